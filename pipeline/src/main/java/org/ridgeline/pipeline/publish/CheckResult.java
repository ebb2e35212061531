package org.ridgeline.pipeline.publish;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.Target;

/** A check as data: what {@code check.json} holds. */
public final class CheckResult {

    private CheckResult() {}

    /**
     * Returns the check of an experiment as data.
     *
     * @param changedByHand where pinned values contradict their history; such a check has failed
     */
    public static SortedMap<String, Object> json(String experiment, Comparison check, List<String> changedByHand) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("experiment", experiment);
        json.put("passed", check.passed() && changedByHand.isEmpty());
        json.put("changedByHand", changedByHand);
        json.put("bitForBit", check.bitForBit());
        json.put("cells", check.cells().stream().map(CheckResult::cell).toList());
        json.put("stages", check.stages().stream().map(CheckResult::stage).toList());
        check.firstThatDisagrees().ifPresent(first -> json.put("firstStageThatDiffers", first.stage()));
        return json;
    }

    private static SortedMap<String, Object> cell(CellComparison cell) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("cell", cell.cell());
        cell.after().filter(Double::isFinite).ifPresent(actual -> json.put("actual", actual));
        cell.before().ifPresent(pinned -> json.put("pinned", target(pinned, cell)));
        cell.book().ifPresent(book -> json.put("book", target(book, cell)));
        json.put("passed", cell.passed());
        return json;
    }

    private static Map<String, Object> target(Target target, CellComparison cell) {
        return Map.of(
                "value", target.value(),
                "tolerance", target.tolerance(),
                "verdict", target.verdict(cell.after()).text());
    }

    private static SortedMap<String, Object> stage(StageComparison stage) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("stage", stage.stage());
        json.put("verdict", stage.verdict());
        stage.before().map(Fingerprint::text).ifPresent(text -> json.put("pinned", text));
        stage.after().map(Fingerprint::text).ifPresent(text -> json.put("actual", text));
        return json;
    }
}
