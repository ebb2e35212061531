package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Target;

/**
 * Two finished runs compared.
 *
 * @param parameters the parameters that differ
 * @param origins what else differs in the manifests: inputs, versions, machine, threads, device
 * @param results the results compared
 */
public record RunDiff(List<Change> parameters, List<Change> origins, Comparison results) {

    private static final List<String> ORIGINS = List.of("inputs", "versions", "machine", "threads", "device");
    private static final String PARAMETERS = "parameters";

    /**
     * A value that the manifests of two runs do not have in common.
     *
     * @param name where it stands, such as {@code features.maxWords}; an element with a name stands under it: {@code fits.l2.lambda}
     * @param before the first run's, empty where it has none
     * @param after the second run's, empty where it has none
     */
    public record Change(String name, Optional<String> before, Optional<String> after) {}

    /**
     * Compares.
     *
     * @param top how many words and documents are listed at most, a fit
     * @throws org.ridgeline.pipeline.publish.RunException if a file of either is missing or not as it was written
     */
    public static RunDiff of(RunRecord before, RunRecord after, int top) {
        List<Change> origins = new ArrayList<>();
        for (String part : ORIGINS) {
            origins.addAll(changes(part, before.part(part), after.part(part)));
        }
        return new RunDiff(
                changes("", before.part(PARAMETERS), after.part(PARAMETERS)),
                origins,
                Comparison.of(before.result(), after.result(), top));
    }

    private static List<Change> changes(String path, JsonNode before, JsonNode after) {
        SortedMap<String, String> old = new TreeMap<>();
        SortedMap<String, String> fresh = new TreeMap<>();
        flatten(path, before, old);
        flatten(path, after, fresh);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), fresh.get(name)))
                .map(name -> new Change(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(fresh.get(name))))
                .toList();
    }

    private static void flatten(String path, JsonNode node, SortedMap<String, String> into) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(prefix + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode element = node.get(i);
                flatten(prefix + element.path("name").asText(Integer.toString(i + 1)), element, into);
            }
        } else if (!node.isMissingNode()) {
            into.put(path, node.asText());
        }
    }

    /** Returns all of it as data. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("identical", results.identical());
        json.put("sameToRounding", results.firstBeyondRounding().isEmpty());
        results.firstDifference().ifPresent(stage -> json.put("firstDifference", stage.stage()));
        json.put(PARAMETERS, parameters);
        json.put("origins", origins);
        SortedMap<String, Object> stages = new TreeMap<>();
        results.stages()
                .forEach(stage -> stages.put(stage.stage(), stage.relation().text()));
        json.put("stages", stages);
        json.put("cells", results.cells().stream().map(RunDiff::cell).toList());
        json.put("fits", results.fits());
        return json;
    }

    private static Map<String, Object> cell(CellComparison cell) {
        return Map.of("cell", cell.cell(), "before", cell.before().map(Target::value), "after", cell.after());
    }
}
