package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.util.Comparator;
import java.util.List;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;

/** The accuracy on groups of test documents: bars for the best fit, a table for all. */
final class GroupAccuracy {

    private final StudyFit best;
    private final List<StudyFit> fits;
    private final List<boolean[]> right;

    GroupAccuracy(StudyInput input) {
        this.best = input.best();
        this.fits = input.fits();
        this.right = fits.stream().map(input::right).toList();
    }

    /** Adds the bars and the table; {@code what} names the groups, as in {@code number of words}. */
    void add(ReportBuilder report, String id, String what, List<DocumentGroup> groups) {
        Columns<DocumentGroup> columns = new Columns<DocumentGroup>()
                .add(what, DocumentGroup::label)
                .add("documents", "%,d", group -> group.documents().size());
        for (StudyFit fit : fits) {
            columns.add(fit.title(), group -> Unit.FRACTION.print(share(fit, group)))
                    .add(
                            "95% interval",
                            group -> {
                                Interval interval = interval(fit, group);
                                return Unit.FRACTION.print(interval.low()) + " to "
                                        + Unit.FRACTION.print(interval.high());
                            });
        }
        report.figures(bars(id, what, groups))
                .table(id + "-table", "Test accuracy by " + what, columns.table(1, groups));
    }

    double share(StudyFit fit, DocumentGroup group) {
        return (double) correct(fit, group) / group.documents().size();
    }

    private int correct(StudyFit fit, DocumentGroup group) {
        boolean[] ofFit = right.get(fits.indexOf(fit));
        return (int) group.documents().stream().filter(i -> ofFit[i]).count();
    }

    private Interval interval(StudyFit fit, DocumentGroup group) {
        return Interval.wilson(correct(fit, group), group.documents().size());
    }

    private BarFigure bars(String id, String what, List<DocumentGroup> groups) {
        Comparator<DocumentGroup> byShare = Comparator.comparingDouble(group -> share(best, group));
        DocumentGroup lowest = groups.stream().min(byShare).orElseThrow();
        // Of equals the first, as min takes; max would take the last.
        DocumentGroup highest = groups.stream().min(byShare.reversed()).orElseThrow();
        return new BarFigure(
                Texts.caption(
                        id,
                        "group-accuracy",
                        what,
                        best.title(),
                        Unit.FRACTION.print(share(best, lowest)),
                        lowest.label(),
                        Unit.FRACTION.print(share(best, highest)),
                        highest.label()),
                Axis.linear("accuracy, %"),
                groups.stream().map(group -> bar(group)).toList());
    }

    private BarFigure.Bar bar(DocumentGroup group) {
        Interval interval = interval(best, group);
        int n = group.documents().size();
        return new BarFigure.Bar(
                group.label(),
                100.0 * correct(best, group) / n,
                100 * interval.low(),
                100 * interval.high(),
                format("n = %,d", n));
    }
}
