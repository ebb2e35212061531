package org.ridgeline.pipeline.run;

import java.util.Locale;
import java.util.Optional;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.GpuException;
import org.ridgeline.model.gpu.Precision;

/**
 * The devices of one command, and the rule by which one is taken:
 *
 * <ul>
 *   <li>{@code cpu}: the CPU; nothing is looked for.
 *   <li>{@code gpu}: the GPU, opened before anything else is done; without one the command fails.
 *   <li>{@code auto}: the CPU for a training matrix with fewer than {@value #GPU_NONZEROS} nonzeros; a GPU is not even looked for then. From
 *       there on the GPU where there is one that opens, else the CPU.
 * </ul>
 *
 * <p>Why that size: on an H100 opening the GPU takes 0.31 s; the ridge fit to 1.5 million nonzeros then takes 0.009 s, and 0.109 s on 16
 * cores, which does not pay, but 0.61 s to 15 million, and 25.3 s on the 16 cores. SST has 129,346 nonzeros and stays on the CPU.
 *
 * <p>Whether the CPU computes a GPU's fits, too, is part of the choice: see {@link CpuComparison} and {@link DeviceUse#compared}.
 *
 * <p>Not thread-safe.
 */
public final class Devices implements AutoCloseable {

    /** From how many nonzeros of the training matrix on {@code auto} takes a GPU. */
    public static final int GPU_NONZEROS = 10_000_000;

    private final DeviceChoice choice;
    private final Precision precision;
    private final CpuComparison comparison;
    private final GpuSource gpus;
    private final Device cpu;

    /** Empty until a GPU is needed. */
    private Optional<Device> gpu = Optional.empty();

    private Devices(
            DeviceChoice choice, Precision precision, CpuComparison comparison, GpuSource gpus, Workers workers) {
        this.choice = choice;
        this.precision = precision;
        this.comparison = comparison;
        this.gpus = gpus;
        this.cpu = new CpuDevice(workers);
    }

    /** Returns the devices of a choice, in double, compared where a GPU is asked for; see the other method. */
    public static Devices of(DeviceChoice choice, GpuSource gpus, Workers workers) {
        return of(choice, Precision.DOUBLE, CpuComparison.WHERE_ASKED_FOR, gpus, workers);
    }

    /**
     * Returns the devices of a choice; opens the GPU where it is asked for.
     *
     * @param precision in what numbers a GPU computes; the CPU computes in double
     * @param comparison when the CPU computes a GPU's fits, too
     * @param workers stay the caller's
     * @throws GpuException if the GPU is asked for and there is none, or it cannot be used
     */
    public static Devices of(
            DeviceChoice choice, Precision precision, CpuComparison comparison, GpuSource gpus, Workers workers) {
        Devices devices = new Devices(choice, precision, comparison, gpus, workers);
        if (choice == DeviceChoice.GPU) {
            gpus.obstacle().ifPresent(obstacle -> {
                throw new GpuException(obstacle);
            });
            devices.gpu = Optional.of(gpus.open(precision));
        }
        return devices;
    }

    /** Returns the CPU alone; the workers stay the caller's, and nothing needs to be closed. */
    public static Devices cpu(Workers workers) {
        return of(DeviceChoice.CPU, GpuSource.ofThisMachine(), workers);
    }

    /**
     * A device and why it was taken.
     *
     * @param device belongs to these devices
     * @param use what a record says of it
     */
    public record Taken(Device device, DeviceUse use) {}

    /**
     * Takes the device for a fit.
     *
     * @param nonzeros of the training matrix
     */
    public Taken take(long nonzeros) {
        return switch (choice) {
            case CPU -> taken(cpu, "asked for");
            case GPU -> taken(gpu.orElseThrow(), "asked for");
            case AUTO ->
                nonzeros < GPU_NONZEROS
                        ? taken(cpu, words("auto: %,d nonzeros, fewer than %,d", nonzeros))
                        : large(nonzeros);
        };
    }

    private Taken large(long nonzeros) {
        if (gpu.isEmpty() && gpus.obstacle().isEmpty()) {
            try {
                gpu = Optional.of(gpus.open(precision));
            } catch (GpuException e) {
                // What auto promises: a driver without a device is no reason to fail; doctor tells what is wrong with
                // it.
                return taken(cpu, words("auto: %,d nonzeros, at least %,d, but the GPU does not open", nonzeros));
            }
        }
        return gpu.map(device -> taken(device, words("auto: %,d nonzeros, at least %,d", nonzeros)))
                .orElseGet(() -> taken(cpu, words("auto: %,d nonzeros, at least %,d, but no GPU", nonzeros)));
    }

    private Taken taken(Device device, String why) {
        return new Taken(device, DeviceUse.of(choice, device, why, comparison));
    }

    private static String words(String format, long nonzeros) {
        return String.format(Locale.ROOT, format, nonzeros, GPU_NONZEROS);
    }

    /** Closes the GPU if it was opened. */
    @Override
    public void close() {
        gpu.ifPresent(Device::close);
        gpu = Optional.empty();
    }
}
