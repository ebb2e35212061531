package org.ridgeline.pipeline.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.pipeline.run.Environment;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        SortedMap<String, String> versions = new TreeMap<>(Environment.versions());
        String ridgeline = versions.remove("ridgeline");
        StringBuilder line = new StringBuilder("ridgeline " + ridgeline);
        for (Map.Entry<String, String> version : versions.entrySet()) {
            line.append(System.lineSeparator())
                    .append(version.getKey())
                    .append(' ')
                    .append(version.getValue());
        }
        return line.toString().split(System.lineSeparator());
    }
}
