package org.ridgeline.pipeline.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.reproduce.Spread.CellSpread;
import org.ridgeline.pipeline.run.DeviceChoice;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.FakeGpu;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;

/** Which ways to compute count on which device. */
class SpreadTest {

    @TempDir
    private Path folder;

    @Test
    void aGpuAddsTwoWaysAndWidensTheSpreadByItsRounding() throws IOException {
        Spread cpu = measure(DeviceChoice.CPU);
        Spread gpu = measure(DeviceChoice.GPU);
        assertThat(cpu.gpu()).isFalse();
        assertThat(gpu.gpu()).isTrue();
        assertThat(cpu.settings()).noneMatch(way -> way.contains("Fake 1000"));
        assertThat(gpu.settings())
                .startsWith(cpu.settings().toArray(String[]::new))
                .endsWith("auto at 1e-11 on Fake 1000", "auto at 1e-12 on Fake 1000");
        CellSpread without = test(cpu);
        CellSpread with = test(gpu);
        assertThat(with.n()).isEqualTo(without.n() + 2);
        // Each product is 1e-9 too large.
        assertThat(with.spread()).isBetween(1e-11, 1e-6).isGreaterThan(10 * without.spread());
    }

    private static CellSpread test(Spread found) {
        return found.cells().stream()
                .filter(cell -> cell.cell().equals("l2/test mse"))
                .findFirst()
                .orElseThrow();
    }

    private Spread measure(DeviceChoice choice) throws IOException {
        Path yaml = Files.writeString(folder.resolve("tiny.yaml"), TinyExperiment.YAML + TinyExperiment.EXPECTED);
        Inputs inputs =
                new Inputs(Optional.empty(), true, false, false, Optional.empty(), folder.resolve("home"), Map.of());
        try (Workers workers = new Workers(1);
                Devices devices =
                        Devices.of(choice, new FakeGpu(workers, value -> value * (1 + 1e-9)).source(), workers)) {
            RunResult run = ExperimentRun.run(
                    ExperimentFile.load(yaml.toString()),
                    inputs,
                    workers,
                    devices,
                    StageCache.none(),
                    StageObserver.silent());
            return Spread.measure(run, devices, way -> {});
        }
    }
}
