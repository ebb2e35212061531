package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.BareWork;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.ptx.InterpretedGpu;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.RidgePath;
import org.ridgeline.model.solver.SolverSettings;

/** Whole fits through {@link Device}, the kernels interpreted on the CPU. */
class GpuDeviceTest {

    private static final int N = 12;
    private static final int D = 20;

    private final Workers workers = new Workers(1);
    private final InterpretedGpu gpu = new InterpretedGpu(Gpus.ptx());

    @AfterEach
    void close() {
        workers.close();
    }

    /** More columns than rows, the last row a repetition of the first with its label. */
    private static LabeledMatrix examples() {
        CsrBuilder builder = new CsrBuilder(D);
        double[] labels = new double[N];
        for (int i = 0; i < N; i++) {
            int row = i == N - 1 ? 0 : i;
            builder.add(row % D, 1 + row % 3);
            builder.add((row * 7 + 3) % D, 2);
            builder.endRow();
            labels[i] = row % 2 == 0 ? 1 : -1;
        }
        return new LabeledMatrix(builder.build(), labels);
    }

    @Test
    void ridgeIsSolvedOnTheDeviceByConjugateGradients() {
        Fit cpu = new LeastSquares(examples(), workers).fit(1, SolverSettings.defaults());
        try (Device device = new GpuDevice(gpu, Precision.DOUBLE)) {
            Fit fit = new LeastSquares(examples(), workers, device).fit(1, SolverSettings.defaults());
            assertThat(fit.certificate().method()).isEqualTo("cg");
            assertThat(fit.certificate().converged()).isTrue();
            assertThat(distance(fit.weights(), cpu.weights())).isLessThan(1e-8);
        }
    }

    /** Float's rounding is 6e-8; over the columns and with a condition of a few hundred that leaves three digits of the weights. */
    @Test
    void aFitInFloatIsCertifiedInDoubleAtWhatFloatCanReach() {
        Fit cpu = new LeastSquares(examples(), workers).fit(1, SolverSettings.defaults());
        long free = gpu.freeBytes();
        try (Device device = new GpuDevice(gpu, Precision.FLOAT)) {
            try (LeastSquares squares = new LeastSquares(examples(), workers, device)) {
                Fit fit = squares.fit(1, SolverSettings.defaults());
                assertThat(fit.certificate().tolerance()).isEqualTo(device.finestTolerance());
                assertThat(fit.certificate().converged()).isTrue();
                assertThat(fit.certificate().normalResidual()).isPositive();
                assertThat(distance(fit.weights(), cpu.weights())).isPositive().isLessThan(1e-3);
            }
            assertThat(device.properties()).containsEntry("precision", "float");
            assertThat(gpu.freeBytes()).isEqualTo(free);
        }
    }

    /** One pass for all lambdas gives what one pass each gives, and the path what the CPU's path gives. */
    @Test
    void severalLambdasAreSolvedInOnePass() {
        LabeledMatrix examples = examples();
        List<Double> lambdas = List.of(0.5, 1.0, 2.0, 10.0, 100.0);
        try (Device device = new GpuDevice(gpu, Precision.DOUBLE);
                SparseProducts products = device.products(examples.matrix())) {
            KrylovSolves solves = products.solves().orElseThrow();
            List<KrylovSolves.Solution> together = solves.conjugateGradients(examples.labels(), lambdas, 1e-12, 1_000);
            assertThat(together).hasSameSizeAs(lambdas);
            RidgePath onDevice = new RidgePath(examples, lambdas);
            RidgePath.solve(List.of(onDevice), workers, device, share -> {});
            RidgePath onCpu = new RidgePath(examples, lambdas);
            RidgePath.solve(List.of(onCpu), workers, new CpuDevice(workers), share -> {});
            for (int k = 0; k < lambdas.size(); k++) {
                double[] alone = solves.conjugateGradients(examples.labels(), List.of(lambdas.get(k)), 1e-12, 1_000)
                        .get(0)
                        .weights();
                assertThat(distance(together.get(k).weights(), alone)).isLessThan(1e-9);
                assertThat(distance(onDevice.weights(k), onCpu.weights(k))).isLessThan(2e-9);
            }
        }
    }

    @Test
    void theMinimumNormIsSolvedOnTheDeviceByLsqrWhereTheCpuFactors() {
        Fit cpu = new LeastSquares(examples(), workers).fit(0, SolverSettings.defaults());
        assertThat(cpu.certificate().method()).isEqualTo("cholesky");
        try (Device device = new GpuDevice(gpu, Precision.DOUBLE)) {
            Fit fit = new LeastSquares(examples(), workers, device).fit(0, SolverSettings.defaults());
            assertThat(fit.certificate().method()).isEqualTo("lsqr");
            assertThat(fit.certificate().converged()).isTrue();
            assertThat(distance(fit.weights(), cpu.weights())).isLessThan(1e-5);
        }
    }

    @Test
    void bareWorkRunsOnTheDeviceAndFreesWhatItAllocated() {
        long free = gpu.freeBytes();
        GpuDevice device = new GpuDevice(gpu, Precision.DOUBLE);
        try (BareWork work = device.bareWork(examples().matrix(), 1024)) {
            work.multiply().run();
            work.multiplyTransposed().run();
            work.copy().run();
            work.finish().run();
            assertThat(work.copyBytes()).isEqualTo(1024);
            assertThat(gpu.freeBytes()).isLessThan(free - 2 * 1024);
        }
        assertThat(gpu.freeBytes()).isEqualTo(free);
    }

    @Test
    void aGpuSaysItsNameAndMemory() {
        try (Device device = new GpuDevice(gpu, Precision.DOUBLE)) {
            assertThat(device.kind()).isEqualTo(Device.Kind.GPU);
            assertThat(device.name()).isEqualTo("PTX interpreter");
            assertThat(device.properties()).containsEntry("memory", "4096 MiB");
        }
    }

    @Test
    void theDriversVersionIsReadFromEitherKindOfKernelModule() {
        assertThat(GpuProperties.driver(
                        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n"))
                .contains("535.104.05");
        assertThat(GpuProperties.driver("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.15  Release"
                        + " Build  (dvs-builder@x)\n"))
                .contains("550.54.15");
        assertThat(GpuProperties.driver("something else")).isEmpty();
    }

    private static double distance(double[] w, double[] reference) {
        double[] difference = w.clone();
        Vectors.addScaled(-1, reference, difference);
        return Vectors.norm(difference) / Vectors.norm(reference);
    }
}
