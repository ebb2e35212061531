package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgeline.pipeline.cli.ReviewRuns.evaluateAsText;
import static org.ridgeline.pipeline.cli.ReviewRuns.json;
import static org.ridgeline.pipeline.cli.ReviewRuns.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** What {@code evaluate} says beside its measures. */
class EvaluateCommandTest {

    @TempDir
    private Path folder;

    private Path training;
    private Path data;
    private Path model;

    @BeforeEach
    void trainAModel() throws IOException {
        training = write("training.csv", "good film,1\nbad film,0\ndull plot,0\nfine cast,1\n");
        data = write("new.csv", "a new one,1\nGood  film,1\nbad film,0\nanother,1\n");
        model = folder.resolve("m.model");
        assertThat(train(training, "--out", model).code()).isZero();
    }

    @Test
    void textsOfTheTrainingAreCountedWhereItsFilesAreGiven() throws IOException {
        Outcome outcome = evaluateAsText(model, data, "--trained-on", training);
        assertThat(outcome.out()).contains("texts     4, 2 in the files of --trained-on");
        assertThat(outcome.err())
                .contains(
                        "2 texts stand in the files that the model was trained on, so the measures are too kind, first "
                                + data + ":3")
                .doesNotContain("was not trained on");
        assertThat(json(evaluateAsText(model, data, "--trained-on", training, "--json"))
                        .get("seen")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void noneIsCountedWhereNoneRepeatsAndNothingIsSaidWhereNoFilesAreGiven() throws IOException {
        Path others = write("others.csv", "never,1\nseen,0\n");
        assertThat(evaluateAsText(model, others, "--trained-on", training).out())
                .contains("texts     2, 0 in the files of --trained-on");
        assertThat(evaluateAsText(model, data).out()).doesNotContain("--trained-on");
        assertThat(json(evaluateAsText(model, data, "--json")).has("seen")).isFalse();
    }

    @Test
    void filesThatTheModelWasNotTrainedOnAreNamed() throws IOException {
        Path changed = write("changed.csv", "good film,1\n");
        assertThat(evaluateAsText(model, data, "--trained-on", training, changed)
                        .err())
                .contains("the model was not trained on changed.csv, as it is now")
                .doesNotContain("trained on training.csv");
    }

    @Test
    void theStandardInputIsNoFileOfTheTraining() {
        Outcome outcome = evaluateAsText(model, data, "--trained-on", "-");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--trained-on: expected files, got -");
    }

    /** Three of four are positive: whoever calls all so is right of 75%. */
    @Test
    void theShareOfTheLargerClassStandsBesideTheAccuracy() {
        assertThat(evaluateAsText(model, data).out()).contains("majority  75.00% (3 right if all are called positive)");
        assertThat(train(training, "--test", data, "--out", folder.resolve("again.model"))
                        .out())
                .contains(
                        "train majority: 50.00% (2 right if all are called negative)",
                        "test majority: 75.00% (3 right if all are called positive)");
    }

    private Path write(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), "review,sentiment\n" + rows);
    }
}
