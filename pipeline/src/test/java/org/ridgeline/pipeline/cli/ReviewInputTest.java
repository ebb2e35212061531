package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgeline.pipeline.cli.ReviewRuns.csv;
import static org.ridgeline.pipeline.cli.ReviewRuns.evaluate;
import static org.ridgeline.pipeline.cli.ReviewRuns.evaluateAsText;
import static org.ridgeline.pipeline.cli.ReviewRuns.json;
import static org.ridgeline.pipeline.cli.ReviewRuns.rows;
import static org.ridgeline.pipeline.cli.ReviewRuns.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** How {@code train --data} and {@code evaluate} take files of every kind, their labels, splits and bad rows. */
class ReviewInputTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path reviews;

    @BeforeAll
    static void writeReviews() throws IOException {
        reviews = Files.writeString(shared.resolve("reviews.csv"), csv(rows(200, 1)));
    }

    @Test
    void everyFormatGivesTheSameModelButForTheNameOfItsFile() throws IOException {
        List<String[]> rows = rows(200, 1);
        StringBuilder tsv = new StringBuilder("sentiment\treview\n");
        StringBuilder json = new StringBuilder();
        for (String[] row : rows) {
            tsv.append(row[1]).append('\t').append(row[0]).append('\n');
            json.append(String.format(Locale.ROOT, "{\"review\": \"%s\", \"sentiment\": \"%s\"}%n", row[0], row[1]));
        }
        Path gzip = folder.resolve("r.jsonl.gz");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(json.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.write(gzip, packed.toByteArray());
        Path latin = Files.write(folder.resolve("latin.csv"), csv(rows).getBytes(StandardCharsets.ISO_8859_1));
        Path many = Files.createDirectory(folder.resolve("many"));
        Files.writeString(many.resolve("a.csv"), csv(rows.subList(0, 70)));
        Files.writeString(many.resolve("b.csv"), csv(rows.subList(70, 200)));
        double[] expected = weights(train(reviews, "--out", folder.resolve("0.model")), "0.model");
        Path tab = Files.writeString(folder.resolve("r.tsv"), tsv.toString());
        assertThat(weights(train(tab, "--out", folder.resolve("1.model")), "1.model"))
                .isEqualTo(expected);
        assertThat(weights(train(gzip, "--out", folder.resolve("2.model")), "2.model"))
                .isEqualTo(expected);
        assertThat(weights(train(latin, "--encoding", "ISO-8859-1", "--out", folder.resolve("3.model")), "3.model"))
                .isEqualTo(expected);
        assertThat(weights(train(many, "--out", folder.resolve("4.model")), "4.model"))
                .isEqualTo(expected);
    }

    @Test
    void starsAreTakenForLabelsAndNamesOfAnswersAreTheFilesOwn() throws IOException {
        Path stars = Files.writeString(
                folder.resolve("s.csv"),
                csv(rows(200, 1)).replaceAll(",positive\n", ",5\n").replaceAll(",negative\n", ",1\n") + "so so,3\n");
        Outcome train = train(stars, "--out", folder.resolve("s.model"));
        assertThat(train.out()).contains("3 out (1)", "5 positive", "1 negative", "1 left out");
        assertThat(ModelFile.read(folder.resolve("s.model")).properties())
                .containsEntry("labels.positive", "positive")
                .containsEntry("data.labels", "positive=4,5:negative=1,2:out=3");
        Outcome stated = train(stars, "--labels", "positive=5:negative=1:out=3", "--out", folder.resolve("t.model"));
        assertThat(stated.out()).doesNotContain("told by");
        assertThat(ModelFile.read(folder.resolve("t.model")).properties()).containsEntry("labels.positive", "5");
    }

    @Test
    void textsThatRepeatAreWarnedOf() throws IOException {
        Path doubled = Files.writeString(
                folder.resolve("d.csv"),
                csv(rows(100, 1)) + "same text,positive\nsame  TEXT,negative\nsame text,positive\n");
        Outcome train = train(doubled, "--out", folder.resolve("d.model"));
        assertThat(train.err())
                .contains("warning: 1 text occurs with both labels, first " + doubled + ":102")
                .contains("2 rows to train on repeat an earlier one and count again, first " + doubled + ":103");
        assertThat(train(reviews, "--test", reviews, "--out", folder.resolve("e.model"))
                        .err())
                .contains("200 test rows have a text that is trained on");
    }

    @Test
    void evaluateTellsLikeTrainWhatLabelsMeanAndWhichTextsRepeat() throws IOException {
        Path out = folder.resolve("m.model");
        Path log = folder.resolve("m.log");
        assertThat(train(reviews, "--out", out).code()).isZero();
        Path doubled = Files.writeString(
                folder.resolve("d.csv"),
                csv(rows(100, 1)) + "same text,positive\nsame  TEXT,negative\nsame text,positive\n");
        Outcome loud = evaluateAsText(out, doubled, "--log-file", log);
        assertThat(loud.out())
                .startsWith("labels    positive positive (52), negative negative (51); as in the training"
                        + System.lineSeparator() + "texts     103");
        assertThat(loud.err())
                .contains("evaluate ", " of 103 texts right")
                .contains("warning: 1 text occurs with both labels, first " + doubled + ":102")
                .contains("2 rows repeat an earlier one and count again, first " + doubled + ":103");
        assertThat(log).content().contains("INFO  stage evaluate: ");
        Outcome quiet = evaluateAsText(out, reviews, "--quiet", "--labels", "positive=positive:negative=negative");
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).contains("; as stated");
        JsonNode json = json(evaluate(out, doubled));
        assertThat(json.get("duplicates")).hasSize(2);
        assertThat(json.get("mappingInferred").asBoolean()).isFalse();
    }

    @Test
    void aRowWithoutALabelIsBadAndDoesNotKeepTheOthersFromBeingTold() throws IOException {
        Path data = Files.writeString(folder.resolve("e.csv"), csv(rows(100, 1)) + "no label here,\n");
        Path out = folder.resolve("e.model");
        Outcome stopped = train(data, "--out", out);
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.err()).contains(b(data, 102, "unknown label: expected a label, got none"));
        Outcome skipped = train(data, "--skip-bad-rows", "--out", out);
        assertThat(skipped.code()).as(skipped.err()).isZero();
        assertThat(skipped.err()).contains("1 bad row left out (unknown label: 1)");
        assertThat(skipped.out()).contains("rows: 100 to train on", "told by the labels themselves");
        assertThat(evaluateAsText(out, data, "--skip-bad-rows").out()).contains("texts     100");
    }

    @Test
    void aColumnOfSplitsIsFollowed() throws IOException {
        StringBuilder text = new StringBuilder("review,sentiment,part\n");
        List<String[]> rows = rows(90, 1);
        for (int i = 0; i < rows.size(); i++) {
            text.append(rows.get(i)[0]).append(',').append(rows.get(i)[1]).append(',');
            text.append(List.of("train", "dev", "test").get(i % 3)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("p.csv"), text);
        assertThat(train(file, "--split-column", "part", "--out", folder.resolve("p.model"))
                        .out())
                .contains("rows: 30 to train on, 30 to test on, 30 left out");
    }

    @Test
    void aBadRowEndsWithThreeAndLeavesNothingUnlessItIsSkipped() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("b.csv"), csv(rows(100, 1)) + "\"open,positive\nfine,positive\nodd,maybe\n,negative\n");
        Outcome stopped =
                train(bad, "--labels", "positive=positive:negative=negative", "--out", folder.resolve("b.model"));
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.err())
                .contains(bad + ":102: unbalanced quote", "--skip-bad-rows")
                .doesNotContain("at org.");
        assertThat(Cli.names(folder)).containsExactly("b.csv");
        Outcome skipped = train(
                bad,
                "--labels",
                "positive=positive:negative=negative",
                "--skip-bad-rows",
                "--out",
                folder.resolve("b.model"));
        assertThat(skipped.code()).isZero();
        assertThat(skipped.err())
                .contains("3 bad rows left out", b(bad, 104, "unknown label"), b(bad, 105, "empty text"));
    }

    private static String b(Path file, int line, String reason) {
        return file + ":" + line + ": " + reason;
    }

    private double[] weights(Outcome outcome, String model) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return ModelFile.read(folder.resolve(model)).model().augmented();
    }
}
