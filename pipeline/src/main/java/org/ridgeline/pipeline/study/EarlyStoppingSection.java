package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.solver.LsqrIterates;
import org.ridgeline.pipeline.stage.Wording;
import org.ridgeline.pipeline.sweep.EarlyStopping;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.LineFigure.Marker;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** {@link EarlyStopping} as a section. */
public final class EarlyStoppingSection {

    static final String ID = "early-stopping";
    static final String TITLE = "Early stopping as regularization";

    private final EarlyStopping stopping;
    private final Optional<Ridge> ridge;
    private final List<Split> splits;

    /**
     * The fit with a regularizer that early stopping is compared with.
     *
     * @param lambda on the sum of squares
     * @param test its measures on the test documents
     */
    public record Ridge(double lambda, BinaryEvaluation test) {}

    private EarlyStoppingSection(EarlyStopping stopping, Optional<Ridge> ridge) {
        this.stopping = stopping;
        this.ridge = ridge;
        splits = Arrays.stream(Split.values())
                .filter(stopping.exact()::containsKey)
                .toList();
    }

    /** Returns the section. */
    public static Section of(EarlyStopping stopping, Optional<Ridge> ridge) {
        return new EarlyStoppingSection(stopping, ridge).section();
    }

    private Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Drawing(figure(Measure.MSE)));
        blocks.add(new Block.Drawing(figure(Measure.ACCURACY)));
        blocks.add(new Block.Table(ID, "Errors against solver steps, without a regularizer", table()));
        blocks.add(new Block.Text(
                "LSQR from zero. Each iterate is the least-squares fit in a growing Krylov space, which holds the directions"
                        + " of large singular values first; stopping early leaves the small ones out, as a regularizer damps them (Yao, Rosasco and"
                        + " Caponnetto 2007; Hansen 1998). The first " + LsqrIterates.REORTHOGONAL
                        + " steps are those of exact arithmetic; rounding delays the later ones, so that another program may need more or fewer. The last column"
                        + " is how far the weights are from those of least norm, in percent of the norm of these. "
                        + (stopping.converged()
                                ? "The last step shown is within a hundredth of a percent."
                                : "The limit of steps came before the iterate was within a hundredth of a percent.")));
        return new Section(ID, TITLE, lead(), blocks);
    }

    private String title() {
        EarlyStopping.Point best = stopping.best(Split.TEST);
        return String.format(
                Locale.ROOT,
                "Test error is least after %,d steps, %s; at the fit of least norm it is %s",
                best.step(),
                Text.mse(best.bySplit().get(Split.TEST).mse()),
                Text.mse(stopping.exact().get(Split.TEST).mse()));
    }

    private String lead() {
        StringBuilder text = new StringBuilder(title()).append('.');
        ridge.ifPresent(fit -> text.append(String.format(
                Locale.ROOT,
                " The optimum with lambda = %s has %s.",
                Wording.number(fit.lambda()),
                Text.mse(fit.test().mse()))));
        if (splits.contains(Split.DEV)) {
            EarlyStopping.Point chosen = stopping.best(Split.DEV);
            text.append(String.format(
                    Locale.ROOT,
                    " The development documents would stop after %,d, at a test MSE of %s.",
                    chosen.step(),
                    Text.mse(chosen.bySplit().get(Split.TEST).mse())));
        }
        return text.toString();
    }

    private LineFigure figure(Measure measure) {
        List<Series> series = new ArrayList<>();
        for (Split split : splits) {
            series.add(new Series(
                    split.key(),
                    stopping.points().stream()
                            .map(point -> (double) point.step())
                            .toList(),
                    stopping.points().stream()
                            .map(point -> measure.plotted(point.bySplit().get(split)))
                            .toList(),
                    split == Split.TEST ? Style.LINE_AND_POINTS : Style.LINE));
        }
        List<Marker> markers = new ArrayList<>();
        int best = stopping.best(Split.TEST).step();
        markers.add(new Marker(true, best, "least test MSE"));
        ridge.ifPresent(fit -> markers.add(
                new Marker(false, measure.plotted(fit.test()), "test, lambda = " + Wording.number(fit.lambda()))));
        markers.add(new Marker(false, measure.plotted(stopping.exact().get(Split.TEST)), "test, least norm"));
        String title = measure == Measure.MSE
                ? title()
                : String.format(
                        Locale.ROOT,
                        "Where the test error is least, test accuracy is %s; at the fit of least norm %s",
                        Text.percent(stopping.best(Split.TEST)
                                .bySplit()
                                .get(Split.TEST)
                                .accuracy()),
                        Text.percent(stopping.exact().get(Split.TEST).accuracy()));
        return new LineFigure(
                new Caption(
                        ID + "-" + measure.id(),
                        title,
                        "The " + measure.title() + " against the steps of LSQR without a regularizer, from zero."),
                Axis.log("solver steps"),
                Axis.linear(measure.axis()),
                series,
                markers);
    }

    private TextTable table() {
        List<String> header = new ArrayList<>(List.of("steps"));
        splits.forEach(split -> header.add(split.key() + " MSE"));
        splits.forEach(split -> header.add(split.key() + " accuracy"));
        header.addAll(List.of("||w||", "distance from least norm"));
        List<List<String>> rows = new ArrayList<>();
        for (EarlyStopping.Point point : stopping.points()) {
            List<String> row = new ArrayList<>(List.of(Text.count(point.step())));
            splits.forEach(split -> row.add(Text.mse(point.bySplit().get(split).mse())));
            splits.forEach(
                    split -> row.add(Text.percent(point.bySplit().get(split).accuracy())));
            row.add(Text.norm(point.norm()));
            row.add(Text.twoDigits(point.distance()));
            rows.add(row);
        }
        return new TextTable(header, 0, rows);
    }
}
