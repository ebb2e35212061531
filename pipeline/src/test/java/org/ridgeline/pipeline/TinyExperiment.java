package org.ridgeline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small experiment on the synthetic corpus, as a file. */
public final class TinyExperiment {

    /** The experiment without expected values. */
    public static final String YAML = """
            name: tiny
            title: Tiny
            corpus: synthetic
            synthetic: {documents: 400, seed: 1}
            tokens: leaves
            features:
              weighting: counts
              minDocumentFrequency: 1
              maxWords: 1000000
              bias: true
            solver:
              method: auto
              tolerance: 1.0e-11
              maxIterations: 100000
            fits:
              - {name: none, title: no regularizer, lambda: 0.0}
              - {name: l2, title: with L2, lambda: 1.0}
            """;

    /** Pins for every cell and no stage; the numbers are not the experiment's. */
    public static final String EXPECTED = """
            expected:
              cells:
                - {fit: none, split: train, metric: mse, pinned: 0.1, tolerance: 0.01}
                - {fit: none, split: test, metric: mse, pinned: 0.2, tolerance: 0.01}
                - {fit: none, split: train, metric: accuracy, pinned: 0.3, tolerance: 0.01}
                - {fit: none, split: test, metric: accuracy, pinned: 0.4, tolerance: 0.01}
                - {fit: l2, split: train, metric: mse, pinned: 0.5, tolerance: 0.01}
                - {fit: l2, split: test, metric: mse, pinned: 0.6, tolerance: 0.01}
                - {fit: l2, split: train, metric: accuracy, pinned: 0.7, tolerance: 0.01}
                - {fit: l2, split: test, metric: accuracy, book: 0.8, band: 0.02, pinned: 0.8, tolerance: 0.01}
              stages: {}
            """;

    private TinyExperiment() {}

    /** Writes the experiment without expected values into the folder. */
    public static Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), YAML);
    }
}
