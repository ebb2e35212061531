package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.study.Measure.ACCURACY;
import static org.ridgeline.pipeline.study.Measure.MSE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
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
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Fact;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

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
    public Section run(StudyInput input, Workers workers, Progress progress) {
        if (input.examples().get(Split.TRAIN).rows() < 2) {
            progress.done(1);
            return new Section(
                    id(), title(), "There is one training document, and cross-validation needs two.", List.of());
        }
        return report(input, workers, new CpuDevice(workers), progress).section();
    }

    /**
     * Computes path and cross-validation of at least two training documents.
     *
     * @param device where they are fitted
     */
    public StudyReport report(StudyInput input, Workers workers, Device device, Progress progress) {
        LabeledMatrix train = input.examples().get(Split.TRAIN);
        List<FitSpec> fits =
                input.fits().stream().map(StudyInput.StudyFit::spec).toList();
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
        return new StudyReport(
                new Report(path, validation, fits).section(id(), title()),
                Map.of(id(), records(path, validation)),
                Map.of(
                        "folds",
                        count,
                        "seed",
                        seed,
                        "chosen_lambda",
                        validation.best().lambda(),
                        "one_standard_error_lambda",
                        validation.oneStandardError().lambda()));
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

    private static List<Map<String, Object>> records(ErrorCurve path, CrossValidation validation) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < path.points().size(); i++) {
            ErrorCurve.Point point = path.points().get(i);
            CrossValidation.Point held = validation.points().get(i);
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("lambda", point.at());
            record.put("norm", point.norm());
            point.put(record);
            record.put("cv_mse", held.mse());
            record.put("cv_mse_standard_error", held.mseError());
            record.put("cv_accuracy", held.accuracy());
            record.put("cv_accuracy_standard_error", held.accuracyError());
            records.add(record);
        }
        return records;
    }

    /** The numbers as a section. */
    private record Report(ErrorCurve path, CrossValidation validation, List<FitSpec> fits) {

        Section section(String id, String title) {
            List<Block> blocks = new ArrayList<>();
            if (path.points().stream().filter(point -> point.at() > 0).count() > 1) {
                blocks.add(new Block.Drawing(figure(id, MSE)));
                blocks.add(new Block.Drawing(figure(id, ACCURACY)));
            }
            blocks.add(new Block.Facts(facts()));
            blocks.add(new Block.Table(id, "Errors against lambda; cross-validation with its standard error", table()));
            blocks.add(new Block.Text(String.format(
                    Locale.ROOT,
                    "%d folds over the training documents, stratified by label, seed %d. Each fold is fitted with the same lambda on the sum of"
                            + " squares and the vocabulary of its own training part. The choice takes the lambda of least mean validation MSE; the"
                            + " one-standard-error rule the largest within one standard error of it (Hastie, Tibshirani and Friedman 2009,"
                            + " section 7.10).",
                    validation.folds(),
                    validation.seed())));
            return new Section(id, title, lead(), blocks);
        }

        private List<FitSpec> regularized() {
            return fits.stream().filter(fit -> fit.given() > 0).toList();
        }

        private String lead() {
            double chosen = validation.best().lambda();
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "Cross-validation over the training documents chooses lambda = %s; the test MSE is %s there",
                    Wording.number(chosen),
                    path.at(chosen).print(MSE, Split.TEST)));
            for (FitSpec fit : regularized()) {
                text.append(String.format(
                        Locale.ROOT,
                        ", %s at the experiment's lambda = %s",
                        path.at(fit.given()).print(MSE, Split.TEST),
                        Wording.number(fit.given())));
            }
            ErrorCurve.Point least = path.best(Split.TEST);
            return text.append(String.format(
                            Locale.ROOT,
                            ", and its least over the grid is %s, at lambda = %s.",
                            least.print(MSE, Split.TEST),
                            Wording.number(least.at())))
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
                        "lambda = " + Wording.number(least.at()) + ", MSE " + least.print(MSE, split)));
            }
            return facts;
        }

        private String described(CrossValidation.Point point) {
            BinaryEvaluation test = path.at(point.lambda()).on(Split.TEST);
            return String.format(
                    Locale.ROOT,
                    "lambda = %s, MSE %s ± %s; test MSE %s, test accuracy %s",
                    Wording.number(point.lambda()),
                    Measure.mse(point.mse()),
                    Measure.mse(point.mseError()),
                    MSE.printed(test),
                    ACCURACY.printed(test));
        }

        private LineFigure figure(String id, Measure measure) {
            List<CrossValidation.Point> held = validation.points().stream()
                    .filter(point -> point.lambda() > 0)
                    .toList();
            List<Series> series = new ArrayList<>(path.series(measure));
            series.add(new Series(
                    "cross-validation",
                    held.stream().map(CrossValidation.Point::lambda).toList(),
                    held.stream()
                            .map(point -> measure == MSE ? point.mse() : 100 * point.accuracy())
                            .toList(),
                    Style.DASHED));
            String title = measure == MSE
                    ? "Test error is least at lambda = "
                            + Wording.number(path.best(Split.TEST).at())
                    : "At the lambda that cross-validation chooses, test accuracy is "
                            + path.at(validation.best().lambda()).print(ACCURACY, Split.TEST);
            return new LineFigure(
                    new Caption(
                            id + "-" + measure.id(),
                            title,
                            "The " + measure.title() + " against lambda, which stands beside the sum of squared errors."
                                    + atZero(measure)),
                    Axis.log("lambda, on the sum of squares"),
                    Axis.linear(measure.axis()),
                    series,
                    markers());
        }

        private String atZero(Measure measure) {
            ErrorCurve.Point first = path.points().get(0);
            return first.at() > 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            " Lambda = 0, the minimum-norm solution, has no place on the axis; its %s on the test documents is %s.",
                            measure.title(),
                            first.print(measure, Split.TEST));
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

        private TextTable table() {
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < path.points().size(); i++) {
                ErrorCurve.Point point = path.points().get(i);
                CrossValidation.Point held = validation.points().get(i);
                rows.add(row(
                        Wording.number(point.at()),
                        path.cells(MSE, point),
                        Measure.mse(held.mse()) + " ± " + Measure.mse(held.mseError()),
                        path.cells(ACCURACY, point),
                        Unit.FRACTION.print(held.accuracy()) + " ± " + Unit.FRACTION.print(held.accuracyError()),
                        Measure.norm(point.norm())));
            }
            return new TextTable(
                    row(
                            "lambda",
                            path.header(MSE),
                            "cross-validation MSE",
                            path.header(ACCURACY),
                            "cross-validation accuracy",
                            "||w||"),
                    0,
                    rows);
        }

        private static List<String> row(
                String lambda, Stream<String> mse, String heldMse, Stream<String> accuracy, String held, String norm) {
            return Stream.of(Stream.of(lambda), mse, Stream.of(heldMse), accuracy, Stream.of(held, norm))
                    .flatMap(cells -> cells)
                    .toList();
        }
    }
}
