package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.study.Measure.ACCURACY;
import static org.ridgeline.pipeline.study.Measure.MSE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.Lsqr;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

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
    public Section run(StudyInput input, Workers workers, Progress progress) {
        return report(input, workers, progress).section();
    }

    /** Computes the errors of the iterates. */
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        Stopping stopping = stopping(input.examples(), workers, progress::done);
        Optional<StudyFit> ridge =
                input.fits().stream().filter(fit -> fit.spec().given() > 0).findFirst();
        return new StudyReport(
                new Report(stopping, ridge).section(id(), title()),
                Map.of(id(), records(stopping)),
                Map.of("best_test_step", (int) stopping.curve().best(Split.TEST).at()));
    }

    /**
     * What the iterates came to.
     *
     * @param curve by step, from 1
     * @param distances of the weights from the minimum-norm solution, relative to its norm
     * @param exact the measures of the minimum-norm solution
     */
    record Stopping(ErrorCurve curve, List<Double> distances, Map<Split, BinaryEvaluation> exact) {

        /** Returns whether the last iterate is within {@value #DISTANCE} of the minimum-norm solution. */
        boolean converged() {
            return distances.get(distances.size() - 1) <= DISTANCE;
        }
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
        return new Stopping(new ErrorCurve(points), distances, ErrorCurve.measures(exact, examples));
    }

    private static double distance(double[] w, double[] exact) {
        double[] difference = w.clone();
        Vectors.addScaled(-1, exact, difference);
        double norm = Vectors.norm(exact);
        return norm == 0 ? Vectors.norm(w) : Vectors.norm(difference) / norm;
    }

    private static List<Map<String, Object>> records(Stopping stopping) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (ErrorCurve.Point point : stopping.curve().points()) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("step", (int) point.at());
            record.put("norm", point.norm());
            record.put("distance", stopping.distances().get(records.size()));
            point.put(record);
            records.add(record);
        }
        return records;
    }

    /** The numbers as a section. */
    private record Report(Stopping stopping, Optional<StudyFit> ridge) {

        Section section(String id, String title) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Drawing(figure(id, MSE, leastError())));
            blocks.add(new Block.Drawing(figure(
                    id,
                    ACCURACY,
                    String.format(
                            Locale.ROOT,
                            "Where the test error is least, test accuracy is %s; at the minimum-norm solution %s",
                            best().print(ACCURACY, Split.TEST),
                            ACCURACY.printed(exact())))));
            blocks.add(new Block.Table(id, "Errors against solver steps, without a regularizer", table()));
            blocks.add(
                    new Block.Text(
                            "LSQR from zero. Each iterate is the least-squares fit in a growing Krylov space, which holds the directions"
                                    + " of large singular values first; stopping early leaves the small ones out, as a regularizer damps them (Yao, Rosasco and"
                                    + " Caponnetto 2007; Hansen 1998). The first " + Lsqr.REORTHOGONAL
                                    + " steps are those of exact arithmetic; rounding delays the later ones, so that another program may need more or fewer. The last column"
                                    + " is how far the weights are from the minimum-norm solution, in percent of its norm. "
                                    + (stopping.converged()
                                            ? "The last step shown is within a hundredth of a percent."
                                            : "The limit of steps came before the iterate was within a hundredth of a percent.")));
            return new Section(id, title, lead(), blocks);
        }

        private ErrorCurve.Point best() {
            return stopping.curve().best(Split.TEST);
        }

        private BinaryEvaluation exact() {
            return stopping.exact().get(Split.TEST);
        }

        private String leastError() {
            return String.format(
                    Locale.ROOT,
                    "Test error is least after %,d steps, %s; at the minimum-norm solution it is %s",
                    (int) best().at(),
                    best().print(MSE, Split.TEST),
                    MSE.printed(exact()));
        }

        private String lead() {
            StringBuilder text = new StringBuilder(leastError()).append('.');
            ridge.ifPresent(fit -> text.append(String.format(
                    Locale.ROOT,
                    " The optimum with lambda = %s has %s.",
                    Wording.number(fit.spec().given()),
                    MSE.printed(fit.test()))));
            if (stopping.exact().containsKey(Split.DEV)) {
                ErrorCurve.Point chosen = stopping.curve().best(Split.DEV);
                text.append(String.format(
                        Locale.ROOT,
                        " The development documents would stop after %,d, at a test MSE of %s.",
                        (int) chosen.at(),
                        chosen.print(MSE, Split.TEST)));
            }
            return text.toString();
        }

        private LineFigure figure(String id, Measure measure, String title) {
            List<Marker> markers = new ArrayList<>();
            markers.add(new Marker(true, best().at(), "least test MSE"));
            ridge.ifPresent(fit -> markers.add(new Marker(
                    false,
                    measure.plotted(fit.test()),
                    "test, lambda = " + Wording.number(fit.spec().given()))));
            markers.add(new Marker(false, measure.plotted(exact()), "test, minimum norm"));
            return new LineFigure(
                    new Caption(
                            id + "-" + measure.id(),
                            title,
                            "The " + measure.title() + " against the steps of LSQR without a regularizer, from zero."),
                    Axis.log("solver steps"),
                    Axis.linear(measure.axis()),
                    stopping.curve().series(measure),
                    markers);
        }

        private TextTable table() {
            ErrorCurve curve = stopping.curve();
            List<List<String>> rows = new ArrayList<>();
            for (ErrorCurve.Point point : curve.points()) {
                rows.add(row(
                        Measure.count((int) point.at()),
                        curve.cells(MSE, point),
                        curve.cells(ACCURACY, point),
                        Measure.norm(point.norm()),
                        Measure.twoDigits(stopping.distances().get(rows.size()))));
            }
            return new TextTable(
                    row("steps", curve.header(MSE), curve.header(ACCURACY), "||w||", "distance from minimum norm"),
                    0,
                    rows);
        }

        private static List<String> row(
                String steps, Stream<String> mse, Stream<String> accuracy, String norm, String distance) {
            return Stream.of(Stream.of(steps), mse, accuracy, Stream.of(norm, distance))
                    .flatMap(cells -> cells)
                    .toList();
        }
    }
}
