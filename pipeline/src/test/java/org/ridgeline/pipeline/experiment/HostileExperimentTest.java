package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.pipeline.TinyExperiment;

/** Experiments by somebody who means harm: one short message each, at once. {@link ExperimentMistakesTest} has the plain mistakes. */
class HostileExperimentTest {

    private static final String WHOLE = TinyExperiment.YAML + TinyExperiment.EXPECTED;

    /** Far longer than anything meant, and well below what a file may have. */
    private static final int LONG = 100_000;

    /** A message is for a terminal: a reason has 1,000 characters at most, and its place a few. */
    private static final int SHORT_MESSAGE = 1200;

    static Stream<Named<String>> hostile() {
        return Stream.of(
                Named.of(
                        "a class by its tag",
                        with(
                                "title: Tiny",
                                "title: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]")),
                Named.of("a class as a section", with("features:", "features: !!javax.script.ScriptEngineManager")),
                Named.of("a class as the whole", "!!javax.script.ScriptEngineManager [" + WHOLE + "]"),
                Named.of("a long title", with("Tiny", "x".repeat(LONG))),
                Named.of("a title of many lines", with("title: Tiny", "title: \"Tiny\\nand more\"")),
                Named.of("a long name", with("name: tiny", "name: " + "x".repeat(LONG))),
                Named.of("a long choice", with("leaves", "x".repeat(LONG))),
                Named.of("a long key", with("tokens:", "x".repeat(1000) + ":")),
                Named.of("a key too long for YAML", with("tokens:", "x".repeat(LONG) + ":")),
                Named.of("a whole number of many digits", with("documents: 400", "documents: " + "9".repeat(LONG))),
                Named.of("a fraction of many digits", with("lambda: 1.0", "lambda: 0." + "1".repeat(LONG))),
                Named.of("a number that is too large", with("lambda: 1.0", "lambda: 1e999999999")),
                Named.of("a number in place of a list", with("cells:", "cells: " + "9".repeat(LONG) + " #")),
                Named.of(
                        "a long fingerprint",
                        with("stages: {}", "stages: {archive: \"sha256:" + "0".repeat(LONG) + "\"}")),
                Named.of(
                        "a long sketch",
                        with("stages: {}", "stages: {metrics: \"sketch:" + "1 ".repeat(LONG / 2) + "\"}")),
                Named.of(
                        "a sketch of a long number",
                        with(
                                "stages: {}",
                                "stages: {metrics: \"sketch:1 " + "1 ".repeat(16) + "1" + "0".repeat(LONG) + "\"}")),
                Named.of(
                        "a sketch of a large exponent",
                        with("stages: {}", "stages: {metrics: \"sketch:1 " + "1 ".repeat(16) + "1e999999999\"}")),
                Named.of("nested lists", with("stages: {}", "stages: " + "[".repeat(LONG))),
                Named.of("nested sections", with("stages: {}", "stages: " + "{a: ".repeat(LONG / 4))),
                Named.of("nested dashes", with("stages: {}", "stages:\n    " + "- ".repeat(LONG / 2))),
                Named.of("nested questions", with("stages: {}", "stages:\n    " + "? ".repeat(LONG / 2))),
                Named.of("many anchors", with("stages: {}", "stages: [" + "&a ,".repeat(LONG / 4) + "]")),
                Named.of("many documents", "---\n".repeat(LONG / 4)),
                Named.of("only commas", with("fits:", "fits: [" + ",".repeat(LONG) + "] #")),
                Named.of("a byte order mark of another charset", "\uFFFE" + WHOLE),
                Named.of("control characters", with("Tiny", "\"\\e[31m\\0\"")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isRefusedInOneShortMessage(String yaml) {
        ExperimentException refusal = catchThrowableOfType(
                ExperimentException.class, () -> ExperimentFile.parse("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal).isNotNull().hasMessageStartingWith("f.yaml");
        assertThat(refusal.getMessage()).hasSizeLessThan(SHORT_MESSAGE);
        assertThat(refusal.getMessage().chars().filter(Character::isISOControl).filter(c -> c != '\n'))
                .isEmpty();
    }

    private static String with(String from, String to) {
        assertThat(WHOLE).contains(from);
        return WHOLE.replace(from, to);
    }
}
