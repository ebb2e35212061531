package org.ridgeline.pipeline.study;

import java.util.Comparator;
import java.util.List;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.PerDocument;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.TrainStage.TrainedFit;

/** The fits of a run as the studies ask for them, and their scores of the test documents. */
final class Fits {

    private final RunResult result;

    Fits(RunResult result) {
        this.result = result;
    }

    /** Returns every fit, in the experiment's order. */
    List<TrainedFit> all() {
        return result.trained().fits();
    }

    /** Returns the fit of the least lambda, the first of equals: the one without a regularizer where there is one. */
    TrainedFit plain() {
        return all().stream()
                .min(Comparator.comparingDouble(fit -> fit.spec().lambda()))
                .orElseThrow();
    }

    /** Returns the others, in the experiment's order. */
    List<TrainedFit> others() {
        TrainedFit plain = plain();
        return all().stream().filter(fit -> fit != plain).toList();
    }

    /** Returns the plain fit and, of the others, the one of the least error on dev: test documents choose nothing. */
    List<TrainedFit> pair() {
        return others().stream()
                .min(Comparator.comparingDouble(this::devError))
                .map(best -> List.of(plain(), best))
                .orElse(List.of(plain()));
    }

    /** Returns the fit of the least error on dev. */
    TrainedFit best() {
        return all().stream().min(Comparator.comparingDouble(this::devError)).orElseThrow();
    }

    /** Returns the targets of the test documents, +1 or -1. */
    double[] targets() {
        return result.vectors().examples().get(Split.TEST).labels();
    }

    /** Returns the scores of the test documents; to be read only. */
    double[] scores(TrainedFit fit) {
        return result.evaluated().scores().get(fit.spec().name()).get(Split.TEST);
    }

    /** Returns of each test document whether its score has the right sign. */
    boolean[] right(TrainedFit fit) {
        return PerDocument.right(scores(fit), targets());
    }

    /** Returns the weights of the words in column order, without the bias; a fresh array. */
    static double[] weights(TrainedFit fit) {
        double[] weights = new double[fit.model().dimension()];
        for (int column = 0; column < weights.length; column++) {
            weights[column] = fit.model().weight(column);
        }
        return weights;
    }

    private double devError(TrainedFit fit) {
        return result.evaluated().byFit().get(fit.spec().name()).get(Split.DEV).mse();
    }
}
