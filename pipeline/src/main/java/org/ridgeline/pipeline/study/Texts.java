package org.ridgeline.pipeline.study;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.figure.Caption;

/** The words of the studies, in {@code texts.properties}: a text stands as it is, or is a format where there are arguments. */
final class Texts {

    private static final Properties TEXTS = load();

    private Texts() {}

    private static Properties load() {
        Properties texts = new Properties();
        try (Reader in =
                new InputStreamReader(Texts.class.getResourceAsStream("texts.properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading texts.properties", e);
        }
        return texts;
    }

    static String of(String key, Object... arguments) {
        String text = Objects.requireNonNull(TEXTS.getProperty(key), key);
        return arguments.length == 0 ? text : Wording.format(text, arguments);
    }

    static Caption caption(String id) {
        return caption(id, id);
    }

    /** Returns the caption of a figure from {@code key.title} and {@code key.text}, both with the same arguments. */
    static Caption caption(String id, String key, Object... arguments) {
        return new Caption(id, of(key + ".title", arguments), of(key + ".text", arguments));
    }
}
