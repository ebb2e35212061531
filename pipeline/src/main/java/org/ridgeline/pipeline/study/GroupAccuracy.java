package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.table.TextTable;

/** The accuracy on groups of test documents: bars for one fit, a table for all. */
final class GroupAccuracy {

    private final Fits fits;
    private final List<boolean[]> right;

    GroupAccuracy(Fits fits) {
        this.fits = fits;
        this.right = fits.all().stream().map(fits::right).toList();
    }

    /** Returns the bars and the table; {@code what} names the groups, as in {@code words in the document}. */
    List<Block> blocks(String id, String what, List<DocumentGroup> groups) {
        return List.of(
                new Block.Drawing(bars(id, what, groups)),
                new Block.Table(id + "-table", "Test accuracy by " + what, table(what, groups)));
    }

    /** Returns how many of the group one fit gets right. */
    int correct(StudyFit fit, DocumentGroup group) {
        boolean[] ofFit = right.get(fits.all().indexOf(fit));
        return (int) group.documents().stream().filter(i -> ofFit[i]).count();
    }

    private BarFigure bars(String id, String what, List<DocumentGroup> groups) {
        StudyFit fit = fits.best();
        List<BarFigure.Bar> bars = new ArrayList<>();
        for (DocumentGroup group : groups) {
            int n = group.documents().size();
            int correct = correct(fit, group);
            Interval interval = Interval.wilson(correct, n);
            bars.add(new BarFigure.Bar(
                    group.label(),
                    100.0 * correct / n,
                    100 * interval.low(),
                    100 * interval.high(),
                    String.format(Locale.ROOT, "n = %,d", n)));
        }
        return new BarFigure(
                new Caption(
                        id,
                        String.format(
                                Locale.ROOT, "Test accuracy by %s, %s: %s", what, fit.title(), range(fit, groups)),
                        "Each bar is the share of the group that is called right, n the size of the group, the whisker a"
                                + " 95% interval of the share (Wilson 1927)."),
                Axis.linear("accuracy, %"),
                bars);
    }

    /** Says where the accuracy is lowest and highest, the first of equals. */
    private String range(StudyFit fit, List<DocumentGroup> groups) {
        DocumentGroup lowest = groups.get(0);
        DocumentGroup highest = groups.get(0);
        for (DocumentGroup group : groups) {
            lowest = share(fit, group) < share(fit, lowest) ? group : lowest;
            highest = share(fit, group) > share(fit, highest) ? group : highest;
        }
        return String.format(
                Locale.ROOT,
                "%s (%s) to %s (%s)",
                Unit.FRACTION.print(share(fit, lowest)),
                lowest.label(),
                Unit.FRACTION.print(share(fit, highest)),
                highest.label());
    }

    private double share(StudyFit fit, DocumentGroup group) {
        return (double) correct(fit, group) / group.documents().size();
    }

    private TextTable table(String what, List<DocumentGroup> groups) {
        List<String> header = new ArrayList<>(List.of(what, "documents"));
        fits.all().forEach(fit -> header.addAll(List.of(fit.title(), "95% interval")));
        List<List<String>> rows = new ArrayList<>();
        for (DocumentGroup group : groups) {
            int n = group.documents().size();
            List<String> row = new ArrayList<>(List.of(group.label(), String.format(Locale.ROOT, "%,d", n)));
            for (StudyFit fit : fits.all()) {
                Interval interval = Interval.wilson(correct(fit, group), n);
                row.add(Unit.FRACTION.print(share(fit, group)));
                row.add(Unit.FRACTION.print(interval.low()) + " to " + Unit.FRACTION.print(interval.high()));
            }
            rows.add(row);
        }
        return new TextTable(header, 1, rows);
    }
}
