package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.Precision;
import org.ridgeline.pipeline.run.CpuComparison;
import org.ridgeline.pipeline.run.DeviceChoice;
import org.ridgeline.pipeline.run.DeviceUse;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.GpuSource;
import org.ridgeline.pipeline.run.StageObserver;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how a command works and where its results go. */
final class RunOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write the results to this new or empty folder instead of one with the time in its name in runs/."
                            + " With train --model-only: the model to this file.")
    private Path out;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu",
            description =
                    "Where the fits are computed (default: auto): on the cpu, on the gpu, or on a GPU if there is one and the"
                            + " training matrix has 10 million nonzeros, else on the CPU. SST has 0.13 million.")
    private DeviceChoice device;

    @Option(
            names = "--precision",
            paramLabel = "double|float",
            description =
                    "Numbers that a GPU computes in (default: double); float halves the memory and leaves six digits.")
    private Precision precision;

    @Option(names = "--quiet", description = "Print results only, no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Mixin
    private LogOptions log;

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return json;
    }

    Workers workers() {
        return threads.workers();
    }

    /** Opens the devices; the workers stay the caller's. */
    Devices devices(Workers workers, CpuComparison comparison) {
        if (precision == Precision.FLOAT && device == DeviceChoice.CPU) {
            throw new ParameterException(
                    command.commandLine(),
                    "--precision: expected double on the CPU, got float, which only a GPU computes in");
        }
        return Devices.of(
                device == null ? DeviceChoice.AUTO : device,
                precision == null ? Precision.DOUBLE : precision,
                comparison,
                GpuSource.ofThisMachine(),
                workers);
    }

    /** Fails where a GPU is asked for and cannot serve. */
    void requireCpu(String with) {
        if (device == DeviceChoice.GPU) {
            throw new ParameterException(
                    command.commandLine(), "--device: expected cpu or auto with " + with + ", got gpu");
        }
    }

    /** Returns a line with the device where it was asked for or is a GPU, and one that says that a GPU was not compared with the CPU. */
    String deviceLine(DeviceUse use) {
        return (device != null || use.onGpu() ? line("device", use.toString()) : "")
                + use.omitted().map(text -> line(DeviceUse.AGREEMENT, text)).orElse("");
    }

    private static String line(String what, String text) {
        return what + ": " + text + System.lineSeparator();
    }

    StageObserver observer(Console console) {
        return log.observer(console, quiet);
    }
}
