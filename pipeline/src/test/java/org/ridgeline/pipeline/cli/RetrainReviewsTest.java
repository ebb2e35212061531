package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** {@code retrain} of models of the user's own files. */
class RetrainReviewsTest {

    private static final String HEADER = MadeUpReviews.HEADER;

    @TempDir
    private Path folder;

    private Path data;

    private Path model;

    @BeforeEach
    void write() throws IOException {
        data = Files.writeString(folder.resolve("d.csv"), HEADER + MadeUpReviews.rows(80));
        model = folder.resolve("m.model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--split 0.25 --seed 9",
                "--every 4 --l2 none",
                "--split-column part --l2 cv --seed 5",
                "--tokens whitespace --keep-case --ngrams 2 --weighting tfidf --min-df 2 --max-words 40 --no-bias",
                "--stop-words english --weighting presence --l2 0.3 --fit-tolerance 1e-6",
                "--encoding ISO-8859-1 --labels positive=pos:negative=neg --skip-bad-rows"
            })
    void aModelIsMadeAgainToItsLastBit(String options) throws IOException {
        train(options.isEmpty() ? new Object[0] : options.split(" "));
        byte[] before = Files.readAllBytes(model);
        Outcome outcome = retrain("--data", data, "--threads", 2);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("documents      as recorded")
                .contains("vocabulary     as recorded", "metrics        as recorded")
                .containsPattern("weights [a-z0-9-]+ +as recorded")
                .contains("identical: weights, bias and vocabulary are the same to the last bit");
        assertThat(outcome.err()).contains("fetch ", "vectorize ", "train ");
        assertThat(model).hasBinaryContent(before);
        assertThat(Cli.names(folder)).containsExactly("d.csv", "m.model");
    }

    @Test
    void aMatrixThatWasInAFileIsInAFileAgain() throws IOException {
        String memory = betweenFileAndMemory();
        train("--memory", memory);
        assertThat(ModelFile.read(model).properties())
                .hasEntrySatisfying("parameters", text -> assertThat(text).contains("\"matrix\":\"FILE\""));
        Outcome again = retrain("--data", data);
        assertThat(again.err()).contains(", in a file");
        assertIdentical(again);
        train();
        assertThat(ModelFile.read(model).properties())
                .hasEntrySatisfying("parameters", text -> assertThat(text).contains("\"matrix\":\"MEMORY\""));
        Outcome little = retrain("--data", data, "--memory", memory);
        assertThat(little.code()).isEqualTo(3);
        assertThat(little.err()).contains("in memory, as stated", "give more with --memory");
    }

    @Test
    void rowsThatTheTrainingLeftOutAreLeftOutAgain() throws IOException {
        Files.writeString(data, "no label,,\ntoo short\n", StandardOpenOption.APPEND);
        train("--split", 0.2, "--skip-bad-rows");
        Outcome outcome = retrain("--data", data, "--quiet");
        assertIdentical(outcome);
        assertThat(outcome.err()).contains("2 bad rows left out");
    }

    @Test
    void theNameOfAFileMakesNoDifference() throws IOException {
        train("--split", 0.2);
        Path renamed = Files.copy(data, folder.resolve("other.csv"));
        assertIdentical(retrain("--data", renamed));
        Path unknown = Files.copy(data, folder.resolve("rows"));
        assertThat(retrain("--data", unknown).code()).isEqualTo(3);
        assertIdentical(retrain("--data", unknown, "--format", "csv"));
        Outcome input = Cli.runWith(
                new ByteArrayInputStream(Files.readAllBytes(data)),
                false,
                "retrain",
                model,
                "--data",
                "-",
                "--format",
                "csv",
                "--json");
        assertThat(input.code()).as(input.err()).isZero();
        assertThat(input.out()).contains("\"identical\": true").doesNotContain("filesSame");
    }

    @Test
    void theSameRowsInAnotherFileAreToldAndAreTheSameDocuments() throws IOException {
        train("--split", 0.2);
        Path tabs = Files.writeString(
                folder.resolve("d.tsv"), Files.readString(data).replace(',', '\t'));
        Outcome outcome = retrain("--data", tabs);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("files: other content than recorded")
                .contains("identical: ");
    }

    @Test
    void filesThatWereTestedOnAreNeededAgain() throws IOException {
        Path test = Files.writeString(folder.resolve("t.csv"), HEADER + MadeUpReviews.rows(30));
        train("--test", test);
        assertIdentical(retrain("--data", data, "--test", test));
        assertUsage(retrain("--data", data), "expected --test FILE");
        // What is trained on and what is tested on change places: files of the same bytes, in another order.
        Outcome swapped = retrain("--data", test, "--test", data);
        assertThat(swapped.code()).isEqualTo(1);
        assertThat(swapped.out()).startsWith("files: other").contains("first stage that differs: documents");
        train();
        assertUsage(retrain("--data", data, "--test", test), "--test means nothing");
    }

    @Test
    void aChangedSentenceOrLabelIsADocumentThatDiffers() throws IOException {
        train("--split", 0.2);
        for (String changed : List.of(
                Files.readString(data).replaceFirst("n3 ", "n3 n3 "),
                Files.readString(data).replaceFirst("pos,train", "neg,train"),
                HEADER + MadeUpReviews.rows(79))) {
            Files.writeString(data, changed);
            Outcome outcome = retrain("--data", data);
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out())
                    .startsWith("files: other content than recorded")
                    .contains("documents      differs", "first stage that differs: documents");
            String json = retrain("--data", data, "--json", "--quiet").out();
            assertThat(json)
                    .contains(
                            "\"filesSame\": false",
                            "\"firstDifference\": \"documents\"",
                            "\"same\": false",
                            "\"stages\": ");
        }
    }

    @Test
    void theFirstStageThatDiffersIsNamed() throws IOException {
        train("--split", 0.2, "--weighting", "tfidf");
        StoredModel stored = ModelFile.read(model);
        double[] weights = stored.model().augmented();
        weights[0] += 0.5;
        LinearModel moved = LinearModel.of(weights, stored.model().lambda(), true);
        assertDiffers(
                new StoredModel(moved, stored.vocabulary(), stored.properties(), stored.factors()),
                "first stage that differs: weights l2-1; weights differ by at most");
        List<String> words = new ArrayList<>(stored.vocabulary());
        words.set(0, "elsewhere");
        assertDiffers(
                new StoredModel(stored.model(), words, stored.properties(), stored.factors()),
                "first stage that differs: vocabulary; the vocabularies differ");
        assertDiffers(
                with(stored, "stage.metrics", "sha256:" + "0".repeat(64)),
                "first stage that differs: metrics; weights");
        assertDiffers(
                with(stored, "parameters", stored.properties().get("parameters").replace("\"seed\":1", "\"seed\":2")),
                "first stage that differs: documents");
    }

    @Test
    void weightsThatDifferByRoundingAreMeasured() throws IOException {
        train();
        StoredModel stored = ModelFile.read(model);
        double[] weights = stored.model().augmented();
        weights[0] += 1e-9;
        LinearModel moved = LinearModel.of(weights, stored.model().lambda(), true);
        ModelFile.write(model, new StoredModel(moved, stored.vocabulary(), stored.properties()));
        Outcome outcome = retrain("--data", data);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("the same to rounding; weights differ by at most ", " of 80 signs");
    }

    @Test
    void aModelThatSaysTooLittleIsRefused() throws IOException {
        train("--split", 0.2);
        StoredModel stored = ModelFile.read(model);
        assertRefused(with(stored, "parameters", null), "it does not record an experiment");
        assertRefused(with(stored, "fit", null), "it does not record an experiment");
        assertRefused(with(stored, "stage.documents", "md5:1"), "m.model: ");
    }

    @Test
    void optionsOfOneKindOfModelMeanNothingForTheOther() throws IOException {
        train();
        assertUsage(retrain(), "expected --data FILE beside " + model);
        assertUsage(retrain("--data", data, "--offline"), "--offline means nothing for a model of your own files");
        model = folder.resolve("run/model-l2.ridgeline");
        assertThat(Cli.run("run", TinyExperiment.in(folder), "--quiet", "--no-cache", "--out", folder.resolve("run"))
                        .code())
                .isZero();
        assertUsage(
                retrain("--data", data), "--data means nothing for a model that was not trained on files of your own");
    }

    @Test
    void dataThatCannotBeReadEndsWithThree() throws IOException {
        train();
        Outcome missing = retrain("--data", folder.resolve("none.csv"));
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("none.csv: no such file", "give the files that the model was trained on");
        Outcome bad = retrain(
                "--data", Files.writeString(folder.resolve("bad.csv"), HEADER + MadeUpReviews.rows(9) + "good\n"));
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.err())
                .contains("bad.csv:11", "give the files that the model")
                .doesNotContain("--skip-bad-rows");
    }

    /** Returns less than the matrix takes in memory and more than it takes in a file. */
    private String betweenFileAndMemory() {
        Matcher size = Pattern.compile("matrix: (\\d+) x (\\d+), (\\d+) nonzeros")
                .matcher(Cli.run("train", "--data", data, "--model-only", "--out", model)
                        .out());
        assertThat(size.find()).isTrue();
        int rows = Integer.parseInt(size.group(1));
        int columns = Integer.parseInt(size.group(2));
        int nonzeros = Integer.parseInt(size.group(3));
        long twice = MemoryBudget.inMemory(rows, columns, nonzeros) + MemoryBudget.inFile(rows, columns, nonzeros);
        return (twice / 2 >> 10) + "k";
    }

    private static void assertUsage(Outcome outcome, String why) {
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
    }

    private void assertDiffers(StoredModel other, String verdict) {
        ModelFile.write(model, other);
        Outcome outcome = retrain("--data", data);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains(verdict);
    }

    private void assertRefused(StoredModel other, String why) {
        ModelFile.write(model, other);
        Outcome outcome = retrain("--data", data);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains(why).doesNotContain("at org.");
    }

    private static void assertIdentical(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).startsWith("documents").contains("identical: ");
    }

    /** Returns the model with a property changed, or without it where the value is null. */
    private static StoredModel with(StoredModel stored, String key, String value) {
        SortedMap<String, String> properties = new TreeMap<>(stored.properties());
        assertThat(properties.remove(key)).isNotNull();
        if (value != null) {
            properties.put(key, value);
        }
        return new StoredModel(stored.model(), stored.vocabulary(), properties, stored.factors());
    }

    private void train(Object... more) {
        List<Object> line =
                new ArrayList<>(List.of("train", "--data", data, "--model-only", "--quiet", "--out", model));
        line.addAll(List.of(more));
        Outcome outcome = Cli.run(line.toArray());
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    private Outcome retrain(Object... more) {
        List<Object> line = new ArrayList<>(List.of("retrain", model));
        line.addAll(List.of(more));
        return Cli.run(line.toArray());
    }
}
