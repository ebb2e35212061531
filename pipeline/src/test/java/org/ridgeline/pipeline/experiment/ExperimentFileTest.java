package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgeline.pipeline.experiment.ExperimentText.WHOLE;
import static org.ridgeline.pipeline.experiment.ExperimentText.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.TinyExperiment;

/** Which file is read, and what is read of a right one; {@link ExperimentMistakesTest} and {@link ExperimentYamlTest} have the wrong ones. */
class ExperimentFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("org.ridgeline.pipeline.experiment.ExperimentFile#BUILT_IN")
    void builtInExperimentsPinEveryCellAndStage(String name) {
        Experiment experiment = ExperimentFile.load(name);
        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.expected().cells()).hasSize(8);
        assertThat(experiment.expected().stages().keySet())
                .containsExactly(
                        "archive",
                        "documents",
                        "tokens",
                        "vocabulary",
                        "matrix",
                        "weights none",
                        "weights l2",
                        "metrics");
    }

    @Test
    void aFileIsReadAsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("an experiment.yaml"), WHOLE);
        Experiment experiment = ExperimentFile.load(file.toString());
        assertThat(experiment.synthetic()).isEqualTo(new Experiment.Synthetic(400, 1));
        assertThat(experiment.fits())
                .containsExactly(
                        new Experiment.FitSpec("none", "no regularizer", 0),
                        new Experiment.FitSpec("l2", "with L2", 1));
        assertThat(experiment.expected().cells())
                .extracting(cell -> cell.name() + " " + cell.pinned())
                .contains("none/train mse 0.1", "l2/test accuracy 0.8");
        assertThat(experiment.expected().compare(Map.of(), List.of()).cells())
                .extracting(cell -> cell.book().isPresent())
                .containsExactly(false, false, false, false, false, false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEAVES", "Leaves", "ptb", "PTB"})
    void choicesAreReadInAnyCaseUnderAnyLocale(String tokens) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(parse(WHOLE.replace("tokens: leaves", "tokens: " + tokens))
                            .tokens()
                            .name())
                    .isEqualToIgnoringCase(tokens);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), WHOLE + "#".repeat(1 << 20));
        assertThatThrownBy(() -> ExperimentFile.load(file.toString()))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(file + ": expected at most 1048576 bytes, got ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.yaml", "none.yml", "sub/none"})
    void aFileThatIsNotThereIsNamed(String name) {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> ExperimentFile.load(file.toString()))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(file + ": expected an experiment file, found nothing");
    }

    @Test
    void aFolderIsNoExperiment() {
        assertThatThrownBy(() -> ExperimentFile.load(folder + "/"))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("found something else");
    }

    @Test
    void aPathThatCannotBeIsRefused() {
        assertThatThrownBy(() -> ExperimentFile.load("a\0b.yaml"))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("not a path here");
    }

    @ParameterizedTest
    @CsvSource({
        "sst-regularisation, sst-regularization",
        "sst-regularization-pbt, sst-regularization-ptb",
        "SST-regularization, sst-regularization"
    })
    void anUnknownNameIsAnsweredWithTheNearest(String name, String nearest) {
        assertThatThrownBy(() -> ExperimentFile.load(name))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("no experiment is called \"" + name + "\"")
                .hasMessageContaining("did you mean \"" + nearest + "\"?");
    }

    @Test
    void aNameNearNothingGetsNoSuggestion() {
        assertThatThrownBy(() -> ExperimentFile.load("imdb"))
                .hasMessageContaining("Built in: sst-regularization, sst-regularization-ptb")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void parametersLeaveOutWhatIsExpected() {
        assertThat(ExperimentFile.parameters(parse(WHOLE)))
                .isEqualTo(ExperimentFile.parameters(parse(TinyExperiment.YAML)));
        assertThat(ExperimentFile.parameters(parse(WHOLE)).fieldNames())
                .toIterable()
                .containsExactly("name", "title", "corpus", "synthetic", "tokens", "features", "solver", "fits");
    }
}
