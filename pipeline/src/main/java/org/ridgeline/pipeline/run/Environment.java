package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run runs on, for its manifest. */
public final class Environment {

    private Environment() {}

    /**
     * Returns the versions of Ridgeline, Java and the libraries that touch the numbers or the words, and the commit that Ridgeline was
     * built from.
     */
    public static SortedMap<String, String> versions() {
        SortedMap<String, String> versions = libraries();
        versions.put("commit", commit());
        return versions;
    }

    /** Returns the same without the commit: what another commit leaves as it is where it changes no version. */
    public static SortedMap<String, String> libraries() {
        SortedMap<String, String> versions = new TreeMap<>();
        Properties built = built("versions.properties");
        built.stringPropertyNames().forEach(name -> versions.put(name, built.getProperty(name)));
        versions.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        return versions;
    }

    /**
     * Returns the hash of the commit that this program was built from, followed by {@code , with changes} where its sources were not as
     * committed; {@code unknown} where it was built without git or outside a repository.
     */
    public static String commit() {
        String commit = built("commit.properties").getProperty("commit", "");
        return commit.matches("[0-9a-f]{40,64}(, with changes)?") ? commit : "unknown";
    }

    /** Returns Ridgeline's version. */
    public static String ridgelineVersion() {
        return versions().get("ridgeline");
    }

    private static Properties built(String resource) {
        Properties built = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream(resource)) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return built;
    }

    /** Returns the machine: operating system, processor architecture and cores; no names of hosts or people. */
    public static SortedMap<String, String> machine() {
        SortedMap<String, String> machine = new TreeMap<>();
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("architecture", System.getProperty("os.arch"));
        machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        return machine;
    }
}
