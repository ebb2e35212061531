package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.corpus.Corpus;
import org.ridgeline.data.corpus.Document;
import org.ridgeline.data.corpus.Split;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.stage.FetchStage;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.Treebank;

/** {@code train --data} and {@code evaluate} on files of the user's own. */
class ReviewCommandsTest {

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
    void trainTellsWhatItReadAndEvaluateGivesTheSameFigures() throws IOException {
        Path out = folder.resolve("reviews.model");
        Outcome train = train(reviews, "--split", 0.25, "--seed", 3, "--out", out);
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .contains("told by the labels themselves")
                .contains("rows: 150 to train on, 50 to test on")
                .contains("test MSE", "test accuracy", "lambda 1.0 on the sum of squares", "model: ");
        assertThat(train.err()).contains("read ", "vectorize ", "train ");
        JsonNode evaluated = json(evaluate(out, reviews));
        assertThat(evaluated.get("n").asInt()).isEqualTo(200);
        assertThat(Cli.names(folder)).containsExactly("reviews.model");
    }

    /** Bit for bit, for every way of weighing and of cutting. */
    @ParameterizedTest
    @CsvSource({"counts,1,whitespace", "presence,2,whitespace", "tfidf,1,ptb", "tfidf,3,whitespace", "counts,2,ptb"})
    void evaluateGivesTheFiguresOfTheTestInTraining(String weighting, int ngrams, String tokens) throws IOException {
        Path test = Files.writeString(folder.resolve("test.csv"), csv(rows(60, 2)));
        Path out = folder.resolve("m.model");
        JsonNode trained = json(train(
                reviews,
                "--test",
                test,
                "--weighting",
                weighting,
                "--ngrams",
                ngrams,
                "--tokens",
                tokens,
                "--json",
                "--out",
                out));
        JsonNode fit = trained.get("fits").get("1").get("test");
        JsonNode evaluated = json(evaluate(out, test));
        for (String measure : List.of("n", "mse", "accuracy", "correct", "confusion")) {
            assertThat(evaluated.get(measure)).as(measure).isEqualTo(fit.get(measure));
        }
    }

    @Test
    void theModelHasTheSameBytesForAnyNumberOfThreads() throws IOException {
        byte[] first = null;
        for (int threads : new int[] {1, 2, 4, 2}) {
            Path out = folder.resolve("m.model");
            assertThat(train(reviews, "--threads", threads, "--split", 0.2, "--out", out)
                            .code())
                    .isZero();
            byte[] bytes = Files.readAllBytes(out);
            assertThat(first == null ? bytes : first).isEqualTo(bytes);
            first = bytes;
        }
    }

    @Test
    void aMatrixThatDoesNotFitGoesToAFileAndGivesTheSameFigures() throws IOException {
        Path inMemory = folder.resolve("a.model");
        Path inFile = folder.resolve("b.model");
        assertThat(train(reviews, "--out", inMemory).out()).doesNotContain("in a file");
        // Between what 200 x 264 with 2,221 nonzeros needs in memory and in a file; test and program see the same
        // numbers.
        long between = MemoryBudget.inMemory(200, 264, 2221) / 2 + MemoryBudget.inFile(200, 264, 2221) / 2;
        String memory = (between >> 10) + "k";
        Outcome small = train(reviews, "--memory", memory, "--out", inFile);
        assertThat(small.code()).as(small.err()).isZero();
        assertThat(small.out()).contains(", in a file");
        double[] a = ModelFile.read(inMemory).model().augmented();
        double[] b = ModelFile.read(inFile).model().augmented();
        assertThat(b).hasSameSizeAs(a);
        for (int j = 0; j < a.length; j++) {
            // Both gradients are at most 1e-11 of ||X'y||, some 1e3; over 2 lambda that bounds the error of a weight.
            assertThat(b[j]).isCloseTo(a[j], within(1e-8));
        }
        assertThat(train(reviews, "--memory", "1m", "--out", inFile).code()).isEqualTo(3);
        assertThat(train(reviews, "--memory", memory, "--l2", "1,none", "--out", folder.resolve("c.model"))
                        .code())
                .isEqualTo(3);
        assertThat(Cli.names(folder)).containsExactly("a.model", "b.model");
        assertThat(train(reviews, "--memory", memory, "--l2", "none", "--out", inFile)
                        .err())
                .contains("--l2 none needs the matrix in memory");
    }

    @Test
    void severalPenaltiesGiveSeveralModels() throws IOException {
        Outcome train = train(reviews, "--l2", "1,none,cv", "--every", 5, "--out", folder.resolve("m.model"));
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out()).containsPattern("l2 1 +l2 none +l2 cv \\([0-9.]+\\)");
        assertThat(Cli.names(folder)).containsExactly("m-1.model", "m-cv.model", "m-none.model");
    }

    @Test
    void whereOneOfSeveralModelsCannotBeWrittenNoneIs() throws IOException {
        Path place = Files.createDirectory(folder.resolve("several"));
        Path taken = Files.createDirectory(place.resolve("m-2.model"));
        Outcome train = train(reviews, "--l2", "1,2", "--out", place.resolve("m.model"));
        assertThat(train.code()).isEqualTo(3);
        assertThat(train.err()).contains(taken + ": cannot be written: a folder stands there");
        assertThat(place).isDirectoryNotContaining(file -> !file.equals(taken));
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

    private static Outcome evaluateAsText(Path model, Path data, Object... more) {
        List<Object> line = new ArrayList<>(
                List.of("evaluate", "--model", model, "--data", data, "--text", "review", "--label", "sentiment"));
        line.addAll(List.of(more));
        return Cli.run(line.toArray());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--optimizer gd",
                "--cache x",
                "--sst x",
                "--split 1.5",
                "--split 0.2 --every 5",
                "--l2 -1",
                "--l2 x",
                "--l2 1,1",
                "--ngrams 4",
                "--memory lots",
                "--memory 999999g",
                "--labels 5",
                "--encoding none",
                "--tokens words",
                "--min-df 0",
                "--device gpu",
                "--fit-tolerance 2"
            })
    void whatMeansNothingIsRefused(String options) throws IOException {
        List<Object> line = new ArrayList<>(List.of("train", "--data", reviews));
        line.addAll(List.of(options.split(" ")));
        line.addAll(List.of("--out", folder.resolve("m.model")));
        Outcome outcome = Cli.run(line.toArray());
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ridgeline: ").doesNotContain("at org.");
        assertThat(Cli.names(folder)).isEmpty();
    }

    @Test
    void aModelDoesNotReplaceWhatItIsTrainedOn() throws IOException {
        Path data = Files.writeString(folder.resolve("m-1.csv"), csv(rows(50, 1)));
        String before = Files.readString(data);
        assertThat(train(data, "--out", data).code()).isEqualTo(2);
        assertThat(train(data, "--l2", "1,2", "--out", folder.resolve("m.csv")).err())
                .contains("--out: expected another file than those that are read");
        assertThat(train(reviews, "--test", data, "--out", data).code()).isEqualTo(2);
        assertThat(data).hasContent(before);
    }

    /** Written out as CSV, the treebank gives the figures of the experiment: those of sst_reference.json for lambda 1. */
    @Test
    void theTreebankAsCsvGivesTheFiguresOfTheExperiment() throws IOException {
        Inputs inputs = Treebank.inputs();
        Corpus corpus = FetchStage.run(ExperimentFile.load("sst-regularization"), inputs, (bytes, total) -> {})
                .corpus();
        for (Split split : List.of(Split.TRAIN, Split.TEST)) {
            try (CSVPrinter printer = new CSVPrinter(
                    Files.newBufferedWriter(folder.resolve(split.key() + ".csv"), StandardCharsets.UTF_8),
                    CSVFormat.RFC4180)) {
                printer.printRecord("review", "sentiment");
                for (Document document : corpus.documents(split)) {
                    printer.printRecord(document.text(), document.label());
                }
            }
        }
        JsonNode trained = json(train(
                folder.resolve("train.csv"),
                "--test",
                folder.resolve("test.csv"),
                "--labels",
                "positive=3,4:negative=0,1:out=2",
                "--tokens",
                "whitespace",
                "--json",
                "--out",
                folder.resolve("sst.model")));
        JsonNode evaluated = json(evaluate(folder.resolve("sst.model"), folder.resolve("test.csv")));
        assertThat(evaluated.get("correct").asInt()).isEqualTo(1420);
        assertThat(evaluated.get("mse").asDouble()).isCloseTo(0.7523849990436, within(1e-9));
        assertThat(evaluated.get("mse")).isEqualTo(trained.at("/fits/1/test/mse"));
        assertThat(trained.at("/fits/1/train/correct").asInt()).isEqualTo(6889);
    }

    @Test
    void optionsOfReviewsMeanNothingWithoutThem() {
        Outcome outcome = Cli.run("train", "--l2", "1");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--l2 means nothing without --data");
        assertThat(Cli.run("evaluate", "--model", "x").code()).isEqualTo(2);
    }

    @Test
    void placesThatCannotBeReadOrWrittenAreTold() throws IOException {
        assertThat(Cli.run("train", "--data", folder.resolve("none.csv"), "--out", folder.resolve("m"))
                        .code())
                .isEqualTo(3);
        assertThat(train(reviews, "--out", folder.resolve("nowhere/m.model")).code())
                .isEqualTo(3);
        assertThat(evaluate(reviews, reviews).code()).isEqualTo(3);
        assertThat(train(reviews, "--text", "text", "--out", folder.resolve("m"))
                        .err())
                .contains("no column \"text\"", "review, sentiment");
        assertThat(Cli.names(folder)).isEmpty();
    }

    private static Outcome train(Path data, Object... more) {
        List<Object> line =
                new ArrayList<>(List.of("train", "--data", data, "--text", "review", "--label", "sentiment"));
        boolean latter = List.of(more).contains("--text");
        if (latter) {
            line.subList(3, 5).clear();
        }
        line.addAll(List.of(more));
        return Cli.run(line.toArray());
    }

    private static Outcome evaluate(Path model, Path data) {
        return Cli.run(
                "evaluate", "--model", model, "--data", data, "--text", "review", "--label", "sentiment", "--json");
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    private double[] weights(Outcome outcome, String model) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return ModelFile.read(folder.resolve(model)).model().augmented();
    }

    private static String csv(List<String[]> rows) {
        StringBuilder csv = new StringBuilder("review,sentiment\n");
        rows.forEach(row -> csv.append(row[0]).append(',').append(row[1]).append('\n'));
        return csv.toString();
    }

    /** Made-up reviews with a word or two that tell the label, mostly. */
    private static List<String[]> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean positive = i % 2 == 0;
            StringBuilder text = new StringBuilder("n" + seed + "x" + i);
            for (int k = 0; k < 8; k++) {
                text.append(" w").append(random.nextInt(60));
            }
            text.append(random.nextInt(8) > 0 == positive ? " Gut \u00e9" : " schlecht");
            rows.add(new String[] {text.toString(), positive ? "positive" : "negative"});
        }
        return rows;
    }
}
