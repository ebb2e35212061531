package org.ridgeline.pipeline.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run runs on, for its manifest. */
public final class Environment {

    private Environment() {}

    /** Returns the versions of Ridgeline, Java and the libraries that touch the numbers or the words. */
    public static SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        Properties built = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream("versions.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        built.stringPropertyNames().forEach(name -> versions.put(name, built.getProperty(name)));
        versions.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        return versions;
    }

    /** Returns Ridgeline's version. */
    public static String ridgelineVersion() {
        return versions().get("ridgeline");
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
