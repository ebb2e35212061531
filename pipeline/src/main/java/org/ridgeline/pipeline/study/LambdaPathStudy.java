package org.ridgeline.pipeline.study;

import java.util.List;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.sweep.CrossValidation;
import org.ridgeline.pipeline.sweep.LambdaPath;
import org.ridgeline.pipeline.sweep.Lambdas;
import org.ridgeline.reports.page.Section;

/** Errors against lambda, and the lambda that cross-validation over the training documents chooses. */
public final class LambdaPathStudy implements Study {

    private static final int FOLDS = 5;
    private static final long SEED = 1;

    /** The path's share of the work: one problem of six. */
    private static final double PATH = 1.0 / (FOLDS + 1);

    @Override
    public String id() {
        return LambdaPathSection.ID;
    }

    @Override
    public String title() {
        return LambdaPathSection.TITLE;
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Section run(RunResult result, Workers workers, Progress progress) {
        LabeledMatrix train = result.vectors().examples().get(Split.TRAIN);
        if (train.rows() < 2) {
            progress.done(1);
            return new Section(
                    id(), title(), "There is one training document, and cross-validation needs two.", List.of());
        }
        List<FitSpec> fits = result.experiment().fits();
        Lambdas lambdas = Lambdas.usual().and(fits.stream().map(FitSpec::lambda).toList());
        LambdaPath path =
                LambdaPath.run(result.vectors().examples(), lambdas, workers, share -> progress.done(PATH * share));
        CrossValidation validation = CrossValidation.run(
                train,
                lambdas,
                Math.min(FOLDS, train.rows()),
                SEED,
                workers,
                share -> progress.done(PATH + (1 - PATH) * share));
        return LambdaPathSection.of(path, validation, fits);
    }
}
