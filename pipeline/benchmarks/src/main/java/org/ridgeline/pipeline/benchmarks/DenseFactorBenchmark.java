package org.ridgeline.pipeline.benchmarks;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.dense.QuasiDefiniteMatrix;
import org.ridgeline.model.device.Workers;

/** The factor of a quasi-definite matrix as large as the dense part of SST's, on two threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 7)
public class DenseFactorBenchmark {

    /** Of SST's 3,314 unknowns, those of columns, which have negative pivots. */
    private static final int NEGATIVE = 1_998;

    private static final int POSITIVE = 1_316;

    /** What factors. */
    @Param({"java", "jblas"})
    public String backend;

    private Workers workers;
    private QuasiDefiniteMatrix matrix;

    /** Starts the threads. */
    @Setup
    public void start() {
        workers = new Workers(2);
    }

    /** Fills a matrix whose diagonal dominates. The arithmetic is the same whatever the entries are. */
    @Setup(Level.Invocation)
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        int n = NEGATIVE + POSITIVE;
        matrix = DenseBackend.valueOf(backend.toUpperCase(Locale.ROOT)).matrix(NEGATIVE, POSITIVE);
        for (int j = 0; j < n; j++) {
            matrix.add(j, j, j < NEGATIVE ? -n : n);
            for (int i = j + 1; i < n; i++) {
                matrix.add(i, j, random.nextDouble(-1, 1));
            }
        }
    }

    /** Ends the threads. */
    @TearDown
    public void end() {
        workers.close();
    }

    /** Factors once. */
    @Benchmark
    public boolean factor() {
        return matrix.factor(workers);
    }
}
