package org.ridgeline.pipeline.study;

import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.sweep.SizeCurve;
import org.ridgeline.pipeline.sweep.Sizes;
import org.ridgeline.reports.page.Section;

/** Errors against the number of training documents and of words, through the interpolation threshold. */
public final class LearningCurveStudy implements Study {

    private static final long SEED = 1;

    /** What is taken where no fit of the experiment has a regularizer. */
    private static final double USUAL_LAMBDA = 1;

    /** The documents' share of the work, as measured on SST. */
    private static final double DOCUMENTS = 0.25;

    @Override
    public String id() {
        return LearningCurveSection.ID;
    }

    @Override
    public String title() {
        return LearningCurveSection.TITLE;
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Section run(RunResult result, Workers workers, Progress progress) {
        Curves curves = curves(result, SEED, workers, progress);
        return LearningCurveSection.of(curves.documents(), curves.words(), curves.threshold(), SEED);
    }

    /**
     * Both curves.
     *
     * @param documents over numbers of documents
     * @param words over numbers of words
     * @param threshold the number of words at which there are as many columns as independent documents
     */
    public record Curves(SizeCurve documents, SizeCurve words, int threshold) {}

    /**
     * Computes both curves at the lambda of the experiment's first fit with a regularizer.
     *
     * @param seed of the order of the documents
     */
    public static Curves curves(RunResult result, long seed, Workers workers, Progress progress) {
        Map<Split, LabeledMatrix> examples = result.vectors().examples();
        int rows = examples.get(Split.TRAIN).rows();
        int distinct = rows - result.trained().duplicateRows();
        boolean bias = result.vectors().bias();
        int threshold = Math.max(1, result.trained().rank().orElse(distinct) - (bias ? 1 : 0));
        double lambda = result.experiment().fits().stream()
                .mapToDouble(FitSpec::lambda)
                .filter(each -> each > 0)
                .findFirst()
                .orElse(USUAL_LAMBDA);
        SizeCurve documents = SizeCurve.overDocuments(
                examples,
                Sizes.ofDocuments(rows),
                lambda,
                seed,
                bias,
                workers,
                share -> progress.done(DOCUMENTS * share));
        SizeCurve words = SizeCurve.overWords(
                examples,
                Sizes.ofWords(result.vectors().bag().vocabulary().size(), threshold),
                lambda,
                bias,
                workers,
                share -> progress.done(DOCUMENTS + (1 - DOCUMENTS) * share));
        return new Curves(documents, words, threshold);
    }
}
