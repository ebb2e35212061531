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
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.run.Fingerprinting;

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

    @Test
    void passesWhereTheLastBitOfOneWeightIsAnotherAndSaysSo() throws Exception {
        double[] weights = weights();
        assertThat(fingerprint(weights)).isEqualTo(tiny.stages().get("weights l2"));
        weights[0] = Math.nextUp(weights[0]);
        Outcome check = checkWithWeights(weights);
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("stages: all 8 as pinned; weights l2: within tolerance, not bit for bit\n", "check passed\n");
        assertThat(CheckedTiny.json(folder).get("bitForBit").booleanValue()).isFalse();
        assertThat(CheckedTiny.json(folder).at("/stages/6/verdict").textValue())
                .isEqualTo("within tolerance, not bit for bit");
        assertThat(folder.resolve("out/check-junit.xml"))
                .content()
                .contains("weights l2: within tolerance, not bit for bit</system-out>");
    }

    @Test
    void failsWhereOneWeightIsOffByMoreThanTheTolerance() throws Exception {
        double[] weights = weights();
        weights[0] += 0.001;
        Outcome check = checkWithWeights(weights);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("first stage that differs: weights l2 (differs)", "check failed");
    }

    private Outcome checkWithWeights(double[] pinned) throws IOException {
        Map<String, String> pins = tiny.stages();
        pins.put("weights l2", fingerprint(pinned));
        return CheckedTiny.check(folder, tiny.cells(), pins);
    }

    private static double[] weights() {
        return ModelFile.read(shared.resolve("run/model-l2.ridgeline")).model().augmented();
    }

    private static String fingerprint(double[] weights) {
        String bits = new Fingerprinting().numbers(weights).hex();
        return Fingerprint.ofNumbers(weights).withBits(bits).text();
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
