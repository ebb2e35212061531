package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.stage.Wording;
import org.ridgeline.pipeline.sweep.CrossValidation;
import org.ridgeline.pipeline.sweep.LambdaPath;
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

/** A {@link LambdaPath} and its {@link CrossValidation} as a section. */
public final class LambdaPathSection {

    static final String ID = "lambda-path";
    static final String TITLE = "Lambda path and cross-validation";

    private final LambdaPath path;
    private final CrossValidation validation;
    private final List<FitSpec> own;
    private final List<Split> splits;

    private LambdaPathSection(LambdaPath path, CrossValidation validation, List<FitSpec> own) {
        this.path = path;
        this.validation = validation;
        this.own = own.stream().filter(fit -> fit.lambda() > 0).toList();
        splits = Arrays.stream(Split.values())
                .filter(path.points().get(0).bySplit()::containsKey)
                .toList();
    }

    /**
     * Returns the section.
     *
     * @param validation over the same lambdas
     * @param own the experiment's fits, to be marked
     */
    public static Section of(LambdaPath path, CrossValidation validation, List<FitSpec> own) {
        return new LambdaPathSection(path, validation, own).section();
    }

    private Section section() {
        List<Block> blocks = new ArrayList<>();
        if (path.points().stream().filter(point -> point.lambda() > 0).count() > 1) {
            blocks.add(new Block.Drawing(figure(Measure.MSE)));
            blocks.add(new Block.Drawing(figure(Measure.ACCURACY)));
        }
        blocks.add(new Block.Facts(facts()));
        blocks.add(new Block.Table(ID, "Errors against lambda; cross-validation with its standard error", table()));
        blocks.add(new Block.Text(method()));
        return new Section(ID, TITLE, lead(), blocks);
    }

    private LambdaPath.Point best(Split split) {
        return path.points().stream()
                .min(Comparator.comparingDouble(
                        point -> point.bySplit().get(split).mse()))
                .orElseThrow();
    }

    private String lead() {
        double chosen = validation.best().lambda();
        LambdaPath.Point at = path.at(chosen);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Cross-validation over the training documents chooses lambda = %s; the test MSE is %s there",
                Wording.number(chosen),
                Text.mse(at.bySplit().get(Split.TEST).mse())));
        for (FitSpec fit : own) {
            text.append(String.format(
                    Locale.ROOT,
                    ", %s at the experiment's lambda = %s",
                    Text.mse(path.at(fit.lambda()).bySplit().get(Split.TEST).mse()),
                    Wording.number(fit.lambda())));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        ", and its least over the grid is %s, at lambda = %s.",
                        Text.mse(best(Split.TEST).bySplit().get(Split.TEST).mse()),
                        Wording.number(best(Split.TEST).lambda())))
                .toString();
    }

    private List<Fact> facts() {
        CrossValidation.Point best = validation.best();
        CrossValidation.Point simple = validation.oneStandardError();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("chosen by cross-validation", described(best)));
        facts.add(new Fact("largest lambda within one standard error of it", described(simple)));
        for (Split split : splits) {
            facts.add(new Fact(
                    "least " + split.key() + " MSE",
                    "lambda = " + Wording.number(best(split).lambda()) + ", MSE "
                            + Text.mse(best(split).bySplit().get(split).mse())));
        }
        return facts;
    }

    private String described(CrossValidation.Point point) {
        BinaryEvaluation test = path.at(point.lambda()).bySplit().get(Split.TEST);
        return String.format(
                Locale.ROOT,
                "lambda = %s, MSE %s ± %s; test MSE %s, test accuracy %s",
                Wording.number(point.lambda()),
                Text.mse(point.mse()),
                Text.mse(point.mseError()),
                Text.mse(test.mse()),
                Text.percent(test.accuracy()));
    }

    private LineFigure figure(Measure measure) {
        List<LambdaPath.Point> shown =
                path.points().stream().filter(point -> point.lambda() > 0).toList();
        List<Double> x = shown.stream().map(LambdaPath.Point::lambda).toList();
        List<Series> series = new ArrayList<>();
        for (Split split : splits) {
            series.add(new Series(
                    split.key(),
                    x,
                    shown.stream()
                            .map(point -> measure.plotted(point.bySplit().get(split)))
                            .toList(),
                    split == Split.TEST ? Style.LINE_AND_POINTS : Style.LINE));
        }
        boolean mse = measure == Measure.MSE;
        series.add(new Series(
                "cross-validation",
                x,
                validation.points().stream()
                        .filter(point -> point.lambda() > 0)
                        .map(point -> mse ? point.mse() : 100 * point.accuracy())
                        .toList(),
                Style.DASHED));
        Caption caption = new Caption(
                ID + "-" + measure.id(),
                mse
                        ? "Test error is least at lambda = "
                                + Wording.number(best(Split.TEST).lambda())
                        : "At the lambda that cross-validation chooses, test accuracy is "
                                + Text.percent(path.at(validation.best().lambda())
                                        .bySplit()
                                        .get(Split.TEST)
                                        .accuracy()),
                "The " + measure.title() + " against lambda, which stands beside the sum of squared errors."
                        + atZero(measure));
        return new LineFigure(
                caption, Axis.log("lambda, on the sum of squares"), Axis.linear(measure.axis()), series, markers());
    }

    private String atZero(Measure measure) {
        LambdaPath.Point first = path.points().get(0);
        return first.lambda() > 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Lambda = 0, the fit of least norm, has no place on the axis; its %s on the test documents is %s.",
                        measure.title(),
                        measure.printed(first.bySplit().get(Split.TEST)));
    }

    private List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        double chosen = validation.best().lambda();
        double simple = validation.oneStandardError().lambda();
        if (chosen > 0) {
            markers.add(new Marker(
                    true, chosen, simple == chosen ? "cross-validation, also one standard error" : "cross-validation"));
        }
        if (simple > 0 && simple != chosen) {
            markers.add(new Marker(true, simple, "one standard error"));
        }
        own.forEach(fit -> markers.add(new Marker(true, fit.lambda(), "the experiment's, " + fit.title())));
        return markers;
    }

    private TextTable table() {
        List<String> header = new ArrayList<>(List.of("lambda"));
        splits.forEach(split -> header.add(split.key() + " MSE"));
        header.add("cross-validation MSE");
        splits.forEach(split -> header.add(split.key() + " accuracy"));
        header.addAll(List.of("cross-validation accuracy", "||w||"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < path.points().size(); i++) {
            LambdaPath.Point point = path.points().get(i);
            CrossValidation.Point held = validation.points().get(i);
            List<String> row = new ArrayList<>(List.of(Wording.number(point.lambda())));
            splits.forEach(split -> row.add(Text.mse(point.bySplit().get(split).mse())));
            row.add(Text.mse(held.mse()) + " ± " + Text.mse(held.mseError()));
            splits.forEach(
                    split -> row.add(Text.percent(point.bySplit().get(split).accuracy())));
            row.add(Text.percent(held.accuracy()) + " ± " + Text.percent(held.accuracyError()));
            row.add(Text.norm(point.norm()));
            rows.add(row);
        }
        return new TextTable(header, 0, rows);
    }

    private String method() {
        return String.format(
                Locale.ROOT,
                "%d folds over the training documents, stratified by label, seed %d. Each fold is fitted with the same lambda on the sum of"
                        + " squares and the vocabulary of its own training part. The choice takes the lambda of least mean validation MSE; the"
                        + " one-standard-error rule the largest within one standard error of it (Hastie, Tibshirani and Friedman 2009,"
                        + " section 7.10).",
                validation.folds(),
                validation.seed());
    }
}
