package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** An experiment that was pinned by its first update, then changed and updated again. */
class CheckUpdateTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path shared;

    private static String pinned;
    private static String begun;

    @TempDir
    private Path folder;

    private Path yaml;
    private Path history;

    @BeforeAll
    static void pinForTheFirstTime() throws IOException {
        Path file = TinyExperiment.in(shared);
        Outcome first =
                Cli.run("check", file, "--quiet", "--update", "--reason", "first", "--out", shared.resolve("o"));
        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains(
                        "check passed, bit for bit",
                        "stages: all 8 as pinned, bit for bit",
                        "added to tiny.history.jsonl");
        pinned = Files.readString(file);
        begun = Files.readString(shared.resolve("tiny.history.jsonl"));
    }

    @BeforeEach
    void copy() throws IOException {
        yaml = Files.writeString(folder.resolve("tiny.yaml"), pinned);
        history = Files.writeString(folder.resolve("tiny.history.jsonl"), begun);
    }

    @Test
    void theFirstUpdatePinsEveryCellAndStageBehindTheAuthorsText() throws IOException {
        assertThat(pinned).startsWith(TinyExperiment.YAML + "\nexpected:\n");
        List<JsonNode> entries = entries();
        assertThat(entries).hasSize(16).allSatisfy(entry -> {
            assertThat(entry.get("old").isNull()).isTrue();
            assertThat(entry.get("reason").textValue()).isEqualTo("first");
            assertThat(entry.get("by").textValue()).startsWith("ridgeline ").doesNotContain(",");
            assertThat(entry.get("date").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        });
        assertThat(begun).startsWith("{\"date\":");
    }

    @Test
    void nothingToChangeWritesNothing() throws IOException {
        Outcome update = update("again");
        assertThat(update.code()).isZero();
        assertThat(update.out()).contains("every value is as pinned: nothing was written");
        assertThat(yaml).hasContent(pinned);
        assertThat(history).hasContent(begun);
        assertThat(Cli.names(folder)).containsExactly("out", "tiny.history.jsonl", "tiny.yaml");
    }

    @Test
    void hashesOfTheBitsArePinnedInAFileThatHasNone() throws IOException {
        String hash = " sha256:[0-9a-f]{64}\"";
        Files.writeString(yaml, pinned.replaceAll(hash, "\""));
        Files.writeString(history, begun.replaceAll(hash, "\""));
        assertThat(check().out()).contains("; metrics: within tolerance\n", "check passed\n");
        Outcome update = update("bits");
        assertThat(update.code()).isZero();
        assertThat(update.out()).contains("check passed, bit for bit\n");
        assertThat(yaml).hasContent(pinned);
        List<JsonNode> entries = entries();
        assertThat(entries.subList(16, entries.size()))
                .extracting(entry -> entry.get("field").textValue())
                .containsExactly("stage weights none", "stage weights l2", "stage metrics");
    }

    @Test
    void aValueChangedByHandFailsTheCheckThatItWouldPass() throws Exception {
        // Inside its tolerance: only the history tells.
        String changed = Double.toString(Double.parseDouble(last(pinned, "l2/test mse")) + 1e-12);
        Files.writeString(yaml, pinned.replace(last(pinned, "l2/test mse"), changed));
        Outcome check = check();
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("l2/test mse: expected ", "changed by hand", "check --update with a --reason");
        assertThat(check.out())
                .contains("stages: all 8 as pinned", "check failed")
                .doesNotContain("drift");
        JsonNode json = JSON.readTree(folder.resolve("out/check.json").toFile());
        assertThat(json.get("passed").booleanValue()).isFalse();
        assertThat(json.get("changedByHand")).hasSize(1);
        assertThat(folder.resolve("out/check-junit.xml")).content().contains("name=\"history\"", "changed by hand");

        assertThat(update("undo").code()).isZero();
        assertThat(yaml).hasContent(pinned);
        assertThat(history).hasContent(begun);
    }

    @Test
    void anotherSettingIsToldInTheHistoryAndTheReport() throws Exception {
        String author =
                pinned.replace("seed: 1", "seed: 2").replace("tokens: leaves", "tokens:   leaves # the author's");
        Files.writeString(yaml, author);
        Outcome update = update("a <b>new</b> seed");
        assertThat(update.code()).isZero();
        assertThat(update.out()).contains("pinned value", "check passed");
        List<JsonNode> entries = entries();
        assertThat(entries.size()).isGreaterThan(16);
        for (JsonNode entry : entries.subList(16, entries.size())) {
            String field = entry.get("field").textValue();
            assertThat(entry.get("old").textValue()).isEqualTo(last(pinned, field));
            assertThat(entry.get("new").textValue()).isEqualTo(last(Files.readString(yaml), field));
        }
        // But for the values, the text is the author's.
        String values = "pinned: [^,]+|\"(sha256|sketch):[^\"]+\"";
        assertThat(Files.readString(yaml).replaceAll(values, "V")).isEqualTo(author.replaceAll(values, "V"));
        Path page = folder.resolve("out/report.html");
        assertThat(page)
                .content()
                .contains(
                        "Changes of the expected values", "a &lt;b&gt;new&lt;/b&gt; seed", "16 values", "first pinned")
                .doesNotContain("<b>new", "no changes");
        byte[] before = Files.readAllBytes(page);
        Files.delete(history);
        assertThat(Cli.run("report", folder.resolve("out")).code()).isZero();
        assertThat(page).hasBinaryContent(before);
    }

    @Test
    void whoIsNamedStandsInTheHistoryBeforeTheVersion() throws IOException {
        String program = entries().get(0).get("by").textValue();
        Files.writeString(yaml, pinned.replace("seed: 1", "seed: 2"));
        Object[] line = {
            "check", yaml, "--quiet", "--update", "--reason", "x", "--by", " Ada \"Lovelace\" ", "--out", emptied()
        };
        assertThat(Cli.run(line).code()).isZero();
        List<JsonNode> entries = entries();
        assertThat(entries.size()).isGreaterThan(16);
        assertThat(entries.subList(0, 16))
                .allSatisfy(entry -> assertThat(entry.get("by").textValue()).isEqualTo(program));
        assertThat(entries.subList(16, entries.size()))
                .allSatisfy(entry -> assertThat(entry.get("by").textValue()).isEqualTo("Ada \"Lovelace\", " + program));
        assertThat(check().code()).isZero();
    }

    @Test
    void anUpdateThatWasKilledBetweenTheFilesIsToldAndFinished() throws IOException {
        Files.writeString(yaml, pinned.replace("seed: 1", "seed: 2"));
        String author = Files.readString(yaml);
        assertThat(update("another seed").code()).isZero();
        String after = Files.readString(yaml);
        String told = Files.readString(history);
        // The history is there, the file still the old one.
        Files.writeString(yaml, author);
        Outcome check = check();
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains("an update was cut short, or undone by hand")
                .doesNotContain("changed by hand");
        Outcome again = update("finish");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("put back to what the history says");
        assertThat(yaml).hasContent(after);
        assertThat(history).hasContent(told);
    }

    @Test
    void theBooksValuesStayAndABandThatIsMissedStillFails() throws IOException {
        String cell = "{fit: \"l2\", split: test, metric: mse, ";
        Files.writeString(yaml, pinned.replace("seed: 1", "seed: 2").replace(cell, cell + "book: 99.0, band: 0.1, "));
        Outcome update = update("another seed");
        assertThat(update.code()).isEqualTo(1);
        assertThat(update.out()).containsPattern("l2/test mse +book .*drift: ");
        assertThat(yaml).content().contains("book: 99.0, band: 0.1, ");
    }

    @Test
    void aHistoryThatCannotBeWrittenLeavesTheExperimentAsItWas() throws IOException {
        String author = pinned.replace("seed: 1", "seed: 2");
        Files.writeString(yaml, author);
        Files.delete(history);
        // Something else stands at its place.
        Files.createDirectory(history);
        Outcome update = update("another seed");
        assertThat(update.code()).isEqualTo(3);
        assertThat(update.err()).contains("tiny.history.jsonl");
        assertThat(yaml).hasContent(author);
        assertThat(Cli.names(folder)).containsExactly("tiny.history.jsonl", "tiny.yaml");
    }

    @Test
    void aFolderThatCannotBeWrittenAfterTheUpdateIsToldWithTheUpdate() throws IOException {
        Files.writeString(yaml, pinned.replace("seed: 1", "seed: 2"));
        Path out = Files.createDirectory(folder.resolve("out"));
        // The log makes the folder one that the run's cannot be renamed over.
        Object[] line = {
            "check", yaml, "--quiet", "--update", "--reason", "x", "--log-file", out.resolve("log"), "--out", out
        };
        Outcome update = Cli.run(line);
        assertThat(update.code()).isEqualTo(3);
        assertThat(update.err())
                .contains(out + ": cannot be written", yaml + ": its pinned values and their history were updated");
        assertThat(entries().size()).isGreaterThan(16);
        assertThat(check().code()).isZero();
    }

    @Test
    void aDamagedHistoryIsNamedWithItsLine() throws IOException {
        Files.writeString(history, begun + "{\"date\": 1}\n");
        Outcome check = check();
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.err()).contains("tiny.history.jsonl:17: expected one change as JSON");
    }

    @Test
    void bitsThatOtherMachinesDoNotHaveAreNotPinned() throws IOException {
        String before = Files.readString(yaml);
        Outcome refused = Cli.run("check", yaml, "--quiet", "--update", "--reason", "why not", "--dense", "jblas");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--update: expected dense algebra with the same bits on every machine", "got jblas");
        assertThat(yaml).hasContent(before);
    }

    @Test
    void theSpreadOfATinyExperimentIsMeasuredAndJudged() {
        Outcome spread = Cli.run("check", yaml, "--spread", "--quiet");
        assertThat(spread.err()).isEmpty();
        assertThat(spread.code()).isZero();
        assertThat(spread.out())
                .contains("cell", "derived", "wider than derived", "threads 4", "row order 3", "lsqr at 1e-12")
                .contains("not measured: GPUs")
                .doesNotContain("too narrow");
        assertThat(Cli.run("check", yaml, "--spread", "--quiet").out()).isEqualTo(spread.out());
    }

    private Outcome check() throws IOException {
        return Cli.run("check", yaml, "--quiet", "--out", emptied());
    }

    private Outcome update(String reason) throws IOException {
        return Cli.run("check", yaml, "--quiet", "--update", "--reason", reason, "--out", emptied());
    }

    /** Returns the folder for the results, from which an earlier call's were moved away. */
    private Path emptied() throws IOException {
        Path out = folder.resolve("out");
        if (Files.exists(out)) {
            Files.move(out, folder.resolve("before" + Cli.names(folder).size()));
        }
        return out;
    }

    private List<JsonNode> entries() throws IOException {
        return Files.readAllLines(history).stream()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    /** Returns what a YAML text pins, found without the program's reader. */
    private static String last(String text, String field) {
        String pattern = field.startsWith("stage ")
                ? "(?s).*\\n    " + field.substring(6) + ": \"([^\"]+)\".*"
                : "(?s).*fit: \""
                        + field.replaceFirst("/", "\", split: ")
                                .replace(" mse", ", metric: mse")
                                .replace(" accuracy", ", metric: accuracy")
                        + ",[^}]*?pinned: ([^,]+),.*";
        assertThat(text).matches(pattern);
        return text.replaceFirst(pattern, "$1");
    }
}
