package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;
import static org.ridgeline.pipeline.run.Wording.number;
import static org.ridgeline.pipeline.study.Measure.ACCURACY;
import static org.ridgeline.pipeline.study.Measure.MSE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.MeanSquaredError;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.selection.CrossValidation;
import org.ridgeline.model.selection.Folds;
import org.ridgeline.model.selection.Lambdas;
import org.ridgeline.model.solver.RidgePath;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.page.Fact;

/** Errors against lambda, and the lambda that cross-validation over the training documents chooses. */
public final class LambdaPathStudy extends Study {

    private static final long SEED = 1;

    private final Lambdas lambdas;
    private final int folds;
    private final long seed;

    LambdaPathStudy() {
        this(Lambdas.usual(), CrossValidation.FOLDS, SEED);
    }

    /**
     * Sets what is visited; the lambdas of the run's fits always are.
     *
     * @param folds at least 2; where there are fewer training documents, one for each
     * @param seed of the folds
     */
    public LambdaPathStudy(Lambdas lambdas, int folds, long seed) {
        super("lambda-path", "Lambda path and cross-validation", false);
        this.lambdas = lambdas;
        this.folds = folds;
        this.seed = seed;
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        if (input.examples().get(Split.TRAIN).rows() < 2) {
            progress.done(1);
            return new ReportBuilder(this).report("There is one training document, and cross-validation needs two.");
        }
        return report(input, workers, new CpuDevice(workers), progress);
    }

    /**
     * Computes path and cross-validation of at least two training documents.
     *
     * @param device where they are fitted
     */
    public StudyReport report(StudyInput input, Workers workers, Device device, Progress progress) {
        LabeledMatrix train = input.examples().get(Split.TRAIN);
        List<FitSpec> fits = input.fits().stream().map(StudyFit::spec).toList();
        Lambdas visited = lambdas.and(fits.stream().map(FitSpec::given).toList());
        int count = Math.min(folds, train.rows());
        double share = 1.0 / (count + 1);
        ErrorCurve path = path(input.examples(), visited, workers, device, progress.part(0, share)::done);
        CrossValidation validation = CrossValidation.run(
                train,
                visited,
                Folds.stratified(train.labels(), count, seed),
                MeanSquaredError::of,
                (scores, labels) -> BinaryEvaluation.of(scores, labels).accuracy(),
                workers,
                device,
                progress.part(share, 1)::done);
        return new Findings(path, validation, fits).report(new ReportBuilder(this), id());
    }

    /** Returns the errors against lambda; the same bits for any number of threads. */
    static ErrorCurve path(
            Map<Split, LabeledMatrix> examples, Lambdas lambdas, Workers workers, Device device, DoubleConsumer share) {
        RidgePath fits = new RidgePath(examples.get(Split.TRAIN), lambdas.values());
        RidgePath.solve(List.of(fits), workers, device, share);
        List<ErrorCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < lambdas.values().size(); i++) {
            points.add(ErrorCurve.Point.of(lambdas.values().get(i), fits.weights(i), examples));
        }
        return new ErrorCurve(points);
    }

    /** The numbers: both curves are over the same lambdas. */
    private record Findings(ErrorCurve path, CrossValidation validation, List<FitSpec> fits) {

        StudyReport report(ReportBuilder report, String id) {
            if (path.points().stream().filter(point -> point.at() > 0).count() > 1) {
                report.figures(figure(id, MSE), figure(id, ACCURACY));
            }
            return report.facts(facts())
                    .table(
                            id,
                            "Errors against lambda; cross-validation with its standard error",
                            printed().table(0, path.rows()))
                    .text(Texts.of("lambda-path.method", validation.folds(), validation.seed()))
                    .records(id, values().records(path.rows()))
                    .value("folds", validation.folds())
                    .value("seed", validation.seed())
                    .value("chosen_lambda", validation.best().lambda())
                    .value(
                            "one_standard_error_lambda",
                            validation.oneStandardError().lambda())
                    .report(lead());
        }

        private Columns<Integer> printed() {
            Columns<Integer> table = new Columns<Integer>().add("lambda", i -> number(point(i).at()));
            path.addPrinted(MSE, table);
            table.add(
                    "cross-validation MSE", i -> Measure.mse(held(i).mse()) + " ± " + Measure.mse(held(i).mseError()));
            path.addPrinted(ACCURACY, table);
            return table.add(
                            "cross-validation accuracy",
                            i -> Unit.FRACTION.print(held(i).accuracy()) + " ± "
                                    + Unit.FRACTION.print(held(i).accuracyError()))
                    .add("||w||", i -> Measure.norm(point(i).norm()));
        }

        private Columns<Integer> values() {
            Columns<Integer> records =
                    new Columns<Integer>().add("lambda", i -> point(i).at()).add("norm", i -> point(i).norm());
            path.addValues(records);
            return records.add("cv_mse", i -> held(i).mse())
                    .add("cv_mse_standard_error", i -> held(i).mseError())
                    .add("cv_accuracy", i -> held(i).accuracy())
                    .add("cv_accuracy_standard_error", i -> held(i).accuracyError());
        }

        private ErrorCurve.Point point(int i) {
            return path.points().get(i);
        }

        private CrossValidation.Point held(int i) {
            return validation.points().get(i);
        }

        private List<FitSpec> regularized() {
            return fits.stream().filter(fit -> fit.given() > 0).toList();
        }

        private String lead() {
            double chosen = validation.best().lambda();
            StringBuilder text = new StringBuilder(format(
                    "Cross-validation over the training documents chooses lambda = %s; the test MSE is %s there",
                    number(chosen), path.at(chosen).print(MSE, Split.TEST)));
            for (FitSpec fit : regularized()) {
                text.append(format(
                        ", %s at the experiment's lambda = %s",
                        path.at(fit.given()).print(MSE, Split.TEST), number(fit.given())));
            }
            ErrorCurve.Point least = path.best(Split.TEST);
            return text.append(format(
                            ", and its least over the grid is %s, at lambda = %s.",
                            least.print(MSE, Split.TEST), number(least.at())))
                    .toString();
        }

        private List<Fact> facts() {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("chosen by cross-validation", described(validation.best())));
            facts.add(new Fact(
                    "largest lambda within one standard error of it", described(validation.oneStandardError())));
            for (Split split : path.splits()) {
                ErrorCurve.Point least = path.best(split);
                facts.add(new Fact(
                        "least " + split.key() + " MSE",
                        "lambda = " + number(least.at()) + ", MSE " + least.print(MSE, split)));
            }
            return facts;
        }

        private String described(CrossValidation.Point point) {
            BinaryEvaluation test = path.at(point.lambda()).on(Split.TEST);
            return format(
                    "lambda = %s, MSE %s ± %s; test MSE %s, test accuracy %s",
                    number(point.lambda()),
                    Measure.mse(point.mse()),
                    Measure.mse(point.mseError()),
                    MSE.printed(test),
                    ACCURACY.printed(test));
        }

        private LineFigure figure(String id, Measure measure) {
            List<Series> series = new ArrayList<>(path.series(measure));
            series.add(Plots.series(
                    "cross-validation",
                    Style.DASHED,
                    validation.points().stream()
                            .filter(point -> point.lambda() > 0)
                            .toList(),
                    CrossValidation.Point::lambda,
                    point -> measure == MSE ? point.mse() : 100 * point.accuracy()));
            String title = measure == MSE
                    ? "Test error is least at lambda = "
                            + number(path.best(Split.TEST).at())
                    : "At the lambda that cross-validation chooses, test accuracy is "
                            + path.at(validation.best().lambda()).print(ACCURACY, Split.TEST);
            return new LineFigure(
                    Texts.caption(id + "-" + measure.id(), id, title, measure.title(), atZero(measure)),
                    Axis.log("lambda, on the sum of squares"),
                    Axis.linear(measure.axis()),
                    series,
                    markers());
        }

        private String atZero(Measure measure) {
            ErrorCurve.Point first = path.points().get(0);
            return first.at() > 0
                    ? ""
                    : format(
                            " Lambda = 0, the minimum-norm solution, has no place on the axis; its %s on the test documents is %s.",
                            measure.title(), first.print(measure, Split.TEST));
        }

        private List<Marker> markers() {
            List<Marker> markers = new ArrayList<>();
            double chosen = validation.best().lambda();
            double simple = validation.oneStandardError().lambda();
            if (chosen > 0) {
                String also = simple == chosen ? ", also one standard error" : "";
                markers.add(new Marker(true, chosen, "cross-validation" + also));
            }
            if (simple > 0 && simple != chosen) {
                markers.add(new Marker(true, simple, "one standard error"));
            }
            regularized()
                    .forEach(fit -> markers.add(new Marker(true, fit.given(), "the experiment's, " + fit.title())));
            return markers;
        }
    }
}
