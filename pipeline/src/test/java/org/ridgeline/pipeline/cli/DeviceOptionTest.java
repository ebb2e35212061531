package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.device.Device;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.run.DeviceChoice;
import org.ridgeline.pipeline.run.DeviceUse;
import org.ridgeline.pipeline.run.GpuSource;

class DeviceOptionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "check",
                "train",
                "sweep",
                "lab sst",
                "run --no-agreement",
                "train --no-agreement",
                "sweep --no-agreement"
            })
    void withoutAGpuAskingForOneEndsWithFourAndWhatWasLookedFor(String command) throws IOException {
        assumeTrue(GpuSource.ofThisMachine().obstacle().isPresent(), "a GPU's driver is here");
        Outcome outcome = Cli.run((Object[]) (command + " --device gpu --out " + folder.resolve("out")).split(" "));
        assertThat(outcome.err())
                .startsWith("ridgeline: no GPU: ")
                .contains("--device cpu or auto")
                .doesNotContain("defect", "\tat ");
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(Cli.names(folder)).isEmpty();
    }

    @Test
    void floatIsForAGpuAlone() throws IOException {
        Outcome outcome = Cli.run(
                "run",
                TinyExperiment.in(folder),
                "--device",
                "cpu",
                "--precision",
                "float",
                "--out",
                folder.resolve("x"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--precision: expected double on the CPU, got float");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void theManifestTheReportAndTheSummaryNameTheDeviceAndTheRule() throws IOException {
        Path tiny = TinyExperiment.in(folder);
        Path auto = folder.resolve("auto");
        assertThat(Cli.run("run", tiny, "--quiet", "--out", auto).out()).doesNotContain("device:");
        JsonNode device = manifest(auto).get("device");
        assertThat(device.get("asked").textValue()).isEqualTo("auto");
        assertThat(device.get("used").textValue()).isEqualTo("cpu");
        assertThat(device.get("why").textValue()).matches("auto: [\\d,]+ nonzeros, fewer than 10,000,000");
        assertThat(Files.readString(auto.resolve("report.json")))
                .contains("CPU (" + device.get("why").textValue() + ")");
        assertThat(auto.resolve("agreement.json")).doesNotExist();

        Path cpu = folder.resolve("cpu");
        Outcome asked = Cli.run("run", tiny, "--quiet", "--device", "CPU", "--out", cpu);
        assertThat(asked.out()).contains("device: CPU (asked for)");
        assertThat(asked.code()).isZero();
        assertThat(manifest(cpu).get("command").textValue()).isEqualTo("./ridgeline run tiny.yaml --device cpu");
        assertThat(Files.readAllBytes(cpu.resolve("metrics.json")))
                .isEqualTo(Files.readAllBytes(auto.resolve("metrics.json")));
    }

    @Test
    void withoutAGpuThereIsNothingToLeaveOutAndTheRunSaysHowItWasCalled() throws IOException {
        Path run = folder.resolve("run");
        Outcome outcome =
                Cli.run("run", TinyExperiment.in(folder), "--quiet", "--device", "cpu", "--no-agreement", "--out", run);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).doesNotContain("agreement");
        assertThat(manifest(run).get("command").textValue())
                .isEqualTo("./ridgeline run tiny.yaml --device cpu --no-agreement");
        assertThat(manifest(run).get("device").has("agreement")).isFalse();
    }

    @Test
    void theConsoleSaysThatAGpuWasNotComparedWithTheCpu() {
        String end = System.lineSeparator();
        assertThat(new RunOptions().deviceLine(fake(Optional.of("not computed (a run that asks for the GPU does)"))))
                .isEqualTo("device: Fake 1000 (auto: 15,000,000 nonzeros, at least 10,000,000)" + end
                        + "agreement with the CPU: not computed (a run that asks for the GPU does)" + end);
        assertThat(new RunOptions().deviceLine(fake(Optional.empty()))).doesNotContain("agreement");
    }

    private static DeviceUse fake(Optional<String> omitted) {
        return new DeviceUse(
                DeviceChoice.AUTO,
                Device.Kind.GPU,
                "Fake 1000",
                new TreeMap<>(),
                "auto: 15,000,000 nonzeros, at least 10,000,000",
                omitted);
    }

    @ParameterizedTest
    @CsvSource({"run, true", "train, true", "sweep, true", "check, false", "lab sst, false"})
    void onlyACommandThatMayLeaveTheComparisonOutHasTheOption(String command, boolean has) {
        Outcome help = Cli.run((Object[]) (command + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.out().contains("--no-agreement")).isEqualTo(has);
    }

    @Test
    void autoOnTheCpuLoadsNoClassOfJCuda() throws Exception {
        Path loaded = folder.resolve("loaded");
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ridgeline.class.getName(),
                        "run",
                        TinyExperiment.in(folder).toString(),
                        "--device",
                        "auto",
                        "--no-cache",
                        "--out",
                        folder.resolve("out").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        assertThat(run.waitFor())
                .as(Files.readString(folder.resolve("printed")))
                .isZero();
        assertThat(Files.readString(loaded))
                .contains("org.ridgeline.pipeline.run.Devices", "org.ridgeline.model.device.CpuSparseProducts")
                .doesNotContainPattern(" (org\\.)?jcuda\\.");
    }

    private static JsonNode manifest(Path run) throws IOException {
        return JSON.readTree(run.resolve("manifest.json").toFile());
    }
}
