package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.Precision;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.reproduce.RecordedRun;
import org.ridgeline.pipeline.reproduce.Retrained;
import org.ridgeline.pipeline.run.CpuComparison;
import org.ridgeline.pipeline.run.DescendStage;
import org.ridgeline.pipeline.run.DescentSettings;
import org.ridgeline.pipeline.run.DeviceChoice;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.FakeGpu;
import org.ridgeline.pipeline.run.FirstStep;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.Optimizer;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.StoppingSettings;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
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

    @Test
    void withoutTheComparisonTheRunIsTheSameAndItsRecordsSayWhatIsMissing() throws IOException {
        DoubleUnaryOperator change = value -> value * (1 + 1e-9);
        Path compared = run(change);
        Path alone = run(change, "alone", CpuComparison.NEVER);
        assertThat(alone.resolve("agreement.json")).doesNotExist();
        JsonNode manifest = JSON.readTree(alone.resolve("manifest.json").toFile());
        assertThat(manifest.at("/files").has("agreement.json")).isFalse();
        assertThat(manifest.at("/device/agreement").textValue()).isEqualTo("not computed");
        for (String fit : List.of("none", "l2")) {
            String model = "model-" + fit + ".ridgeline";
            assertThat(alone.resolve(model)).hasSameBinaryContentAs(compared.resolve(model));
        }
        String page = Files.readString(alone.resolve("report.html"));
        assertThat(page)
                .contains("agreement with the CPU", "not computed")
                .doesNotContain("documents have another sign");
        // The report made again, too, which knows only the run's folder.
        try (Workers workers = new Workers(1)) {
            FinishedRun.open(alone).rewrite(workers);
        }
        assertThat(alone.resolve("report.html")).hasContent(page);
    }

    @Test
    void diffTellsOfTheMissingComparisonAndThatTheResultsAreIdentical() throws IOException {
        RunDiff diff = RunDiff.of(
                RunRecord.open(run(DoubleUnaryOperator.identity())),
                RunRecord.open(run(DoubleUnaryOperator.identity(), "alone", CpuComparison.NEVER)),
                10);
        assertThat(diff.results().identical()).isTrue();
        assertThat(diff.origins())
                .singleElement()
                .isEqualTo(new RunDiff.Change("device.agreement", Optional.empty(), Optional.of("not computed")));
    }

    @Test
    void aModelThatWasNeverComparedIsMadeAgainToRounding() throws IOException {
        Path alone = run(DoubleUnaryOperator.identity(), "alone", CpuComparison.NEVER);
        StoredModel stored = ModelFile.read(alone.resolve("model-l2.ridgeline"));
        try (Workers workers = new Workers(1)) {
            RecordedRun recorded = RecordedRun.of("model-l2", stored);
            RunResult again = recorded.run(inputs(), MemoryBudget.ofHeap(), workers, StageObserver.silent());
            assertThat(Retrained.of("model-l2", stored, recorded, again).same()).isTrue();
        }
    }

    /** A descent with the products of the device is taken again on the CPU, and the two are compared. */
    @Test
    void aDescentOnTheDeviceIsComparedWithTheCpusToo() throws IOException {
        List<String> heard = new ArrayList<>();
        for (TrainedFit fit : descend(CpuComparison.WHERE_ASKED_FOR, heard).fits()) {
            assertThat(fit.agreement()).hasValueSatisfying(found -> {
                assertThat(found.weights()).isBetween(1e-11, 1e-6);
                assertThat(found.documents()).isPositive();
            });
        }
        assertThat(heard).contains("none again on the CPU", "l2 again on the CPU");
    }

    @Test
    void aDescentThatIsNotComparedTakesNoStepOnTheCpu() throws IOException {
        List<String> heard = new ArrayList<>();
        Trained trained = descend(CpuComparison.NEVER, heard);
        assertThat(trained.fits()).allMatch(fit -> fit.agreement().isEmpty());
        assertThat(trained.agreements()).isEmpty();
        assertThat(heard).contains("none by nesterov", "l2 by nesterov").noneMatch(what -> what.contains("CPU"));
        assertThat(trained.fingerprints())
                .isEqualTo(descend(CpuComparison.ALWAYS, new ArrayList<>()).fingerprints());
    }

    private Trained descend(CpuComparison comparison, List<String> heard) throws IOException {
        Experiment experiment = ExperimentFile.load(TinyExperiment.in(folder).toString());
        DescentSettings settings = new DescentSettings(
                Optimizer.NESTEROV,
                Optional.empty(),
                new FirstStep.Safe(),
                StepSize::constant,
                OptionalInt.empty(),
                1,
                new StoppingSettings(OptionalInt.of(40), 0, 0, OptionalInt.empty(), OptionalDouble.empty()));
        try (Workers workers = new Workers(1);
                Devices devices = devices(workers, value -> value * (1 + 1e-9), comparison)) {
            DescendStage stage =
                    new DescendStage(experiment, settings, Optional.empty(), workers, devices, listener(heard));
            return ExperimentRun.run(
                            experiment,
                            inputs(),
                            MemoryBudget.ofHeap(),
                            workers,
                            StageCache.none(),
                            StageObserver.silent(),
                            stage)
                    .trained();
        }
    }

    /** Keeps the names of the descents that proceed. */
    private static StageObserver listener(List<String> heard) {
        return new StageObserver() {
            @Override
            public void began(String stage) {}

            @Override
            public void ended(String stage, double seconds, String summary) {}

            @Override
            public void descended(String what, double share, String remark) {
                heard.add(what);
            }
        };
    }

    private Inputs inputs() {
        return new Inputs(Optional.empty(), true, false, false, Optional.empty(), folder.resolve("home"), Map.of());
    }

    private static Devices devices(Workers workers, DoubleUnaryOperator change, CpuComparison comparison) {
        return Devices.of(
                DeviceChoice.GPU, Precision.DOUBLE, comparison, new FakeGpu(workers, change).source(), workers);
    }

    private Path run(DoubleUnaryOperator change) throws IOException {
        return run(change, "run", CpuComparison.WHERE_ASKED_FOR);
    }

    private Path run(DoubleUnaryOperator change, String name, CpuComparison comparison) throws IOException {
        Path place = folder.resolve(name);
        try (Workers workers = new Workers(1);
                Devices devices = devices(workers, change, comparison);
                RunFolder out = RunFolder.begin(Optional.of(place), folder, "tiny", STARTED)) {
            RunResult result = ExperimentRun.run(
                    ExperimentFile.load(TinyExperiment.in(folder).toString()),
                    inputs(),
                    workers,
                    devices,
                    StageCache.none(),
                    StageObserver.silent());
            PublishStage.run(
                    result,
                    StudyRun.none(List.of(), result, "./ridgeline run --full"),
                    new RunContext(STARTED, 1, "./ridgeline run tiny.yaml --device gpu", History.none()),
                    new SectionFiles(false, workers),
                    workers,
                    out);
            out.commit();
        }
        return place;
    }
}
