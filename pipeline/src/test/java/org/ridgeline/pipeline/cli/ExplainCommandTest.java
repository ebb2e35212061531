package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.predict.Models;

class ExplainCommandTest {

    private static final String HOSTILE = "good \u001b[31m<script>alert(1)</script>\u001b[2J \u202Ebad\u0007 &amp;";

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void storeAModel() {
        model = folder.resolve("m.ridgeline");
        ModelFile.write(model, Models.byHand());
    }

    @Test
    void plainTextShowsEachTermStrongestFirst() {
        Outcome outcome = Cli.run("explain", "--model", model, "Good bad odd good");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("score +1.2500, positive; bias +0.2500\n\n")
                .containsSubsequence("good", "2", "2.0000", "+1.5000", "+3.0000", "bad", "-2.0000", "(bias)", "+1.2500")
                .endsWith("not in the vocabulary: odd\n")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"        | The text has no words: the score is the bias alone",
                "odd strange | The model knows none of the text's words: the score is the bias alone"
            })
    void aScoreThatIsTheBiasAloneIsSaidToBe(String text, String remark) throws IOException {
        Path page = folder.resolve("page.html");
        Outcome outcome = Cli.run("explain", "--model", model, text, "--html", page);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("score +0.2500, positive").contains("\n" + remark);
        // The page escapes the apostrophe.
        assertThat(Files.readString(page)).contains(remark.replace("'", "&#39;"));
        Cli.run("explain", "--model", model, text + " good", "--html", page);
        assertThat(Files.readString(page)).doesNotContain("the bias alone");
        assertThat(Cli.run("explain", "--model", model, text + " not").out()).doesNotContain("the bias alone");
    }

    @Test
    void terminalGetsColours() {
        Outcome outcome =
                Cli.runWith(InputStream.nullInputStream(), true, "explain", "--model", model, "Good bad not odd");
        assertThat(outcome.out())
                .contains(
                        "\u001b[1;38;5;33mGood\u001b[0m \u001b[1;38;5;172mbad\u001b[0m not\u001b[0m \u001b[2modd\u001b[0m");
    }

    @Test
    void hostileTextReachesNoTerminalRaw() {
        String plain = Cli.run("explain", "--model", model, HOSTILE).out();
        assertThat(plain).doesNotContain("\u001b", "\u0007", "\u202E").contains("\uFFFD[31m<script>");
        String coloured = Cli.runWith(InputStream.nullInputStream(), true, "explain", "--model", model, HOSTILE)
                .out();
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b", "\u0007", "\u202E");
        assertThat(coloured).doesNotContain("\u001b[31m", "\u001b[2J");
    }

    @Test
    void hostileVocabularyReachesNoTerminalRaw() {
        ModelFile.write(
                model,
                new StoredModel(
                        new LinearModel(new double[] {1}, 0, 1),
                        List.of("\u001b[31mx"),
                        Models.byHand().properties()));
        assertThat(Cli.run("explain", "--model", model, "\u001b[31mx").out())
                .doesNotContain("\u001b")
                .contains("\uFFFD[31mx");
    }

    @Test
    void pageIsOnePageThatEscapesAll() throws IOException {
        Path page = folder.resolve("page.html");
        Outcome outcome = Cli.run("explain", "--model", model, HOSTILE, "--html", page);
        assertThat(outcome.code()).isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;", "default-src 'none'", "class=\"p5\"")
                .doesNotContain("<script", "http:", "https:", "src=")
                .endsWith("</html>\n");
    }

    @Test
    void pageReplacesNeitherTheTextNorTheModel() throws IOException {
        Path text = Files.writeString(folder.resolve("review.txt"), "good\n");
        for (Path page : List.of(text, model)) {
            Outcome outcome = Cli.run("explain", "--model", model, "--file", text, "--html", page);
            assertThat(outcome.err()).startsWith("ridgeline: --html: expected another file than those that are read");
            assertThat(outcome.code()).isEqualTo(2);
        }
        assertThat(text).hasContent("good\n");
    }

    @Test
    void jsonHoldsTheNumbersThatAddUp() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Cli.run("explain", "--model", model, "good not bad", "--json")
                        .out());
        double sum = 0;
        for (JsonNode term : json.get("terms")) {
            sum += term.get("contribution").doubleValue();
        }
        assertThat(sum + json.get("bias").doubleValue())
                .isEqualTo(json.get("score").doubleValue())
                .isEqualTo(-0.25);
        assertThat(json.get("label").textValue()).isEqualTo("negative");
    }

    @Test
    void textComesFromAFileOrStandardInput() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "good\n\ngood\n");
        assertThat(Cli.run("explain", "--model", model, "--file", file).out()).startsWith("score +3.2500");
        InputStream input = new ByteArrayInputStream("bad\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Cli.runWith(input, false, "explain", "--model", model, "--file", "-")
                        .out())
                .startsWith("score -1.7500, negative");
        Outcome missing = Cli.run("explain", "--model", model, "--file", folder.resolve("none"));
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("no such file");
    }
}
