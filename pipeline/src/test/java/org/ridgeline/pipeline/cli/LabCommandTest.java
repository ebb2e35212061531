package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class LabCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void everyStatementOfTheExamplesHolds() {
        Outcome lab = Cli.run("lab");
        assertThat(lab.code()).isZero();
        assertThat(lab.err()).isEmpty();
        assertThat(lab.out())
                .doesNotContain("does not hold")
                .contains("Example 3.1.3 is left out")
                .containsPattern("after 1 step +\\(0\\.425, 0\\.85\\) +\\(0\\.42500, 0\\.8500\\) +as printed")
                .containsPattern("after 2 steps +\\(0\\.35, 0\\.69\\) +\\(0\\.3460, 0\\.6919\\) +as printed")
                .containsPattern("after 200 steps +\\(0\\.03, 0\\.06\\) +\\(0\\.0311, 0\\.0622\\) +as printed");
    }

    /** Ours are those of {@code optimizers_sigmoid.json}, which NumPy computed. */
    @ParameterizedTest
    @CsvSource({
        "w = 0.50, 0.073, 0.07311357093081529, as printed",
        "w = -0.10, 0.1481, 0.1481324324996987, as printed",
        "w = 0.94, 0.0214, 0.02167207550442117, differs",
        "w = 1.42, 0.0028, 0.002891796578448673, 'as printed, if digits are cut off'",
        "w = 1.65, 0.0003, 0.00034437752463882575, as printed",
        "w = 1.78, 0.0, 1.7272881990943083e-06, as printed"
    })
    void theGuessTableShowsWhereTheSlideDiffers(String guess, String slide, double ours, String verdict)
            throws IOException {
        JsonNode row = row(guess);
        assertThat(row.at("/expected/0").asText()).isEqualTo(slide);
        assertThat(row.at("/ours/0").asDouble()).isCloseTo(ours, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(row.get("verdict").asText()).isEqualTo(verdict);
    }

    @Test
    void momentumAfterAHundredStepsIsAsComputedElsewhere() throws IOException {
        assertThat(row("vanilla: loss after 100").at("/ours/0").asDouble())
                .isCloseTo(0.017741009621761353, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(row("momentum: loss after 100").at("/ours/0").asDouble())
                .isCloseTo(0.01371051226712522, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void sstComparesEveryOptimizerAndMarksTheSyntheticCorpus() throws IOException {
        Path out = folder.resolve("out");
        Outcome lab = Cli.run(
                "lab", "sst", "--synthetic-documents", 400, "--epochs", 40, "--budget-seconds", 1e6, "--out", out);
        assertThat(lab.code()).isZero();
        assertThat(lab.out()).contains("synthetic, not comparable with the book", "lambda = 1", "lambda = 0");
        assertThat(Cli.names(out))
                .containsExactlyInAnyOrder(
                        "history.csv",
                        "history.json",
                        "lab.json",
                        "lab.md",
                        "optimizers-epochs-l2.svg",
                        "optimizers-epochs-none.svg",
                        "optimizers-federated.svg",
                        "optimizers-seconds-l2.svg",
                        "optimizers-seconds-none.svg");
        JsonNode json = JSON.readTree(out.resolve("lab.json").toFile());
        assertThat(json.get("synthetic").asBoolean()).isTrue();
        Set<String> names = new HashSet<>();
        for (JsonNode descent : json.get("descents")) {
            names.add(descent.get("optimizer").asText());
            assertThat(descent.get("gap").asDouble()).isGreaterThan(-1e-12).isLessThan(1);
            assertThat(descent.has("diverged")).isFalse();
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "gd",
                        "momentum",
                        "nesterov",
                        "sgd",
                        "adagrad",
                        "rmsprop",
                        "adam",
                        "federated-even",
                        "federated-skewed");
        List<String> lines = Files.readAllLines(out.resolve("history.csv"));
        assertThat(lines.get(0))
                .startsWith("name,lambda,epoch,steps,seconds,step_size,objective,gap,gradient_norm,train_mse")
                .endsWith("distance");
        assertThat(lines)
                .hasSize(1 + JSON.readTree(out.resolve("history.json").toFile()).size());
        assertThat(String.join("", lines)).doesNotContain("NaN", "Infinity");
        assertThat(Files.readString(out.resolve("lab.md"))).contains("**synthetic, not comparable with the book**");
    }

    @Test
    void sstShowsTheConvergenceAndTakesClientsAndLocalSteps() throws IOException {
        Path out = folder.resolve("out");
        Outcome lab = Cli.run(
                "lab",
                "sst",
                "--synthetic-documents",
                400,
                "--epochs",
                20,
                "--budget-seconds",
                1e6,
                "--clients",
                4,
                "--local-steps",
                1,
                "--quiet",
                "--out",
                out);
        assertThat(lab.code()).isZero();
        assertThat(lab.out())
                .contains(
                        "4 clients, 1 local step a round",
                        "lambda = 1, the gap during the descent; empty where a descent had ended, or had no entry yet",
                        "lab.md")
                .containsPattern("optimizer +2 epochs +20 epochs +5\\.6e\\+02 s");
        assertThat(Files.readString(out.resolve("lab.md")))
                .contains(
                        "lambda = 1, the gap during the descent; empty where a descent had ended, or had no entry yet:");
        JsonNode descents = JSON.readTree(out.resolve("lab.json").toFile()).get("descents");
        for (JsonNode descent : descents) {
            String name = descent.get("optimizer").asText();
            String last = String.format(
                    java.util.Locale.ROOT, "%.2e", descent.get("gap").asDouble());
            assertThat(lab.out()).as(name).contains(last);
            if (name.startsWith("federated")) {
                // Rounds of one step: 20 times 4 clients send and get 8 bytes a parameter.
                assertThat(descent.get("clients").asInt()).isEqualTo(4);
                assertThat(descent.get("steps").asInt()).isEqualTo(20);
                assertThat(descent.get("bytesExchanged").asLong() % (20 * 4 * 2 * 8))
                        .isZero();
            }
        }
        for (String wrong : new String[] {"--clients", "--local-steps"}) {
            Outcome refused = Cli.run("lab", "sst", wrong, 0, "--out", folder.resolve("no"));
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains(wrong + ": expected at least 1, got 0");
        }
    }

    @Test
    void aRoundOfClientsHasNoMoreStepsThanThereAreEpochs() throws IOException {
        Path out = folder.resolve("out");
        Outcome lab = Cli.run(
                "lab",
                "sst",
                "--synthetic-documents",
                400,
                "--epochs",
                3,
                "--budget-seconds",
                1e6,
                "--local-steps",
                1000,
                "--quiet",
                "--out",
                out);
        assertThat(lab.code()).isZero();
        assertThat(lab.out()).contains("3 local steps a round");
        for (JsonNode descent : JSON.readTree(out.resolve("lab.json").toFile()).get("descents")) {
            assertThat(descent.get("epochs").asInt()).isEqualTo(3);
        }
    }

    private static JsonNode row(String label) throws IOException {
        for (JsonNode section : JSON.readTree(Cli.run("lab", "--json").out()).get("sections")) {
            for (JsonNode row : section.get("rows")) {
                if (row.get("label").asText().contains(label)) {
                    return row;
                }
            }
        }
        throw new AssertionError("no row " + label);
    }
}
