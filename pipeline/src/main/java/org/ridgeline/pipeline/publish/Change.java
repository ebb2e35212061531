package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value of a manifest that two runs do not have in common.
 *
 * @param name where it stands, such as {@code features.maxWords}; a fit's values are told by its name: {@code fits.l2.lambda}
 * @param before the first run's, empty where it has none
 * @param after the second run's, empty where it has none
 */
public record Change(String name, Optional<String> before, Optional<String> after) {

    /** Returns what differs between two trees, by name below {@code path}. */
    static List<Change> between(String path, JsonNode before, JsonNode after) {
        SortedMap<String, String> old = new TreeMap<>();
        SortedMap<String, String> fresh = new TreeMap<>();
        flatten(path, before, old);
        flatten(path, after, fresh);
        SortedSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), fresh.get(name))) {
                changes.add(new Change(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(fresh.get(name))));
            }
        }
        return changes;
    }

    private static void flatten(String path, JsonNode node, SortedMap<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(below(path, entry.getKey()), entry.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode element = node.get(i);
                flatten(below(path, element.path("name").asText(Integer.toString(i + 1))), element, into);
            }
        } else if (!node.isMissingNode()) {
            into.put(path, node.asText());
        }
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
