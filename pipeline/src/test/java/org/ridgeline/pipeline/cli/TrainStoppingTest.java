package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** When a training ends before its last epoch, and how it finds its step size. */
class TrainStoppingTest {

    private static final List<String> FITS = List.of("none", "l2");

    @TempDir
    private Path folder;

    private Path tiny;

    @BeforeEach
    void writeExperiment() throws IOException {
        tiny = TinyExperiment.in(folder);
    }

    @ParameterizedTest(name = "batch {0}, patience {1}")
    @CsvSource({"32, 4, 1", "full, 4, 4", "full, 20, 15"})
    void patienceEndsAtTheFirstLookThatManyEpochsAfterTheLeastDevError(String batch, int patience, int every)
            throws IOException {
        Path out = folder.resolve("out");
        Outcome train = train(out, "--batch", batch, "--epochs", 3000, "--patience", patience);
        assertThat(train.out()).contains(": no new least dev error in " + patience + " epochs;");
        for (String fit : FITS) {
            assertThat(descent(out).at("/" + fit + "/reason").asText()).isEqualTo("patience");
            List<Integer> epochs = ints(out, fit, "epoch");
            List<Double> errors = column(out, fit, "dev_mse");
            int least = 1;
            for (int k = 2; k < errors.size(); k++) {
                least = errors.get(k) < errors.get(least) ? k : least;
            }
            int looks = (patience + every - 1) / every;
            assertThat(epochs.get(1)).isEqualTo(every);
            assertThat(errors).hasSize(least + looks + 1);
            assertThat(epochs.get(least + looks) - epochs.get(least)).isEqualTo(looks * every);
        }
    }

    @Test
    void aSmallChangeOfTheObjectiveEndsIt() throws IOException {
        Path out = folder.resolve("out");
        Outcome train = train(out, "--batch", 32, "--optimizer", "adagrad", "--epochs", 3000, "--change", 0.02);
        assertThat(train.out()).contains(": the objective changed by at most 0.02 of itself;");
        List<Double> objective = column(out, "l2", "objective");
        assertThat(objective.size()).isBetween(3, 3000);
        for (int k = 1; k < objective.size(); k++) {
            boolean small = Math.abs(objective.get(k) - objective.get(k - 1)) <= 0.02 * objective.get(k);
            assertThat(small).isEqualTo(k == objective.size() - 1);
        }
    }

    @Test
    void aTinyTimeEndsItAfterTheFirstEpoch() throws IOException {
        Path out = folder.resolve("out");
        assertThat(train(out, "--seconds", 1e-9).out())
                .contains("stopped after epoch 1, step 1: the time of 1.0E-9 s is up");
        assertThat(ints(out, "l2", "epoch")).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"gd, 32", "momentum, full", "adam, 32"})
    void theSearchedStepSizeLeadsLowerThanTheOthersTriedAndIsTheSameAgain(String rule, String batch)
            throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Object[] options = {"--optimizer", rule, "--batch", batch, "--epochs", 40, "--eta", "search"};
        assertThat(train(one, with(options, "--threads", 1)).out()).contains("step size the best of 10 tried");
        train(two, with(options, "--threads", 2));
        assertThat(one.resolve("descent.json")).hasSameBinaryContentAs(two.resolve("descent.json"));
        JsonNode searched = descent(one).get("l2");
        JsonNode trials = searched.get("search");
        assertThat(trials).hasSize(10);
        double best = trials.get(0).get("eta").asDouble();
        assertThat(searched.get("eta").asDouble()).isEqualTo(best);
        assertThat(trials.findValues("objective"))
                .isSortedAccordingTo((a, b) -> Double.compare(a.asDouble(), b.asDouble()));
        Path given = folder.resolve("given");
        train(given, with(options, "--eta", best));
        assertThat(column(given, "l2", "objective")).isEqualTo(column(one, "l2", "objective"));
        Path low = folder.resolve("low");
        train(low, with(options, "--eta", 1e-5));
        assertThat(descent(low).at("/l2/objective").asDouble())
                .isGreaterThan(searched.get("objective").asDouble());
    }

    @Test
    void aSearchedTrainingGoesOnFromItsCheckpointToTheSameBytes() throws IOException {
        Path state = folder.resolve("state");
        Object[] options = {
            "--optimizer", "nesterov", "--batch", 32, "--epochs", 9, "--checkpoint-every", 4, "--eta", "search"
        };
        train(folder.resolve("a"), with(options, "--checkpoint", state));
        train(folder.resolve("b"), with(options, "--checkpoint", state, "--resume"));
        for (String fit : FITS) {
            String model = "model-" + fit + ".ridgeline";
            assertThat(folder.resolve("b").resolve(model))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(model));
        }
    }

    @Test
    void theReportSaysHowToStopAndSearchAlikeAgain() throws IOException {
        Path out = folder.resolve("out");
        train(out, "--epochs", 9, "--eta", "search", "--change", 1e-3, "--patience", 7, "--seconds", 60);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains(
                        "./ridgeline train tiny.yaml --epochs 9 --eta search --change 0.001 --patience 7 --seconds 60<");
    }

    private Outcome train(Path out, Object... options) {
        Outcome outcome = Cli.run(with(new Object[] {"train", tiny, "--quiet", "--out", out}, options));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        return outcome;
    }

    /** Returns the options with more; a name that is there already gets its new value. */
    private static Object[] with(Object[] options, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(options));
        int there = all.indexOf(more[0]);
        if (there >= 0) {
            all.set(there + 1, more[1]);
        } else {
            all.addAll(Arrays.asList(more));
        }
        return all.toArray();
    }

    private static JsonNode descent(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("descent.json").toFile());
    }

    private static List<Integer> ints(Path out, String fit, String name) throws IOException {
        return column(out, fit, name).stream().map(Double::intValue).toList();
    }

    /** Returns a figure of a fit's history, entry by entry. */
    private static List<Double> column(Path out, String fit, String name) throws IOException {
        List<Double> values = new ArrayList<>();
        for (JsonNode entry :
                new ObjectMapper().readTree(out.resolve("history.json").toFile())) {
            if (entry.get("name").asText().equals(fit)) {
                values.add(entry.get(name).asDouble());
            }
        }
        return values;
    }
}
