package org.ridgeline.pipeline.cli;

import java.util.Map;
import java.util.stream.Stream;
import org.ridgeline.pipeline.run.Environment;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Map<String, String> versions = Environment.versions();
        String ridgeline = "ridgeline " + versions.remove("ridgeline");
        return Stream.concat(
                        Stream.of(ridgeline),
                        versions.entrySet().stream().map(library -> library.getKey() + " " + library.getValue()))
                .toArray(String[]::new);
    }
}
