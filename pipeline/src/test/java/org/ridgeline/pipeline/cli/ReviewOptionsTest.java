package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** What single options of {@code train --data} do to the words and the weights, on four texts that can be looked through. */
class ReviewOptionsTest {

    /** Good, film, bad and it: 3, 2, 2 and 1 texts without case. */
    private static final String ROWS = "Good film,pos\ngood good,pos\nbad film it,neg\nbad GOOD,neg\n";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void write() throws IOException {
        data = Files.writeString(folder.resolve("d.csv"), "text,label\n" + ROWS);
    }

    @Test
    void wordsAreThoseThatTheOptionsLeave() throws IOException {
        assertThat(trained().vocabulary()).containsExactlyInAnyOrder("good", "film", "bad", "it");
        assertThat(trained("--min-df", 2).vocabulary()).containsExactlyInAnyOrder("good", "film", "bad");
        assertThat(trained("--min-df", 3).vocabulary()).containsExactly("good");
        assertThat(trained("--max-words", 1).vocabulary()).containsExactly("good");
        assertThat(trained("--keep-case").vocabulary())
                .containsExactlyInAnyOrder("Good", "good", "GOOD", "film", "bad", "it");
        assertThat(trained("--stop-words", "english").vocabulary())
                .doesNotContain("it")
                .contains("good");
        Path list = Files.writeString(folder.resolve("stop.txt"), "film\n\n  bad \n");
        assertThat(trained("--stop-words", list).vocabulary()).containsExactlyInAnyOrder("good", "it");
        Outcome missing = train("--stop-words", folder.resolve("none.txt"));
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("none.txt: no list of stop words", "a word a line");
    }

    @Test
    void fourDocumentsAreTooFewForFiveFolds() {
        Outcome outcome = train("--l2", "cv");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("--l2 cv: expected at least 5 documents to train on, one for each fold, got 4", "--l2 1");
        assertThat(folder.resolve("m.model")).doesNotExist();
    }

    @Test
    void withoutABiasATextOfUnknownWordsScoresZero() throws IOException {
        assertThat(trained().model().bias()).isNotZero();
        StoredModel without = trained("--no-bias");
        assertThat(without.model().bias()).isZero();
        assertThat(Cli.runWith(input("unheard\n"), false, "predict", "--model", folder.resolve("m.model"))
                        .out())
                .isEqualTo("score,label\n0.0,neg\n");
    }

    @Test
    void aFileWithoutAHeaderGivesTheSameWeights() throws IOException {
        StoredModel expected = trained();
        Path bare = Files.writeString(folder.resolve("bare.csv"), ROWS);
        Outcome outcome = Cli.run(
                "train",
                "--data",
                bare,
                "--model-only",
                "--no-header",
                "--text",
                1,
                "--label",
                2,
                "--out",
                folder.resolve("m.model"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("rows: 4 to train on");
        assertSame(ModelFile.read(folder.resolve("m.model")), expected);
    }

    @Test
    void standardInputIsReadLikeAFile() throws IOException {
        StoredModel expected = trained();
        String text = Files.readString(data);
        Path out = folder.resolve("m.model");
        Outcome outcome = Cli.runWith(
                input(text), false, "train", "--data", "-", "--model-only", "--format", "csv", "--out", out);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertSame(ModelFile.read(out), expected);
        Outcome evaluated =
                Cli.runWith(input(text), false, "evaluate", "--model", out, "--data", "-", "--format", "csv");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("texts     4");
        Outcome lines = Cli.runWith(input(text), false, "train", "--data", "-", "--model-only", "--out", out);
        assertThat(lines.code()).isEqualTo(3);
        assertThat(lines.err()).contains("standard input: one text a line has no columns", "--format csv");
    }

    @Test
    void standardInputCannotBeReadTwice() throws IOException {
        Outcome both = Cli.run("train", "--data", "-", "--test", "-", "--format", "csv");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--data and --test: expected - for the standard input once");
        Outcome twice = Cli.run("train", "--data", "-", "-", "--format", "csv");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("expected - for the standard input once");
        assertThat(Cli.names(folder)).containsExactly("d.csv");
    }

    @Test
    void moreMemoryThanTheHeapIsRefusedWithTheWayToGiveMore() {
        Outcome outcome = train("--memory", "300000g");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("--memory: expected at most " + (Runtime.getRuntime().maxMemory() >> 20) + "m", "got 300000g")
                // 300,000 GiB are 307,200,000 MiB; the budget where nothing is said is 60% of the heap.
                .contains("RIDGELINE_JAVA_OPTS=-Xmx512000000m");
    }

    private static void assertSame(StoredModel model, StoredModel expected) {
        assertThat(model.vocabulary()).isEqualTo(expected.vocabulary());
        assertThat(model.model().augmented()).isEqualTo(expected.model().augmented());
    }

    private Outcome train(Object... more) {
        List<Object> line =
                new ArrayList<>(List.of("train", "--data", data, "--model-only", "--out", folder.resolve("m.model")));
        line.addAll(List.of(more));
        return Cli.run(line.toArray());
    }

    private StoredModel trained(Object... more) throws IOException {
        Outcome outcome = train(more);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return ModelFile.read(folder.resolve("m.model"));
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
