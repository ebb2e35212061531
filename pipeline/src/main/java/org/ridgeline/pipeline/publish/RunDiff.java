package org.ridgeline.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.eval.reproduction.Comparison;

/**
 * Two finished runs side by side.
 *
 * @param parameters the parameters that differ
 * @param origins what else the manifests tell and differs: inputs, versions, machine, threads, device
 * @param results the results compared
 */
public record RunDiff(List<Change> parameters, List<Change> origins, Comparison results) {

    private static final List<String> ORIGINS = List.of("inputs", "versions", "machine", "threads", "device");
    private static final String PARAMETERS = "parameters";

    public RunDiff {
        parameters = List.copyOf(parameters);
        origins = List.copyOf(origins);
    }

    /**
     * Compares.
     *
     * @param top how many words and documents are listed at most, a fit
     * @throws org.ridgeline.pipeline.publish.RunException if a file of either is missing or not as it was written
     */
    public static RunDiff of(RunRecord before, RunRecord after, int top) {
        List<Change> origins = new ArrayList<>();
        for (String part : ORIGINS) {
            origins.addAll(Change.between(part, before.part(part), after.part(part)));
        }
        return new RunDiff(
                Change.between("", before.part(PARAMETERS), after.part(PARAMETERS)),
                origins,
                Comparison.of(before.result(), after.result(), top));
    }

    /** Returns all of it as data. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("identical", results.identical());
        json.put("sameToRounding", results.sameToRounding());
        results.firstDifference().ifPresent(stage -> json.put("firstDifference", stage.stage()));
        json.put(PARAMETERS, parameters);
        json.put("origins", origins);
        SortedMap<String, Object> byStage = new TreeMap<>();
        results.stages()
                .forEach(stage -> byStage.put(stage.stage(), stage.relation().text()));
        json.put("stages", byStage);
        json.put("cells", results.cells());
        json.put("fits", results.fits());
        return json;
    }
}
