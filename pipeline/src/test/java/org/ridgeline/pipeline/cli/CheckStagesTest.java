package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** What {@code check} says of stages whose output is not as pinned. */
class CheckStagesTest {

    @TempDir
    private static Path shared;

    private static CheckedTiny tiny;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        tiny = CheckedTiny.in(shared);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void failsWhereOneStageIsAnotherAndNamesIt(String stage) throws Exception {
        Map<String, String> pins = tiny.stages();
        pins.put(stage, changed(tiny.stages().get(stage)));
        Outcome check = CheckedTiny.check(folder, tiny.cells(), pins);

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains("first stage that differs: " + stage + " ")
                .contains(pins.get(stage), tiny.stages().get(stage), "check failed")
                .doesNotContain("drift: ");
        assertThat(CheckedTiny.json(folder).get("passed").booleanValue()).isFalse();
        assertThat(CheckedTiny.json(folder).get("firstStageThatDiffers").textValue())
                .isEqualTo(stage);
        assertThat(CheckedTiny.failures(folder)).containsOnlyKeys("stages");
        assertThat(CheckedTiny.failures(folder).get("stages")).contains("first stage that differs: " + stage + " ");
    }

    @ParameterizedTest
    @MethodSource("stages")
    void failsWhereAStageIsNoLongerPinned(String stage) throws Exception {
        Map<String, String> pins = tiny.stages();
        pins.remove(stage);
        assertThat(CheckedTiny.check(folder, tiny.cells(), pins).code()).isEqualTo(1);
        assertThat(CheckedTiny.json(folder).get("firstStageThatDiffers").textValue())
                .isEqualTo(stage);
    }

    static Stream<String> stages() {
        return CheckedTiny.STAGES.stream();
    }

    @Test
    void failsWhereAPinnedStageNoLongerRuns() throws Exception {
        Map<String, String> pins = tiny.stages();
        pins.put("weights l3", tiny.stages().get("weights l2"));
        assertThat(CheckedTiny.check(folder, tiny.cells(), pins).code()).isEqualTo(1);
        assertThat(CheckedTiny.json(folder).get("firstStageThatDiffers").textValue())
                .isEqualTo("weights l3");
    }

    @Test
    void namesTheFirstOfSeveralStages() throws Exception {
        Map<String, String> pins = tiny.stages();
        CheckedTiny.STAGES
                .subList(3, 8)
                .forEach(stage -> pins.put(stage, changed(tiny.stages().get(stage))));
        assertThat(CheckedTiny.check(folder, tiny.cells(), pins).code()).isEqualTo(1);
        assertThat(CheckedTiny.json(folder).get("firstStageThatDiffers").textValue())
                .isEqualTo("vocabulary");
    }

    @Test
    void anotherInputIsNoticedFromTheDocumentsOn() throws Exception {
        Outcome check = CheckedTiny.check(
                folder, CheckedTiny.yaml(tiny.cells(), tiny.stages()).replace("seed: 1", "seed: 2"));
        assertThat(check.code()).isEqualTo(1);
        assertThat(CheckedTiny.json(folder).get("firstStageThatDiffers").textValue())
                .isEqualTo("documents");
        assertThat(check.out()).contains("drift: ");
    }

    /** Another hash, or a sketch whose norm is off by two millionths. */
    private static String changed(String pin) {
        if (pin.startsWith("sha256:")) {
            return pin.substring(0, pin.length() - 1) + (pin.endsWith("0") ? "1" : "0");
        }
        String[] parts = pin.split(" ");
        parts[1] = new BigDecimal(parts[1])
                .multiply(new BigDecimal("1.000003"), new MathContext(12))
                .stripTrailingZeros()
                .toString();
        return String.join(" ", parts);
    }
}
