package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** Options of {@code check} that do not go together, or not with an experiment. */
class PinOptionsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --update              | --update: expected --reason
            --reason=x            | --reason: expected --update beside it
            --update --reason=    | --reason: expected one line of 1 to 500 characters, got nothing
            --by=x                | --by: expected --update beside it, got --by alone
            --update --reason=x --by= | --by: expected one line of 1 to 100 characters, got nothing
            --update --spread --reason=x | --update means nothing with --spread
            """)
    void wrongUsageEndsWithTwo(String options, String message) throws IOException {
        Path yaml = TinyExperiment.in(folder);
        Object[] line = Stream.concat(
                        Stream.of("check", yaml), Stream.of(options.strip().split(" ")))
                .toArray();
        Outcome check = Cli.run(line);
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains(message);
        assertThat(yaml).hasContent(TinyExperiment.YAML);
    }

    @Test
    void aBuiltInExperimentCannotBeUpdated() {
        for (Object[] line : new Object[][] {
            {"check", "sst-regularization", "--update", "--reason", "x"}, {"check", "--update", "--reason", "x"}
        }) {
            Outcome check = Cli.run(line);
            assertThat(check.code()).isEqualTo(2);
            assertThat(check.err()).contains("got the built-in experiment sst-regularization", "copy it");
        }
    }
}
