package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.predict.Models;

class PredictCommandTest {

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void storeAModel() {
        model = folder.resolve("m.ridgeline");
        ModelFile.write(model, Models.byHand());
    }

    @Test
    void everyLineOfStandardInputGivesAScoreAndALabel() {
        Outcome outcome = predict("good good\nbad\nneither\n", "--model", model);
        assertThat(outcome.out()).isEqualTo("score,label\n3.25,positive\n-1.75,negative\n0.25,positive\n");
        assertThat(outcome.err())
                .isEqualTo(
                        "ridgeline: 1 of 3 texts has no word that the model knows; the score there is the bias alone\n");
        assertThat(outcome.code()).isZero();
        // Known words of no weight, or whose weights cancel out, are known all the same.
        assertThat(predict("not\ngood good good good bad bad bad\n", "--model", model)
                        .err())
                .isEmpty();
    }

    @Test
    void predictionsReplaceNeitherTheirTextsNorTheModel() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "text\ngood\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), csv);
        byte[] stored = Files.readAllBytes(model);
        for (Path out : List.of(csv, link, model)) {
            Outcome outcome = predict("", "--model", model, csv, "--out", out);
            assertThat(outcome.err())
                    .startsWith("ridgeline: --out: expected another file than those that are read, got " + out);
            assertThat(outcome.code()).isEqualTo(2);
        }
        assertThat(predict("", "--model", model, folder, "--out", csv).code()).isEqualTo(2);
        assertThat(csv).hasContent("text\ngood\n");
        assertThat(model).hasBinaryContent(stored);
    }

    @Test
    void emptyInputGivesTheHeaderAlone() {
        assertThat(predict("", "--model", model).out()).isEqualTo("score,label\n");
        assertThat(predict("", "--model", model, "--out-format", "jsonl").out()).isEmpty();
    }

    @Test
    void filesAreReadInTheirOwnFormatsAndPlacesNamed() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "id,text\n1,\"good,\n film\"\n2,bad\n");
        Path jsonl = Files.writeString(folder.resolve("b.jsonl"), "{\"text\":\"good\"}\n");
        Outcome outcome = predict("", "--model", model, csv, jsonl, "--places", "--out-format", "jsonl");
        assertThat(outcome.out())
                .isEqualTo(("{\"file\":\"A\",\"line\":2,\"score\":0.25,\"label\":\"positive\"}\n"
                                + "{\"file\":\"A\",\"line\":4,\"score\":-1.75,\"label\":\"negative\"}\n"
                                + "{\"file\":\"B\",\"line\":1,\"score\":1.75,\"label\":\"positive\"}\n")
                        .replace("A", csv.toString())
                        .replace("B", jsonl.toString()));
    }

    @Test
    void identifiersComeFirstSoThatRowsCanBeJoined() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("a.csv"), "key,text\n007,good\n\"a,\"\"b\"\"\",bad\n=1+1,good\n,neither\n");
        assertThat(predict("", "--model", model, csv, "--id", "key").out())
                .isEqualTo("id,score,label\n007,1.75,positive\n\"a,\"\"b\"\"\",-1.75,negative\n'=1+1,1.75,positive\n"
                        + "\"\",0.25,positive\n");
        Path jsonl = Files.writeString(folder.resolve("b.jsonl"), "{\"text\":\"good\",\"key\":17}\n");
        assertThat(predict("", "--model", model, csv, jsonl, "--id", "key", "--places", "--out-format", "jsonl")
                        .out())
                .contains(
                        "{\"id\":\"=1+1\",\"file\":\"" + csv + "\",\"line\":4,\"score\":1.75,\"label\":\"positive\"}\n")
                .endsWith("{\"id\":\"17\",\"file\":\"" + jsonl
                        + "\",\"line\":1,\"score\":1.75,\"label\":\"positive\"}\n");
        assertThat(predict("", "--model", model, csv, "--id", "1", "--no-header", "--text", "2")
                        .out())
                .startsWith("id,score,label\nkey,");
        Outcome lines = predict("good\n", "--model", model, "--id", "key");
        assertThat(lines.code()).isEqualTo(3);
        assertThat(lines.err()).contains("standard input: one text a line has no columns", "--format csv");
        Outcome none = predict("", "--model", model, csv, "--id", "none");
        assertThat(none.err()).contains("no column \"none\"");
        assertThat(none.out()).isEmpty();
        Outcome second = predict("", "--model", model, jsonl, csv, "--id", "none");
        assertThat(second.code()).isEqualTo(3);
        assertThat(second.out()).isEmpty();
        assertThat(predict("", "--model", model, csv, "--id", " ").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void manyBatchesKeepTheOrder(int threads) throws IOException {
        List<String> lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "good ".repeat(i % 7) + "bad ".repeat(i % 5) + "x")
                .toList();
        Path in = Files.write(folder.resolve("in.txt"), lines);
        Path out = folder.resolve("out.csv");
        Outcome outcome = predict("", "--model", model, in, "--out", out, "--threads", threads);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEmpty();
        String expected = IntStream.range(0, 10_000)
                .mapToDouble(i -> 1.5 * (i % 7) - 2 * (i % 5) + 0.25)
                .mapToObj(score -> score + (score > 0 ? ",positive\n" : ",negative\n"))
                .collect(Collectors.joining());
        assertThat(Files.readString(out)).isEqualTo("score,label\n" + expected);
        assertThat(Cli.names(folder)).containsExactly("in.txt", "m.ridgeline", "out.csv");
    }

    @Test
    void badRowEndsWithThreeAndItsPlaceAndLeavesNoFile() throws IOException {
        Path in = Files.write(
                folder.resolve("in.txt"), new byte[] {'g', 'o', 'o', 'd', '\n', (byte) 0xFF, '\n', 'b', '\n'});
        Outcome stopped = predict("", "--model", model, in, "--out", folder.resolve("out.csv"));
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.err()).contains(in + ":2: invalid encoding", "--skip-bad-rows");
        assertThat(Cli.names(folder)).containsExactly("in.txt", "m.ridgeline");

        Outcome skipped = predict("", "--model", model, in, "--skip-bad-rows", "--places");
        assertThat(skipped.code()).isZero();
        assertThat(skipped.out())
                .isEqualTo("file,line,score,label\n" + in + ",1,1.75,positive\n" + in + ",3,0.25,positive\n");
        assertThat(skipped.err()).contains("1 bad row left out (invalid encoding: 1)", in + ":2: invalid encoding");
    }

    @Test
    void hostileLabelsAndNamesAreNoFormulasAndNoMarkup() throws IOException {
        StoredModel hand = Models.byHand();
        ModelFile.write(
                model,
                new StoredModel(
                        hand.model(),
                        hand.vocabulary(),
                        Models.with(
                                Models.with(hand.properties(), "labels.positive", "=cmd(\"x\")"),
                                "labels.negative",
                                "a\"b,c")));
        assertThat(predict("good\nbad\n", "--model", model).out())
                .isEqualTo("score,label\n1.75,\"'=cmd(\"\"x\"\")\"\n-1.75,\"a\"\"b,c\"\n");
        assertThat(predict("bad\n", "--model", model, "--out-format", "jsonl").out())
                .isEqualTo("{\"score\":-1.75,\"label\":\"a\\\"b,c\"}\n");
    }

    @Test
    void missingAndDamagedModelsEndWithThree() throws IOException {
        Outcome missing = predict("good\n", "--model", folder.resolve("none"));
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("no such file");
        Files.write(model, new byte[100]);
        Outcome damaged = predict("good\n", "--model", model);
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.out()).isEmpty();
        Outcome noText = predict("", "--model", model, folder.resolve("none.csv"));
        assertThat(noText.code()).isEqualTo(3);
    }

    @Test
    @Timeout(30)
    void eachLineOfALivePipeIsAnsweredBeforeTheNext() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream();
        try (InputStream input = new PipedInputStream(typed);
                OutputStream output = new PipedOutputStream(answers)) {
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> Ridgeline.run(
                    new Console(output, new ByteArrayOutputStream(), false, input, false),
                    "predict",
                    "--model",
                    model.toString()));
            for (String[] exchange :
                    new String[][] {{"good\n", "score,label\n1.75,positive\n"}, {"bad\n", "-1.75,negative\n"}}) {
                typed.write(exchange[0].getBytes(StandardCharsets.UTF_8));
                typed.flush();
                byte[] expected = exchange[1].getBytes(StandardCharsets.UTF_8);
                assertThat(answers.readNBytes(expected.length)).isEqualTo(expected);
            }
            typed.close();
            assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    @Timeout(30)
    void readerThatGoesAwayEndsTheCommand() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        // Never ends: the command must.
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return "good\n".charAt(at++ % 5);
            }

            @Override
            public int available() {
                return 1;
            }
        };
        int code =
                Ridgeline.run(new Console(closed, err, false, endless, false), "predict", "--model", model.toString());
        assertThat(code).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ridgeline: standard output cannot be written: the results printed are not complete\n");
    }

    private static Outcome predict(String input, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "predict";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.runWith(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), false, all);
    }
}
