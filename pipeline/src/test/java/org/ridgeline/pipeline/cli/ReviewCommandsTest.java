package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ridgeline.pipeline.cli.ReviewRuns.csv;
import static org.ridgeline.pipeline.cli.ReviewRuns.evaluate;
import static org.ridgeline.pipeline.cli.ReviewRuns.json;
import static org.ridgeline.pipeline.cli.ReviewRuns.rows;
import static org.ridgeline.pipeline.cli.ReviewRuns.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Treebank;

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
                .contains("test MSE", "test accuracy", "lambda 1 on the sum of squares", "model: ");
        assertThat(train.err()).contains("fetch ", "vectorize ", "train ");
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
        JsonNode fit = trained.at("/fits/l2-1/splits/test");
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
        assertThat(Cli.names(folder)).containsExactly("m-cv.model", "m-l2-1.model", "m-none.model");
    }

    @Test
    void whereOneOfSeveralModelsCannotBeWrittenNoneIs() throws IOException {
        Path place = Files.createDirectory(folder.resolve("several"));
        Path taken = Files.createDirectory(place.resolve("m-l2-2.model"));
        Outcome train = train(reviews, "--l2", "1,2", "--out", place.resolve("m.model"));
        assertThat(train.code()).isEqualTo(3);
        assertThat(train.err()).contains(taken + ": cannot be written: a folder stands there");
        assertThat(place).isDirectoryNotContaining(file -> !file.equals(taken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--optimizer gd",
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
                "--fit-tolerance 2"
            })
    void whatMeansNothingIsRefused(String options) throws IOException {
        List<Object> line = new ArrayList<>(List.of("train", "--data", reviews, "--model-only"));
        line.addAll(List.of(options.split(" ")));
        line.addAll(List.of("--out", folder.resolve("m.model")));
        Outcome outcome = Cli.run(line.toArray());
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ridgeline: ").doesNotContain("at org.");
        assertThat(Cli.names(folder)).isEmpty();
    }

    @Test
    void aModelDoesNotReplaceWhatItIsTrainedOn() throws IOException {
        Path data = Files.writeString(folder.resolve("m-l2-1.csv"), csv(rows(50, 1)));
        String before = Files.readString(data);
        assertThat(train(data, "--out", data).code()).isEqualTo(2);
        assertThat(train(data, "--l2", "1,2", "--out", folder.resolve("m.csv")).err())
                .contains("--out: expected another file than those that are read");
        assertThat(train(reviews, "--test", data, "--out", data).code()).isEqualTo(2);
        assertThat(data).hasContent(before);
    }

    /** Written out as CSV, the treebank gives the experiment's weights to the last bit, and the figures of sst_reference.json for lambda 1. */
    @Test
    void theTreebankAsCsvGivesTheWeightsOfTheExperiment() throws IOException {
        RunResult run;
        try (Workers workers = new Workers(2)) {
            run = ExperimentRun.run(
                    ExperimentFile.load("sst-regularization"), Treebank.inputs(), workers, StageObserver.silent());
        }
        Corpus corpus = run.fetched().corpus();
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
                "--l2",
                "none,1",
                "--json",
                "--out",
                folder.resolve("sst.model")));
        List<TrainedFit> fits = run.trained().fits();
        for (int k = 0; k < fits.size(); k++) {
            StoredModel model = ModelFile.read(
                    folder.resolve(List.of("sst-none.model", "sst-l2-1.model").get(k)));
            assertThat(model.vocabulary())
                    .isEqualTo(run.vectors().bag().vocabulary().words());
            assertThat(model.model().augmented()).isEqualTo(fits.get(k).model().augmented());
        }
        JsonNode evaluated = json(evaluate(folder.resolve("sst-l2-1.model"), folder.resolve("test.csv")));
        assertThat(evaluated.get("correct").asInt()).isEqualTo(1420);
        assertThat(evaluated.get("mse").asDouble()).isCloseTo(0.7523849990436, within(1e-9));
        assertThat(evaluated.get("mse")).isEqualTo(trained.at("/fits/l2-1/splits/test/mse"));
        assertThat(trained.at("/fits/l2-1/splits/train/correct").asInt()).isEqualTo(6889);
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
}
