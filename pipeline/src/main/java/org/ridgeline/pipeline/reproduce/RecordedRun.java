package org.ridgeline.pipeline.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.experiment.OwnData;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.ExperimentRun.Training;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.TrainStage;

/**
 * What a model's file says of the run that made it.
 *
 * @param experiment its parameters
 * @param fit the name of the model's fit
 * @param stages what each stage put out, by name
 */
public record RecordedRun(Experiment experiment, String fit, List<StageFingerprint> stages) {

    /** Returns the same with own data in other places. */
    public RecordedRun on(OwnData data) {
        return new RecordedRun(experiment.on(data), fit, stages);
    }

    /** Makes the run again on the CPU, every stage afresh. */
    public RunResult run(Inputs inputs, MemoryBudget budget, Workers workers, StageObserver observer) {
        StageCache none = StageCache.none();
        Training exact = new TrainStage(experiment.solver(), workers, Devices.cpu(workers), none);
        return ExperimentRun.run(experiment, inputs, budget, workers, none, observer, exact);
    }

    /**
     * Returns the record of a model.
     *
     * @param name of the model, for messages
     * @throws RetrainException if it says too little
     */
    public static RecordedRun of(String name, StoredModel stored) {
        Map<String, String> properties = stored.properties();
        String parameters = properties.get(ModelProperties.PARAMETERS);
        String fit = properties.get(ModelProperties.FIT);
        if (parameters == null || fit == null) {
            throw new RetrainException(
                    name
                            + ": it does not record an experiment\n  expected: a model that ./ridgeline run or ./ridgeline train `data` has"
                            + " written\n  to do:    name another model",
                    null);
        }
        String method = properties.getOrDefault(ModelProperties.SOLVER, "");
        if (Arrays.stream(Solver.values())
                .noneMatch(solver -> solver.name().toLowerCase(Locale.ROOT).equals(method))) {
            throw new RetrainException(
                    name + ": it was trained by the descent \"" + method
                            + "\"\n  expected: a model of an exact solver\n  to do:    ./ridgeline train makes it again; manifest.json of its run has"
                            + " the line",
                    null);
        }
        List<StageFingerprint> stages = new ArrayList<>();
        try {
            properties.forEach((key, value) -> {
                if (key.startsWith(ModelProperties.STAGE)) {
                    stages.add(new StageFingerprint(
                            key.substring(ModelProperties.STAGE.length()), Fingerprint.parse(value)));
                }
            });
        } catch (IllegalArgumentException e) {
            throw new RetrainException(name + ": " + e.getMessage(), e);
        }
        return new RecordedRun(ExperimentFile.ofParameters(name + ", its parameters", parameters), fit, stages);
    }
}
