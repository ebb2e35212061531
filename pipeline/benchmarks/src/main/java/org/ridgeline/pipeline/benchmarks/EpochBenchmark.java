package org.ridgeline.pipeline.benchmarks;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.model.optimizer.UpdateRule;

/** One epoch of 109 shuffled mini-batch steps of 64 of SST's training documents, on one thread, nothing recorded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class EpochBenchmark {

    /** How a step changes the parameters. */
    @Param({"gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"})
    public String rule;

    /** Lambda on the sum of squares. */
    @Param({"1", "0"})
    public double lambda;

    private Workers workers;
    private Descent descent;

    /** Reads the corpus and begins a descent that never ends. */
    @Setup
    public void prepare() {
        workers = new Workers(1);
        Objective objective = Objective.ridge(TrainingData.sst(), Scaling.MEAN, lambda, workers);
        Stopping never = Stopping.afterEpochs(Integer.MAX_VALUE);
        DescentPlan plan = new DescentPlan(rule(rule), StepSize.constant(1e-3), 64, 324, never, Integer.MAX_VALUE);
        descent = new Descent(objective, plan, Descent.Measures.none(), new double[objective.dimension()]);
    }

    /** Returns the rule with the settings that are measured. */
    static UpdateRule rule(String name) {
        MomentumSchedule gamma = MomentumSchedule.constant(0.9);
        return switch (name) {
            case "gd" -> UpdateRule.gradientDescent();
            case "momentum" -> UpdateRule.momentum(gamma);
            case "nesterov" -> UpdateRule.nesterov(gamma);
            case "adagrad" -> UpdateRule.adaGrad(1e-8);
            case "rmsprop" -> UpdateRule.rmsProp(0.9, 1e-8);
            case "adam" -> UpdateRule.adam(0.9, 0.999, 1e-8, true);
            default -> throw new IllegalArgumentException("rule: expected a rule's name, got " + name);
        };
    }

    /** Ends the threads. */
    @TearDown
    public void end() {
        workers.close();
    }

    /** One epoch. */
    @Benchmark
    public boolean epoch() {
        return descent.epoch(record -> {}).isPresent();
    }
}
