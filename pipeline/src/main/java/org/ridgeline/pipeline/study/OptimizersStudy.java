package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.page.Section;

/** Every optimizer on the run's own rows against the exact optimum, with the run's regularizer and without. */
final class OptimizersStudy extends Study {

    /** By epochs, not by seconds, so that another machine draws the same curves. */
    private static final OptimizerComparison.Budget BUDGET =
            new OptimizerComparison.Budget(500, 20, Double.POSITIVE_INFINITY, 324);

    private final OptimizerComparison.Budget budget;

    OptimizersStudy() {
        this(BUDGET);
    }

    OptimizersStudy(OptimizerComparison.Budget budget) {
        super("optimizers", "Optimizers", false);
        this.budget = budget;
    }

    @Override
    public Section run(StudyInput input, Workers workers, Progress progress) {
        List<Double> lambdas = lambdas(input.fits());
        OptimizerComparison comparison = OptimizerComparison.run(
                input.examples(), lambdas, budget, workers, Devices.cpu(workers), observer(lambdas.size(), progress));
        Section section = new Section(
                id(),
                title(),
                "The iterative optimizers of the lecture on the rows of this run, each measured against the exact optimum of the same"
                        + " objective.",
                new ComparisonPage(comparison).blocks());
        progress.done(1);
        return section;
    }

    /** Returns the first lambda of the fits that is above 0, if there is one, and 0. */
    private static List<Double> lambdas(List<StudyInput.StudyFit> fits) {
        List<Double> lambdas = new ArrayList<>();
        fits.stream()
                .map(fit -> fit.spec().given())
                .filter(lambda -> lambda > 0)
                .findFirst()
                .ifPresent(lambdas::add);
        lambdas.add(0.0);
        return lambdas;
    }

    /** Returns an observer that turns the share of each descent into the share of all. */
    private static StageObserver observer(int lambdas, Progress progress) {
        return new StageObserver() {
            private final List<String> seen = new ArrayList<>();

            @Override
            public void began(String stage) {}

            @Override
            public void ended(String stage, double seconds, String summary) {}

            @Override
            public void descended(String what, double share, String remark) {
                if (!seen.contains(what)) {
                    seen.add(what);
                }
                progress.done(Math.min(1, (seen.size() - 1 + share) / (lambdas * OptimizerComparison.optimizers())));
            }
        };
    }
}
