package org.ridgeline.pipeline.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.run.MeasuresJson;
import org.ridgeline.pipeline.run.Reviews;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.table.ResultTable;
import org.ridgeline.reports.table.ResultTable.Cell;
import org.ridgeline.reports.table.ResultTable.Row;

/** Words and numbers about a training on a user's reviews. */
public final class ReviewReport {

    private ReviewReport() {}

    /** Returns how many rows do what. */
    public static String rows(Reviews reviews) {
        Reviews.Parts parts = reviews.parts();
        return String.format(
                Locale.ROOT,
                "%,d to train on, %,d to test on%s",
                parts.train().length,
                parts.test().length,
                parts.out() == 0 ? "" : String.format(Locale.ROOT, ", %,d left out", parts.out()));
    }

    /** Returns what the labels of a training mean and how often they occur. */
    public static String labels(Reviews reviews) {
        return labels(reviews.labels(), reviews.mapping()) + (reviews.inferred() ? "; " + Evaluated.Told.INFERRED : "");
    }

    /** Returns what the labels of an evaluation mean, how often they occur, and what said so. */
    public static String labels(Evaluated evaluated) {
        return labels(evaluated.labels(), evaluated.mapping()) + "; " + evaluated.told();
    }

    private static String labels(Map<String, Long> counts, LabelMapping mapping) {
        List<String> counted = new ArrayList<>();
        counts.forEach((label, count) -> counted.add(String.format(
                Locale.ROOT, "%s %s (%,d)", label, mapping.of(label).name().toLowerCase(Locale.ROOT), count)));
        return String.join(", ", counted);
    }

    /** Returns what a fit came to, in a few words. */
    public static String fitted(ReviewFit fit) {
        return String.format(
                Locale.ROOT,
                "l2 %s by %s, %,d iterations, residual %.1e",
                title(fit),
                fit.certificate().method(),
                fit.certificate().iterations(),
                fit.certificate().relativeResidual());
    }

    /** Returns the certificate of a fit in a line, lambda in the three conventions. */
    public static String certificate(ReviewTraining data, ReviewFit fit) {
        double lambda = fit.model().lambda();
        int n = data.reviews().parts().train().length;
        Certificate certificate = fit.certificate();
        return String.format(
                Locale.ROOT,
                "l2 %s: %s; %s, %,d iterations, relative residual %.1e (%s), %.2f s",
                title(fit),
                lambda == 0
                        ? "lambda 0, the fit of least norm"
                        : String.format(
                                Locale.ROOT,
                                "lambda %s on the sum of squares (%.4g on the mean, %s on the half-sum)",
                                Wording.number(lambda),
                                lambda / n,
                                Wording.number(lambda / 2)),
                certificate.method(),
                certificate.iterations(),
                certificate.relativeResidual(),
                certificate.requirement(),
                certificate.seconds());
    }

    private static String title(ReviewFit fit) {
        return fit.penalty() instanceof Penalty.CrossValidated
                ? "cv (" + new Penalty.Given(fit.model().lambda()).key() + ")"
                : fit.penalty().key();
    }

    /** Returns MSE and accuracy on the rows trained on and on those held back, a column a fit. */
    public static ResultTable table(List<ReviewFit> fits) {
        List<Row> rows = new ArrayList<>();
        add(rows, fits, "train MSE", Metric.MSE.unit(), fit -> Optional.of(fit.train()), BinaryEvaluation::mse);
        add(rows, fits, "test MSE", Metric.MSE.unit(), ReviewFit::test, BinaryEvaluation::mse);
        add(
                rows,
                fits,
                "train accuracy",
                Metric.ACCURACY.unit(),
                fit -> Optional.of(fit.train()),
                BinaryEvaluation::accuracy);
        add(rows, fits, "test accuracy", Metric.ACCURACY.unit(), ReviewFit::test, BinaryEvaluation::accuracy);
        return new ResultTable(
                "Reviews", "", fits.stream().map(fit -> "l2 " + title(fit)).toList(), rows);
    }

    /** Returns what is right without reading a word, if all texts are called what most are: an accuracy near it says little. */
    public static String majority(BinaryEvaluation measured) {
        ConfusionMatrix confusion = measured.confusion();
        int positive = confusion.truePositives() + confusion.falseNegatives();
        int negative = measured.n() - positive;
        return String.format(
                Locale.ROOT,
                "%.2f%% (%,d right if all are called %s)",
                100.0 * Math.max(positive, negative) / measured.n(),
                Math.max(positive, negative),
                positive > negative ? "positive" : "negative");
    }

    private static void add(
            List<Row> rows,
            List<ReviewFit> fits,
            String name,
            Unit unit,
            Function<ReviewFit, Optional<BinaryEvaluation>> measured,
            ToDoubleFunction<BinaryEvaluation> value) {
        if (fits.stream().allMatch(fit -> measured.apply(fit).isPresent())) {
            rows.add(new Row(
                    name,
                    unit,
                    fits.stream()
                            .map(fit -> new Cell(
                                    value.applyAsDouble(measured.apply(fit).get()),
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty(),
                                    Optional.empty()))
                            .toList()));
        }
    }

    /** Returns all of it as data. */
    public static SortedMap<String, Object> json(ReviewTraining data, List<ReviewFit> fits) {
        SortedMap<String, Object> json = new TreeMap<>();
        Reviews reviews = data.reviews();
        json.put("files", reviews.files());
        json.put("labels", reviews.labels());
        json.put("mapping", reviews.mapping().toString());
        json.put("mappingInferred", reviews.inferred());
        json.put("train", reviews.parts().train().length);
        json.put("test", reviews.parts().test().length);
        json.put("out", reviews.parts().out());
        json.put("terms", data.bag().vocabulary().size());
        json.put("nonzeros", data.nonzeros());
        reviews.duplicates()
                .ifPresent(warning -> json.put("duplicates", warning.lines().toList()));
        Map<String, Object> byPenalty = new LinkedHashMap<>();
        for (ReviewFit fit : fits) {
            SortedMap<String, Object> entry = new TreeMap<>();
            entry.put("lambda", fit.model().lambda());
            entry.put("method", fit.certificate().method());
            entry.put("iterations", fit.certificate().iterations());
            entry.put("relativeResidual", fit.certificate().relativeResidual());
            entry.put("weightNorm", fit.model().norm());
            entry.put("train", MeasuresJson.of(fit.train()));
            fit.test().ifPresent(test -> entry.put("test", MeasuresJson.of(test)));
            byPenalty.put(fit.penalty().key(), entry);
        }
        json.put("fits", byPenalty);
        return json;
    }
}
