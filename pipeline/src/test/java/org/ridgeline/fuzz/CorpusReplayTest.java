package org.ridgeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every input that was kept, read again: seeds made by hand, findings, and what {@code .ci/fuzz} found to reach other code. */
class CorpusReplayTest {

    /** All inputs of a target take a second or two: beyond a minute it is a hang. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isReadOrRefused(FuzzTarget target, @TempDir Path folder) throws IOException {
        SortedMap<String, byte[]> inputs = KeptInputs.of(target);
        assertThat(inputs).hasSizeGreaterThan(1);
        assertAll(inputs.entrySet().stream().map(input -> () -> read(target, folder, input)));
        assertThat(folder).isEmptyDirectory();
    }

    private static void read(FuzzTarget target, Path folder, Map.Entry<String, byte[]> input) {
        try {
            target.read(folder, input.getValue());
        } catch (Throwable finding) {
            throw new AssertionError(target.key() + "/" + input.getKey() + ": " + finding, finding);
        }
    }
}
