package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class TrainCommandTest {

    private static final List<String> MODELS = List.of("model-none.ridgeline", "model-l2.ridgeline");

    @TempDir
    private Path folder;

    private Path tiny;

    @BeforeEach
    void writeExperiment() throws IOException {
        tiny = TinyExperiment.in(folder);
    }

    @Test
    void enoughStepsGiveTheTableOfTheExactSolver() throws IOException {
        Path exact = folder.resolve("exact");
        Path descended = folder.resolve("descended");
        assertThat(Cli.run("run", tiny, "--quiet", "--out", exact).code()).isZero();
        Outcome train = Cli.run("train", tiny, "--gamma", 0.99, "--epochs", 20000, "--out", descended);
        assertThat(train.code()).isZero();
        assertThat(Files.readString(descended.resolve("table.md")))
                .isEqualTo(Files.readString(exact.resolve("table.md")));
        assertThat(train.out())
                .contains(
                        "none: Nesterov, gamma 0.99; step size ",
                        "; full batches; ",
                        "stopped after epoch 20,000, step 20,000: the most epochs",
                        "above the exact optimum")
                .contains("nesterov, 20,000 iterations", "(none required)");
        assertThat(Cli.names(descended))
                .contains("history.csv", "history.json", "descent.json", "report.html", "manifest.json");
        assertThat(Files.readAllLines(descended.resolve("history.csv"))).hasSize(1 + 2 * 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"})
    void everyRuleTrainsAndGivesTheSameBytesForAnyNumberOfThreads(String rule) throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertThat(train(one, "--optimizer", rule, "--batch", 32, "--epochs", 5, "--threads", 1))
                .isZero();
        assertThat(train(two, "--optimizer", rule, "--batch", 32, "--epochs", 5, "--threads", 2))
                .isZero();
        for (String model : MODELS) {
            assertThat(one.resolve(model)).hasSameBinaryContentAs(two.resolve(model));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --gamma 1                            | 2 | --gamma: expected a number in [0, 1), got 1.0
            --gamma NaN                          | 2 | --gamma: expected a number in [0, 1), got NaN
            --optimizer adam --gamma 0.9         | 2 | --gamma: expected with momentum and nesterov only
            --eta -1                             | 2 | --eta: expected "search" or a number above 0, got -1.0
            --eta NaN                            | 2 | --eta: expected "search" or a number above 0, got NaN
            --eta seek                           | 2 | --eta: expected "search" or a number above 0, got seek
            --batch 321                          | 2 | --batch: expected at most the number of training examples
            --batch 0                            | 2 | --batch: expected "full" or a whole number of at least 1, got 0
            --epochs 0                           | 2 | --epochs: expected at least 1, got 0
            --seed 0                             | 2 | --seed: expected another number than 0
            --optimizer sgd                      | 2 | Invalid value for option '--optimizer'
            --schedule step                      | 2 | --rate: expected with --schedule step
            --rate 2                             | 2 | --rate: expected only with a schedule that has one
            --schedule step --rate 0             | 2 | --rate: expected a number of at least 1 epoch with --schedule step, got 0.0
            --schedule inverse --rate -1         | 2 | --rate: expected a number of at least 0 with --schedule inverse, got -1.0
            --warm-up 0                          | 2 | --warm-up: expected at least 1 epoch, got 0
            --tolerance 1                        | 2 | --tolerance: expected a number of at least 0 and below 1, got 1.0
            --schedule exponential --rate NaN    | 2 | --rate: expected a number of at least 0 with --schedule exponential, got NaN
            --rising-gamma --optimizer gd        | 2 | --rising-gamma: expected with momentum and nesterov only, got it with gd
            --epsilon-outside                    | 2 | --epsilon-outside: expected with adam only, got it with nesterov
            --history-every 0                    | 2 | --history-every: expected at least 1 epoch, got 0
            --resume                             | 2 | --resume: expected --checkpoint FILE beside it
            --tolerance -1                       | 2 | --tolerance: expected a number of at least 0 and below 1, got -1.0
            --change -1                          | 2 | --change: expected a number of at least 0 and below 1, got -1.0
            --change NaN                         | 2 | --change: expected a number of at least 0 and below 1, got NaN
            --patience 0                         | 2 | --patience: expected at least 1, got 0
            --patience 2.5                       | 2 | Invalid value for option '--patience': expected a whole number, got '2.5'
            --seconds 0                          | 2 | --seconds: expected a number above 0, got 0.0
            --seconds NaN                        | 2 | --seconds: expected a number above 0, got NaN
            --eta 1000                           | 4 | ridgeline: none: the descent diverged in epoch
            --eta 1000                           | 4 | The last good epoch in the history is 0
            --eta 1000                           | 4 | Without --eta a safe one is taken; --eta search tries ten.
            --optimizer gd --eta 3 --epochs 3    | 4 | none: the descent diverges: after epoch 3, its last, the objective is
            --optimizer adam --eta 1e9           | 4 | the descent diverged in epoch 1
            """)
    void wrongSettingsGiveOneMessage(String options, int code, String message) throws IOException {
        List<Object> line = new ArrayList<>(List.of("train", tiny, "--quiet", "--out", folder.resolve("out")));
        line.addAll(List.of(options.split(" ")));
        Outcome outcome = Cli.run(line.toArray());
        assertThat(outcome.err()).startsWith("ridgeline: ").contains(message).doesNotContain("\tat ", "defect");
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
        assertThat(Cli.names(folder)).containsExactly("tiny.yaml");
    }

    @ParameterizedTest
    @CsvSource({"state, state.none, delete it", "missing/state, missing/state, give another file with --checkpoint"})
    void aCheckpointThatCannotBeReadOrWrittenIsNamedAndNothingIsLeft(String state, String named, String advice)
            throws IOException {
        // The first fit's state is a folder; the other place has none.
        Files.createDirectories(folder.resolve("state.none"));
        Outcome outcome = Cli.run(
                "train",
                tiny,
                "--quiet",
                "--checkpoint",
                folder.resolve(state),
                "--resume",
                "--out",
                folder.resolve("a"));
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("ridgeline: " + folder.resolve(named) + ": ", advice)
                .doesNotContain("\tat ", "--out");
        assertThat(Cli.names(folder)).doesNotContain("a").noneMatch(name -> name.startsWith("."));
    }

    @Test
    void aCheckpointIsNotOverwrittenAndServesItsOwnTrainingOnly() throws IOException {
        Path state = folder.resolve("state");
        assertThat(train(folder.resolve("a"), "--epochs", 30, "--checkpoint", state, "--checkpoint-every", 10))
                .isZero();
        assertThat(Cli.names(folder)).contains("state", "state.none", "state.l2");
        Outcome again = Cli.run("train", tiny, "--quiet", "--checkpoint", state, "--out", folder.resolve("b"));
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("expected no checkpoint, found one");
        Outcome rule = Cli.run(
                "train",
                tiny,
                "--quiet",
                "--optimizer",
                "gd",
                "--epochs",
                30,
                "--checkpoint",
                state,
                "--resume",
                "--out",
                folder.resolve("b"));
        assertThat(rule.code()).isEqualTo(2);
        assertThat(rule.err())
                .contains(
                        "checkpoint of another descent: optimizer: expected gradient descent, got Nesterov, gamma 0.9")
                .doesNotContain("[", "seed");
        Path other = Files.writeString(folder.resolve("other.yaml"), TinyExperiment.YAML.replace("seed: 1", "seed: 2"));
        Outcome data =
                Cli.run("train", other, "--quiet", "--checkpoint", state, "--resume", "--out", folder.resolve("b"));
        assertThat(data.code()).isEqualTo(2);
        assertThat(data.err()).contains("checkpoint of another training", "matrix");
        Files.write(folder.resolve("state.l2"), new byte[100]);
        Outcome damaged = Cli.run(
                "train",
                tiny,
                "--quiet",
                "--epochs",
                30,
                "--checkpoint",
                state,
                "--resume",
                "--out",
                folder.resolve("b"));
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.err()).contains("state.l2: damaged");
    }

    @Test
    void theHistoryIsAsDenseAsAskedForAndDoesNotChangeTheWeights() throws IOException {
        Path dense = folder.resolve("dense");
        Path sparse = folder.resolve("sparse");
        train(dense, "--epochs", 400, "--history-every", 1);
        train(sparse, "--epochs", 400, "--history-every", 150);
        assertThat(Files.readAllLines(dense.resolve("history.csv"))).hasSize(1 + 2 * 401);
        // The start, epochs 150 and 300, and the last.
        assertThat(Files.readAllLines(sparse.resolve("history.csv"))).hasSize(1 + 2 * 4);
        for (String model : MODELS) {
            assertThat(sparse.resolve(model)).hasSameBinaryContentAs(dense.resolve(model));
        }
        assertThat(Files.readString(sparse.resolve("report.html"))).contains("--epochs 400 --history-every 150<");
    }

    @Test
    void aTrainingGoesOnToMoreEpochsButNotToFewer() throws IOException {
        Path state = folder.resolve("state");
        Object[] settings = {"--checkpoint", state, "--checkpoint-every", 10, "--history-every", 5};
        train(folder.resolve("a"), with(settings, "--epochs", 30));
        train(folder.resolve("b"), with(settings, "--epochs", 50, "--resume"));
        train(folder.resolve("whole"), "--epochs", 50, "--history-every", 5);
        for (String model : MODELS) {
            assertThat(folder.resolve("b").resolve(model))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(model));
        }
        Outcome fewer = Cli.run(with(
                new Object[] {"train", tiny, "--quiet", "--out", folder.resolve("c"), "--epochs", 15, "--resume"},
                settings));
        assertThat(fewer.code()).isEqualTo(2);
        assertThat(fewer.err())
                .contains("expected one after at most 15 epochs, got one after 40", "Give at least as many");
    }

    @Test
    void aTrainingThatGoesOnKeepsItsHistoryAsDenseAsItWas() throws IOException {
        Path state = folder.resolve("state");
        Path more = folder.resolve("more");
        Path whole = folder.resolve("whole");
        // An entry every 600/200 = 3 epochs; 1,000 would have one every 5.
        train(folder.resolve("a"), "--epochs", 600, "--checkpoint", state, "--checkpoint-every", 100);
        train(more, "--epochs", 1000, "--checkpoint", state, "--resume");
        train(whole, "--epochs", 1000, "--history-every", 3);
        for (String model : MODELS) {
            assertThat(more.resolve(model)).hasSameBinaryContentAs(whole.resolve(model));
        }
        assertThat(historyWithoutSeconds(more)).isEqualTo(historyWithoutSeconds(whole));
        assertThat(Files.readString(more.resolve("report.html"))).contains("--epochs 1000 --history-every 3<");
        Outcome other = Cli.run(
                "train",
                tiny,
                "--quiet",
                "--epochs",
                1000,
                "--history-every",
                5,
                "--checkpoint",
                state,
                "--resume",
                "--out",
                folder.resolve("b"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .contains("another descent: entries of the history: expected every 5 epochs, got every 3 epochs");
    }

    private static List<String> historyWithoutSeconds(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("history.csv"));
        int seconds = List.of(lines.get(0).split(",")).indexOf("seconds");
        assertThat(seconds).isPositive();
        return lines.stream()
                .map(line -> {
                    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                    cells.remove(seconds);
                    return String.join(",", cells);
                })
                .toList();
    }

    @Test
    void epsilonOutsideTheRootIsAnotherAdam() throws IOException {
        Object[] adam = {"--optimizer", "adam", "--batch", "full", "--epochs", 3};
        train(folder.resolve("inside"), adam);
        train(folder.resolve("outside"), with(adam, "--epsilon-outside"));
        assertThat(Files.readString(folder.resolve("inside").resolve("descent.json")))
                .contains("epsilon 1e-8 inside the root");
        assertThat(Files.readString(folder.resolve("outside").resolve("descent.json")))
                .contains("epsilon 1e-8 beside the root");
        assertThat(Files.readAllBytes(folder.resolve("outside").resolve("model-l2.ridgeline")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("inside").resolve("model-l2.ridgeline")));
    }

    private int train(Path out, Object... options) {
        Object[] line = with(new Object[] {"train", tiny, "--quiet", "--out", out}, options);
        Outcome outcome = Cli.run(line);
        assertThat(outcome.err()).isEmpty();
        return outcome.code();
    }

    private static Object[] with(Object[] options, Object... more) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray();
    }
}
