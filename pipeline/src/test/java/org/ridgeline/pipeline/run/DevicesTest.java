package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.GpuException;
import org.ridgeline.model.gpu.Precision;

class DevicesTest {

    private static final int SST = 129_346;
    private static final int LARGE = Devices.GPU_NONZEROS;

    private final Workers workers = new Workers(1);
    private final FakeGpu gpu = new FakeGpu(workers, DoubleUnaryOperator.identity());

    /** Neither looks nor opens. */
    private final GpuSource untouched = source(
            () -> {
                throw new AssertionError("looked for");
            },
            () -> {
                throw new AssertionError("opened");
            });

    private final GpuSource none = source(() -> Optional.of("no GPU: looked everywhere"), () -> {
        throw new AssertionError("opened");
    });

    private final GpuSource broken = source(Optional::empty, () -> {
        throw new GpuException("no GPU: a library without a device");
    });

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void cpuNeverLooksForAGpu() {
        try (Devices devices = Devices.of(DeviceChoice.CPU, untouched, workers)) {
            assertThat(devices.take(LARGE).use())
                    .hasToString("CPU (asked for)")
                    .matches(use -> use.used() == Device.Kind.CPU && !use.onGpu());
        }
    }

    @Test
    void autoDoesNotLookForAGpuWhileTheWorkIsSmall() {
        try (Devices devices = Devices.of(DeviceChoice.AUTO, untouched, workers)) {
            assertThat(devices.take(SST).use()).hasToString("CPU (auto: 129,346 nonzeros, fewer than 10,000,000)");
            assertThat(devices.take(LARGE - 1).device().kind()).isEqualTo(Device.Kind.CPU);
        }
    }

    @Test
    void autoTakesTheGpuForLargeWorkAndClosesIt() {
        try (Devices devices = Devices.of(DeviceChoice.AUTO, gpu.source(), workers)) {
            Devices.Taken taken = devices.take(LARGE);
            assertThat(taken.device()).isSameAs(gpu);
            assertThat(taken.use())
                    .hasToString("Fake 1000, computeCapability 9.0, driver 550.54.15 (auto: 10,000,000 nonzeros, at"
                            + " least 10,000,000)");
            assertThat(gpu.closed()).isFalse();
        }
        assertThat(gpu.closed()).isTrue();
    }

    @Test
    void autoStaysOnTheCpuWhereThereIsNoGpuOrItDoesNotOpen() {
        try (Devices devices = Devices.of(DeviceChoice.AUTO, none, workers)) {
            assertThat(devices.take(LARGE).use())
                    .hasToString("CPU (auto: 10,000,000 nonzeros, at least 10,000,000, but no GPU)");
        }
        try (Devices devices = Devices.of(DeviceChoice.AUTO, broken, workers)) {
            assertThat(devices.take(LARGE).use())
                    .hasToString("CPU (auto: 10,000,000 nonzeros, at least 10,000,000, but the GPU does not open)");
        }
    }

    @Test
    void gpuIsTakenForWorkOfAnySize() {
        try (Devices devices = Devices.of(DeviceChoice.GPU, gpu.source(), workers)) {
            assertThat(devices.take(1).device()).isSameAs(gpu);
            assertThat(devices.take(1).use().why()).isEqualTo("asked for");
        }
        assertThat(gpu.closed()).isTrue();
    }

    @Test
    void gpuFailsAtOnceWithTheReasonWhereThereIsNone() {
        assertThatExceptionOfType(GpuException.class)
                .isThrownBy(() -> Devices.of(DeviceChoice.GPU, none, workers))
                .withMessage("no GPU: looked everywhere");
        assertThatExceptionOfType(GpuException.class)
                .isThrownBy(() -> Devices.of(DeviceChoice.GPU, broken, workers))
                .withMessage("no GPU: a library without a device");
    }

    /** Auto takes a GPU to be faster, which it is not where the CPU computes as well. */
    @Test
    void theCpuComputesTooForAGpuThatWasAskedForAndNotForOneThatAutoTook() {
        DeviceUse asked = large(DeviceChoice.GPU, CpuComparison.WHERE_ASKED_FOR);
        assertThat(asked.compared()).isTrue();
        assertThat(asked.json()).doesNotContainKey("agreement");
        DeviceUse auto = large(DeviceChoice.AUTO, CpuComparison.WHERE_ASKED_FOR);
        assertThat(auto.onGpu()).isTrue();
        assertThat(auto.compared()).isFalse();
        assertThat(auto.json()).containsEntry("agreement", "not computed (a run that asks for the GPU does)");
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "GPU"})
    void aComparisonIsMadeOrLeftOutWithAnyGpuWhereThatIsSaid(DeviceChoice choice) {
        assertThat(large(choice, CpuComparison.ALWAYS)).matches(DeviceUse::compared);
        DeviceUse never = large(choice, CpuComparison.NEVER);
        assertThat(never.compared()).isFalse();
        assertThat(never.json()).containsEntry("used", "gpu").containsEntry("agreement", "not computed");
    }

    @ParameterizedTest
    @EnumSource
    void theCpuIsNeverComparedWithItself(CpuComparison comparison) {
        DeviceUse use = large(DeviceChoice.CPU, comparison);
        assertThat(use.compared()).isFalse();
        assertThat(use.json()).doesNotContainKey("agreement");
    }

    private DeviceUse large(DeviceChoice choice, CpuComparison comparison) {
        try (Devices devices = Devices.of(choice, Precision.DOUBLE, comparison, gpu.source(), workers)) {
            return devices.take(LARGE).use();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatARecordSaysIsWhatWasAskedForAndUsed(DeviceChoice choice) {
        try (Devices devices = Devices.of(choice, gpu.source(), workers)) {
            assertThat(devices.take(1).use().json())
                    .containsEntry("asked", choice.key())
                    .containsEntry("used", choice == DeviceChoice.GPU ? "gpu" : "cpu")
                    .containsOnlyKeys("asked", "used", "name", "properties", "why");
        }
    }

    private static GpuSource source(Supplier<Optional<String>> look, Supplier<Device> open) {
        return new GpuSource() {
            @Override
            public Optional<String> obstacle() {
                return look.get();
            }

            @Override
            public Device open(Precision precision) {
                return open.get();
            }
        };
    }
}
