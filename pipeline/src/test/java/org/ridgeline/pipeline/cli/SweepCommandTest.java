package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class SweepCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aSweepWritesTheSameBytesForAnyNumberOfThreads() throws IOException {
        Path tiny = TinyExperiment.in(folder);
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Outcome sweep = Cli.run("sweep", tiny, "--threads", 1, "--out", one);
        assertThat(sweep.err()).contains("path", "curves", "stopping");
        assertThat(sweep.code()).isZero();
        assertThat(sweep.out())
                .contains(
                        "synthetic, not comparable with the book",
                        "Lambda path and cross-validation",
                        "Learning curve and double descent",
                        "Early stopping as regularization",
                        "sweep.json");
        assertThat(Cli.run("sweep", tiny, "--threads", 2, "--quiet", "--out", two)
                        .err())
                .isEmpty();
        assertThat(Cli.names(one))
                .containsExactly(
                        "early-stopping.csv",
                        "lambda-path.csv",
                        "learning-curve.csv",
                        "sweep.json",
                        "sweep.md",
                        "vocabulary-curve.csv");
        for (String name : Cli.names(one)) {
            assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
            assertThat(Files.readString(one.resolve(name))).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void optionsChooseWhatIsSwept() throws IOException {
        Outcome sweep = Cli.run(
                "sweep",
                TinyExperiment.in(folder),
                "--lambdas",
                "0.5:50:3",
                "--folds",
                3,
                "--seed",
                9,
                "--no-curves",
                "--json",
                "--quiet",
                "--out",
                folder.resolve("out"));
        assertThat(sweep.code()).isZero();
        JsonNode json = new JsonMapper().readTree(sweep.out());
        assertThat(json.get("lambda_path").findValuesAsText("lambda"))
                .containsExactly("0.0", "0.5", "1.0", "5.0", "50.0");
        assertThat(json.get("folds").asInt()).isEqualTo(3);
        assertThat(json.get("seed").asInt()).isEqualTo(9);
        assertThat(Cli.names(folder.resolve("out"))).containsExactly("lambda-path.csv", "sweep.json", "sweep.md");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --folds=1        | --folds: expected at least 2, got 1
            --folds=9999     | --folds: expected at most one for each of
            --folds=x        | Invalid value for option '--folds'
            --lambdas=-1     | --lambdas: lambda must be finite and at least 0, got -1.0
            --lambdas=a      | --lambdas: expected numbers, got "a"
            --lambdas=0:1:3  | --lambdas: expected 0 < FROM < TO
            --seed=          | Invalid value for option '--seed'
            """)
    void wrongSettingsEndWithTwoAndWriteNothing(String option, String message) throws IOException {
        Outcome outcome =
                Cli.run("sweep", TinyExperiment.in(folder), option, "--quiet", "--out", folder.resolve("out"));
        assertThat(outcome.err()).startsWith("ridgeline: ").contains(message).doesNotContain("\tat ");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(Cli.names(folder)).containsExactly("tiny.yaml");
    }
}
