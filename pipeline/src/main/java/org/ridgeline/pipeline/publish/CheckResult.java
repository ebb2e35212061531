package org.ridgeline.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.ReproductionReport;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Verdict;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.JunitXml;

/** A check as {@code check.json} and as JUnit XML. */
public final class CheckResult {

    private CheckResult() {}

    /**
     * Writes both files into the run's folder.
     *
     * @param changedByHand what the history of the pinned values does not tell; such a check has failed
     * @throws OutputException if one cannot be written
     */
    public static void write(
            String experiment, ReproductionReport report, List<String> changedByHand, RunFolder folder) {
        folder.write("check.json", CanonicalJson.write(json(experiment, report, changedByHand)));
        folder.write("check-junit.xml", JunitXml.render(experiment, report, changedByHand));
    }

    /** Returns what {@code check.json} holds. */
    public static SortedMap<String, Object> json(
            String experiment, ReproductionReport report, List<String> changedByHand) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("experiment", experiment);
        json.put("passed", report.passed() && changedByHand.isEmpty());
        json.put("changedByHand", changedByHand);
        json.put("bitForBit", report.stages().bitForBit());
        json.put("cells", report.cells().stream().map(CheckResult::cell).toList());
        List<Object> stages = new ArrayList<>();
        report.stages().stages().forEach(stage -> stages.add(stage(stage)));
        json.put("stages", stages);
        report.stages().firstDifference().ifPresent(first -> json.put("firstStageThatDiffers", first.stage()));
        return json;
    }

    private static SortedMap<String, Object> cell(CellComparison cell) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("cell", cell.expected().cell());
        cell.actual().ifPresent(actual -> {
            if (Double.isFinite(actual)) {
                json.put("actual", actual);
            }
        });
        json.put("pinned", target(cell.expected().pinned(), cell.pinnedVerdict()));
        cell.expected()
                .book()
                .ifPresent(
                        book -> json.put("book", target(book, cell.bookVerdict().orElseThrow())));
        json.put("passed", cell.passed());
        return json;
    }

    private static SortedMap<String, Object> target(Target target, Verdict verdict) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("value", target.value());
        json.put("tolerance", target.tolerance());
        json.put("verdict", verdict.text());
        return json;
    }

    private static SortedMap<String, Object> stage(StageComparison stage) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("stage", stage.stage());
        json.put("verdict", stage.text());
        stage.pinned().map(Fingerprint::text).ifPresent(text -> json.put("pinned", text));
        stage.actual().map(Fingerprint::text).ifPresent(text -> json.put("actual", text));
        return json;
    }
}
