package org.ridgeline.pipeline.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.pipeline.predict.JsonModel;
import org.ridgeline.pipeline.predict.OnnxModel;
import org.ridgeline.pipeline.predict.TextClassifier;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.OutputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a stored model in formats of others. */
@Command(
        name = "export",
        description = {
            "Write a stored model as ONNX or JSON.",
            "The ONNX graph takes the words of documents, not their text: its metadata say how text is cut."
        })
final class ExportCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOption model;

    @Option(names = "--onnx", paramLabel = "FILE", description = "Write ONNX, operator set 13, to this file.")
    private Path onnx;

    @Option(names = "--json", paramLabel = "FILE", description = "Write JSON to this file: terms, weights, properties.")
    private Path json;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (onnx == null && json == null) {
            throw new ParameterException(command.commandLine(), "expected --onnx FILE or --json FILE, got neither");
        }
        InputGuard.requireOther(command, "--onnx", onnx, List.of(model.path()));
        InputGuard.requireOther(command, "--json", json, List.of(model.path()));
        if (onnx != null
                && json != null
                && onnx.toAbsolutePath()
                        .normalize()
                        .equals(json.toAbsolutePath().normalize())) {
            throw new ParameterException(
                    command.commandLine(), "--json: expected another file than that of --onnx, got " + json);
        }
        TextClassifier classifier = model.load();
        LinkedHashMap<Path, WholeFile.Content> files = new LinkedHashMap<>();
        if (onnx != null) {
            byte[] bytes = onnx(classifier);
            files.put(onnx, out -> out.write(bytes));
        }
        if (json != null) {
            files.put(
                    json, out -> out.write(JsonModel.write(classifier.stored()).getBytes(StandardCharsets.UTF_8)));
        }
        WholeFiles.write(files, OutputException::file);
        files.keySet().forEach(file -> console.println("written: " + file));
    }

    private byte[] onnx(TextClassifier classifier) {
        try {
            return OnnxModel.write(classifier, Environment.ridgelineVersion());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "model file " + model.path() + ": " + e.getMessage(), e);
        }
    }
}
