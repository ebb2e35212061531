package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** An experiment on files of the user's own ends with a report. */
class OwnDataRunTest {

    @TempDir
    private Path folder;

    private Path yaml;

    @BeforeEach
    void write() throws IOException {
        Path data = folder.resolve("films.csv");
        StringBuilder text = new StringBuilder("text,label\n");
        for (int i = 0; i < 60; i++) {
            // Every fifth positive document speaks like a negative one, so that something is called wrong.
            String word = i % 2 == 0 && i % 10 != 0 ? "good" : "bad";
            text.append("a " + word + " film number w" + i % 7 + (i % 2 == 0 ? ",yes\n" : ",no\n"));
        }
        Files.writeString(data, text);
        yaml = folder.resolve("own.yaml");
        Files.writeString(yaml, """
                name: own
                title: Films of my own
                dataset:
                  name: films
                  files: [{path: "%s"}]
                  labels: positive=yes:negative=no
                  split: {share: 0.4, seed: 1}
                tokens: ptb
                features: {weighting: counts, minDocumentFrequency: 1, maxWords: 1000, bias: true}
                solver: {method: auto, tolerance: 1.0e-11, maxIterations: 1000}
                fits:
                  - {name: none, title: plain, lambda: 0}
                  - {name: l2, title: with L2, lambda: 1.0}
                """.formatted(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--quiet", "--full"})
    void theReportIsOfTheUsersDataAlone(String how) throws IOException {
        Path out = folder.resolve("out");
        Outcome run = Cli.run("run", yaml, "--no-cache", "--threads", 2, "--out", out, how);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Films of my own", "test accuracy").doesNotContain("book");
        String report = Files.readString(out.resolve("report.json"));
        assertThat(report)
                .contains("uncertainty", "what-it-learned", "where-it-fails", "documents.train")
                .doesNotContain("worked-examples", "five-class", "The book");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("calls", "test documents")
                .doesNotContain("the book", "treebank", "very negative", "Figure 3.", "equation 3.");
    }

    @Test
    void theMistakesAreShownWordByWord() throws IOException {
        Path out = folder.resolve("out");
        Cli.run("run", yaml, "--no-cache", "--quiet", "--out", out);
        assertThat(Files.readString(out.resolve("sections/where-it-fails.json")))
                .contains("is positive, score", "\"bad\"");
    }
}
