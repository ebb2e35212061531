package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.descent.DescendStage;
import org.ridgeline.pipeline.descent.DescentSettings;
import org.ridgeline.pipeline.descent.FirstStep;
import org.ridgeline.pipeline.descent.Optimizer;
import org.ridgeline.pipeline.descent.StoppingSettings;
import org.ridgeline.pipeline.device.DeviceChoice;
import org.ridgeline.pipeline.device.Devices;
import org.ridgeline.pipeline.device.FakeGpu;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.pinned.History;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.StageKeys;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.pipeline.stage.TrainStage.TrainedFit;
import org.ridgeline.pipeline.study.StudyRun;

/** The records of a run on a device that says it is a GPU. */
class GpuRunTest {

    private static final Instant STARTED = Instant.parse("2023-11-05T06:07:08Z");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void aDeviceWithTheCpusBitsAgreesExactlyAndIsNamedEverywhere() throws IOException {
        Path run = run(DoubleUnaryOperator.identity());
        JsonNode agreement = JSON.readTree(run.resolve("agreement.json").toFile());
        for (String fit : List.of("none", "l2")) {
            assertThat(agreement.at("/" + fit + "/weights").doubleValue()).isZero();
            assertThat(agreement.at("/" + fit + "/scores").doubleValue()).isZero();
            assertThat(agreement.at("/" + fit + "/signs").intValue()).isZero();
            assertThat(agreement.at("/" + fit + "/documents").intValue()).isPositive();
        }
        JsonNode manifest = JSON.readTree(run.resolve("manifest.json").toFile());
        assertThat(manifest.at("/files").has("agreement.json")).isTrue();
        assertThat(manifest.at("/device/used").textValue()).isEqualTo("gpu");
        assertThat(manifest.at("/device/name").textValue()).isEqualTo("Fake 1000");
        assertThat(manifest.at("/device/properties/driver").textValue()).isEqualTo("550.54.15");
        assertThat(manifest.at("/device/properties/computeCapability").textValue())
                .isEqualTo("9.0");
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("Fake 1000", "agreement with the CPU", "documents have another sign");
    }

    @Test
    void aDeviceThatRoundsOtherwiseDiffersByAsMuch() throws IOException {
        // A relative error of 1e-9 in every product.
        Path run = run(value -> value * (1 + 1e-9));
        JsonNode agreement = JSON.readTree(run.resolve("agreement.json").toFile());
        assertThat(agreement.at("/l2/weights").doubleValue()).isBetween(1e-11, 1e-7);
        assertThat(agreement.at("/l2/scores").doubleValue()).isBetween(1e-11, 1e-7);
    }

    /** A descent with the products of the device is taken again on the CPU, and the two are compared. */
    @Test
    void aDescentOnTheDeviceIsComparedWithTheCpusToo() throws IOException {
        Experiment experiment = ExperimentFile.load(TinyExperiment.in(folder).toString());
        Inputs inputs =
                new Inputs(Optional.empty(), true, false, false, Optional.empty(), folder.resolve("home"), Map.of());
        DescentSettings settings = new DescentSettings(
                Optimizer.NESTEROV,
                Optional.empty(),
                new FirstStep.Safe(),
                StepSize.Constant::new,
                OptionalInt.empty(),
                1,
                new StoppingSettings(OptionalInt.of(40), 0, 0, OptionalInt.empty(), OptionalDouble.empty()));
        try (Workers workers = new Workers(1);
                Devices devices = Devices.of(
                        DeviceChoice.GPU, new FakeGpu(workers, value -> value * (1 + 1e-9)).source(), workers)) {
            DescendStage stage =
                    new DescendStage(experiment, settings, Optional.empty(), workers, devices, StageObserver.silent());
            RunResult result =
                    ExperimentRun.run(experiment, inputs, workers, StageKeys.none(), StageObserver.silent(), stage);
            for (TrainedFit fit : result.trained().fits()) {
                assertThat(fit.agreement()).hasValueSatisfying(found -> {
                    assertThat(found.weights()).isBetween(1e-11, 1e-6);
                    assertThat(found.documents()).isPositive();
                });
            }
        }
    }

    private Path run(DoubleUnaryOperator change) throws IOException {
        Path place = folder.resolve("run");
        Inputs inputs =
                new Inputs(Optional.empty(), true, false, false, Optional.empty(), folder.resolve("home"), Map.of());
        try (Workers workers = new Workers(1);
                Devices devices = Devices.of(DeviceChoice.GPU, new FakeGpu(workers, change).source(), workers);
                RunFolder out = RunFolder.begin(Optional.of(place), folder, "tiny", STARTED)) {
            RunResult result = ExperimentRun.run(
                    ExperimentFile.load(TinyExperiment.in(folder).toString()),
                    inputs,
                    workers,
                    devices,
                    StageKeys.none(),
                    StageObserver.silent());
            PublishStage.run(
                    result,
                    StudyRun.none(List.of(), "./ridgeline run --full"),
                    new RunContext(STARTED, 1, "./ridgeline run tiny.yaml --device gpu", List.of(), History.none()),
                    false,
                    workers,
                    out);
            out.commit();
        }
        return place;
    }
}
