package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.ridgeline.pipeline.TinyExperiment;

/** The text of a whole experiment, and what reading it as {@code f.yaml} gives. */
final class ExperimentText {

    static final String WHOLE = TinyExperiment.YAML + TinyExperiment.EXPECTED;

    private ExperimentText() {}

    static Experiment parse(String yaml) {
        return ExperimentFile.parse("f.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(message);
    }
}
