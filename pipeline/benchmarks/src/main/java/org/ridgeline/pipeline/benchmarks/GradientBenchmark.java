package org.ridgeline.pipeline.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;

/** The gradient of the regularized mean of squares over all of SST's training documents, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class GradientBenchmark {

    private Workers workers;
    private Objective objective;
    private double[] w;
    private double[] gradient;

    /** Reads the corpus; w is no minimizer and has no zeros. */
    @Setup
    public void prepare() {
        workers = new Workers(1);
        LabeledMatrix train = TrainingData.sst();
        objective = Objective.ridge(train, Scaling.MEAN, 1, workers);
        w = new double[objective.dimension()];
        for (int j = 0; j < w.length; j++) {
            w[j] = Math.sin(j + 1);
        }
        gradient = new double[w.length];
    }

    /** Ends the threads. */
    @TearDown
    public void end() {
        workers.close();
    }

    /** Two sparse products, once. */
    @Benchmark
    public double[] fullGradient() {
        objective.gradient(w, gradient);
        return gradient;
    }

    /** The same three times in one sample, which then takes about as long as an epoch's. */
    @Benchmark
    public double[] threeFullGradients() {
        for (int i = 0; i < 3; i++) {
            objective.gradient(w, gradient);
        }
        return gradient;
    }
}
