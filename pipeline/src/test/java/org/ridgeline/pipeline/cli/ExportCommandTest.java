package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.predict.Models;

class ExportCommandTest {

    @TempDir
    private Path folder;

    @Test
    void bothFormatsAreWritten() throws IOException {
        Path model = folder.resolve("m");
        ModelFile.write(model, Models.byHand());
        Path onnx = folder.resolve("m.onnx");
        Path json = folder.resolve("m.json");
        Outcome outcome = Cli.run("export", "--model", model, "--onnx", onnx, "--json", json);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("written: " + onnx + "\nwritten: " + json + "\n");
        assertThat(Files.readString(json)).contains("\"weights\": [\n    1.5,\n    -2.0,\n    0.0\n  ]");
        assertThat(onnx).isNotEmptyFile();
    }

    @Test
    void placeThatIsNotThereEndsWithThree() {
        Path model = folder.resolve("m");
        ModelFile.write(model, Models.byHand());
        Outcome outcome = Cli.run(
                "export", "--model", model, "--json", folder.resolve("none").resolve("m.json"));
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("its folder is not there");
    }

    @Test
    void whereOneFormatCannotBeWrittenNeitherIs() {
        Path model = folder.resolve("m");
        ModelFile.write(model, Models.byHand());
        Path onnx = folder.resolve("m.onnx");
        Path json = folder.resolve("none").resolve("m.json");
        Outcome outcome = Cli.run("export", "--model", model, "--onnx", onnx, "--json", json);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(json + ": cannot be written");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(model));
    }

    @Test
    void anExportReplacesNeitherTheModelNorTheOtherExport() throws IOException {
        Path model = folder.resolve("m");
        ModelFile.write(model, Models.byHand());
        byte[] stored = Files.readAllBytes(model);
        assertThat(Cli.run("export", "--model", model, "--json", model).err())
                .startsWith("ridgeline: --json: expected another file than those that are read");
        Outcome outcome =
                Cli.run("export", "--model", model, "--onnx", folder.resolve("x"), "--json", folder.resolve("./x"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--json: expected another file than that of --onnx");
        assertThat(Cli.names(folder)).containsExactly("m");
        assertThat(model).hasBinaryContent(stored);
    }

    @Test
    void modelWithoutWordsIsNoOnnx() {
        Path model = folder.resolve("m");
        ModelFile.write(
                model,
                new StoredModel(
                        new LinearModel(new double[0], 1, 1),
                        List.of(),
                        Models.byHand().properties()));
        Outcome outcome = Cli.run("export", "--model", model, "--onnx", folder.resolve("m.onnx"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("expected a model with words, got none");
    }
}
