package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the bytes, an experiment is read and its parameters again from a model, or refused with {@link ExperimentException}. */
public final class ExperimentFuzz {

    private ExperimentFuzz() {}

    /** Reads the bytes as an experiment's file. */
    public static void experiments(byte[] bytes) {
        Experiment experiment;
        try {
            experiment = ExperimentFile.parse("f.yaml", bytes);
        } catch (ExperimentException refused) {
            assertThat(refused.getMessage()).startsWith("f.yaml");
            return;
        }
        String parameters = ExperimentFile.parameters(experiment).toString();
        Experiment again = ExperimentFile.ofParameters("again", parameters);
        assertThat(ExperimentFile.parameters(again)).hasToString(parameters);
    }
}
