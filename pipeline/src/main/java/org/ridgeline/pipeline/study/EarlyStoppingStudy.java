package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;
import static org.ridgeline.pipeline.run.Wording.number;
import static org.ridgeline.pipeline.study.Measure.ACCURACY;
import static org.ridgeline.pipeline.study.Measure.MSE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.Lsqr;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;

/**
 * Errors against the steps of LSQR without a regularizer, from zero until the weights are the minimum-norm solution, beside the first fit
 * with one: how long to iterate regularizes (Yao, Rosasco and Caponnetto, "On early stopping in gradient descent learning", Constr. Approx.
 * 26, 2007; for Krylov methods Hansen 1998, see {@link Lsqr}).
 */
public final class EarlyStoppingStudy extends Study {

    /** Where the iteration ends: the distance to the minimum-norm solution, relative to its norm. */
    private static final double DISTANCE = 1e-4;

    /** Steps looked at for each power of ten, and the powers: 10^4.5 = 31,623 steps at most. */
    private static final int PER_DECADE = 10;

    private static final int LAST = 45;

    /** Names the study. */
    public EarlyStoppingStudy() {
        super("early-stopping", "Early stopping as regularization", false);
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        return stopping(input.examples(), workers, progress::done)
                .report(new ReportBuilder(this), id(), input.regularized());
    }

    /**
     * Returns the iterates' errors; the same bits for any number of threads.
     *
     * @param examples by split; fitted to {@link Split#TRAIN}
     * @throws org.ridgeline.model.solver.NumericalException if the minimum-norm solution misses its tolerance
     */
    static Stopping stopping(Map<Split, LabeledMatrix> examples, Workers workers, DoubleConsumer share) {
        LabeledMatrix train = examples.get(Split.TRAIN);
        double[] exact = new LeastSquares(train, workers)
                .fit(0, SolverSettings.defaults())
                .weights();
        int[] at = IntStream.rangeClosed(0, LAST)
                .map(k -> (int) Math.round(StrictMath.pow(10, (double) k / PER_DECADE)))
                .distinct()
                .toArray();
        double last = at[at.length - 1];
        List<ErrorCurve.Point> points = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        Lsqr.iterates(new CpuSparseProducts(train.matrix(), workers), train, at, (step, w) -> {
            points.add(ErrorCurve.Point.of(step, w, examples));
            distances.add(distance(w, exact));
            share.accept(step / last);
            return distances.get(distances.size() - 1) > DISTANCE;
        });
        share.accept(1);
        return new Stopping(new ErrorCurve(points), distances, ErrorCurve.Point.of(last, exact, examples));
    }

    private static double distance(double[] w, double[] exact) {
        double[] difference = w.clone();
        Vectors.addScaled(-1, exact, difference);
        double norm = Vectors.norm(exact);
        return norm == 0 ? Vectors.norm(w) : Vectors.norm(difference) / norm;
    }

    /**
     * What the iterates came to.
     *
     * @param curve by step, from 1
     * @param distances of the weights from the minimum-norm solution, relative to its norm
     * @param exact the measures of the minimum-norm solution
     */
    record Stopping(ErrorCurve curve, List<Double> distances, ErrorCurve.Point exact) {

        boolean converged() {
            return distances.get(distances.size() - 1) <= DISTANCE;
        }

        /** Returns the numbers beside those of the fit with a regularizer, if there is one. */
        private StudyReport report(ReportBuilder report, String id, Optional<StudyFit> ridge) {
            ErrorCurve.Point best = curve.best(Split.TEST);
            String leastError = format(
                    "Test error is least after %,d steps, %s; at the minimum-norm solution it is %s",
                    (int) best.at(), best.print(MSE, Split.TEST), exact.print(MSE, Split.TEST));
            String accuracy = format(
                    "Where the test error is least, test accuracy is %s; at the minimum-norm solution %s",
                    best.print(ACCURACY, Split.TEST), exact.print(ACCURACY, Split.TEST));
            return report.figures(figure(id, MSE, leastError, ridge), figure(id, ACCURACY, accuracy, ridge))
                    .table(
                            id,
                            "Errors against solver steps, without a regularizer",
                            printed().table(0, curve.rows()))
                    .text(Texts.of("early-stopping.method", Lsqr.REORTHOGONAL)
                            + " "
                            + Texts.of(converged() ? "early-stopping.converged" : "early-stopping.limit"))
                    .records(id, values().records(curve.rows()))
                    .value("best_test_step", (int) best.at())
                    .report(leastError + "." + lead(ridge));
        }

        private String lead(Optional<StudyFit> ridge) {
            String optimum = ridge.map(fit -> format(
                            " The optimum with lambda = %s has %s.",
                            number(fit.spec().given()), MSE.printed(fit.test())))
                    .orElse("");
            if (!curve.splits().contains(Split.DEV)) {
                return optimum;
            }
            ErrorCurve.Point chosen = curve.best(Split.DEV);
            return optimum
                    + format(
                            " The development documents would stop after %,d, at a test MSE of %s.",
                            (int) chosen.at(), chosen.print(MSE, Split.TEST));
        }

        private LineFigure figure(String id, Measure measure, String title, Optional<StudyFit> ridge) {
            List<Marker> markers = new ArrayList<>();
            markers.add(new Marker(true, curve.best(Split.TEST).at(), "least test MSE"));
            ridge.ifPresent(fit -> markers.add(new Marker(
                    false,
                    measure.plotted(fit.test()),
                    "test, lambda = " + number(fit.spec().given()))));
            BinaryEvaluation test = exact.on(Split.TEST);
            markers.add(new Marker(false, measure.plotted(test), "test, minimum norm"));
            return new LineFigure(
                    Texts.caption(id + "-" + measure.id(), id, title, measure.title()),
                    Axis.log("solver steps"),
                    Axis.linear(measure.axis()),
                    curve.series(measure),
                    markers);
        }

        private Columns<Integer> printed() {
            Columns<Integer> table = new Columns<Integer>().add("steps", "%,d", i -> step(i));
            curve.addPrinted(MSE, table);
            curve.addPrinted(ACCURACY, table);
            return table.add("||w||", i -> Measure.norm(curve.points().get(i).norm()))
                    .add("distance from minimum norm", i -> Measure.twoDigits(distances.get(i)));
        }

        private Columns<Integer> values() {
            Columns<Integer> records = new Columns<Integer>()
                    .add("step", this::step)
                    .add("norm", i -> curve.points().get(i).norm())
                    .add("distance", distances::get);
            curve.addValues(records);
            return records;
        }

        private int step(int i) {
            return (int) curve.points().get(i).at();
        }
    }
}
