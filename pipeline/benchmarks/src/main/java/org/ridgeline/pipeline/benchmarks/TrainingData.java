package org.ridgeline.pipeline.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.data.source.ProgressListener;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.FetchStage;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.TokenizeStage;
import org.ridgeline.pipeline.run.VectorizeStage;

/** The training documents of the published experiment as a matrix: SST, 6,920 x 14,831 with 129,346 nonzeros. */
final class TrainingData {

    private TrainingData() {}

    /**
     * Returns SST's training rows.
     *
     * @throws org.ridgeline.data.source.DataException if SST cannot be had
     */
    static LabeledMatrix sst() {
        return sst(Path.of(System.getProperty("ridgeline.home", "")).toAbsolutePath());
    }

    /** Returns the same for a project's folder. */
    static LabeledMatrix sst(Path home) {
        Experiment experiment = ExperimentFile.load("sst-regularization");
        Inputs inputs = new Inputs(Optional.empty(), true, true, false, Optional.empty(), home, System.getenv());
        try (Workers workers = new Workers(1)) {
            return VectorizeStage.run(
                            TokenizeStage.run(
                                    FetchStage.run(experiment, inputs, ProgressListener.NONE)
                                            .corpus(),
                                    experiment.tokenSettings(),
                                    workers),
                            experiment.features().settings())
                    .examples()
                    .get(Split.TRAIN);
        }
    }
}
