package org.ridgeline.pipeline.benchmarks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.optimizer.UpdateRule;

/**
 * The arithmetic of an epoch's 109 steps and nothing else: {@link UpdateRule#step} on as many coordinates as each step has to move, one
 * after the other in memory, with a gradient that is there already. No data are read.
 *
 * <p>AdaGrad and RMSProp under a regularizer, and Adam, move all 14,831 coordinates in each step; the others those that a batch of 64
 * holds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class FloorBenchmark {

    private static final int BATCH = 64;

    /** How a step changes the parameters. */
    @Param({"gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"})
    public String rule;

    /** Lambda on the sum of squares. */
    @Param({"1", "0"})
    public double lambda;

    private UpdateRule update;
    private int[] coordinates;
    private double[] w;
    private double[][] slots;
    private double[] gradient;
    private long steps;

    /** Counts the coordinates of each step; the gradient has no zeros and no denormal numbers. */
    @Setup
    public void prepare() {
        CsrMatrix x = TrainingData.sst().matrix();
        update = EpochBenchmark.rule(rule);
        boolean all = rule.equals("adam") || lambda > 0 && (rule.equals("adagrad") || rule.equals("rmsprop"));
        coordinates = IntStream.iterate(0, from -> from < x.rows(), from -> from + BATCH)
                .map(from -> all ? x.columns() : columnsOf(x, from))
                .toArray();
        w = new double[x.columns()];
        slots = new double[update.slots()][w.length];
        gradient = new double[w.length];
        Arrays.setAll(gradient, j -> 1e-3 * Math.sin(j + 1));
    }

    /** Returns how many columns a batch holds; the documents as they stand in the corpus. */
    private static int columnsOf(CsrMatrix x, int from) {
        BitSet held = new BitSet(x.columns());
        int to = Math.min(x.rows(), from + BATCH);
        for (int k = x.rowStart(from); k < x.rowStart(to); k++) {
            held.set(x.columnAt(k));
        }
        return held.cardinality();
    }

    /** One epoch's arithmetic. */
    @Benchmark
    public double[] arithmetic() {
        for (int count : coordinates) {
            update.step(w, slots, gradient, count, update.terms(1e-3, ++steps));
        }
        return w;
    }
}
