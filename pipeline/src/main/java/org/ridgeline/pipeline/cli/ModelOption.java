package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import org.ridgeline.pipeline.predict.TextClassifier;
import picocli.CommandLine.Option;

/** The option that names a stored model. */
final class ModelOption {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The model: a file that train or run wrote, such as runs/latest/model-l2.ridgeline.")
    private Path model;

    Path path() {
        return model;
    }

    TextClassifier load() {
        return TextClassifier.load(model);
    }
}
