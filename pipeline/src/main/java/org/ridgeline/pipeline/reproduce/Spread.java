package org.ridgeline.pipeline.reproduce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.dense.DenseBackendException;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.EvaluateStage;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage;
import org.ridgeline.pipeline.run.VectorizeStage.Vectors;

/**
 * How far each pinned number spreads over the ways to compute it: the experiment's own solver on 1, 2 and 4 threads and with the training
 * rows in three other orders, its dense algebra by the LAPACK in jblas where that can be loaded, and each solver by name at the
 * experiment's tolerance and at a tenth of it. Where the experiment's fits go to a GPU, its own solver there at both tolerances counts, too. A
 * looser tolerance is left out: a check refuses such a fit.
 *
 * @param cells the spread of each, in the order of the file
 * @param settings the ways to compute, in words
 * @param refused which of them gave no certified fit, and why; they do not count
 * @param gpu whether a GPU is among them
 */
public record Spread(List<CellSpread> cells, List<String> settings, List<String> refused, boolean gpu) {

    /** By what the larger of spread and distance is multiplied for a tolerance. */
    public static final int MARGIN = 10;

    private static final int LAST_PLACES = 4;

    private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);

    /**
     * How far one pinned number spreads, and the tolerance that follows.
     *
     * @param cell its name
     * @param n how many ways to compute it gave a certified fit
     * @param min the smallest value
     * @param max the largest
     * @param pinned the value in the file
     * @param tolerance the tolerance in the file
     */
    public record CellSpread(String cell, long n, double min, double max, double pinned, double tolerance) {

        /** Returns the largest value minus the smallest. */
        public double spread() {
            return max - min;
        }

        /**
         * Returns the tolerance that follows: ten times the larger of the spread and the farthest distance from the pinned value, rounded up
         * to two digits, and at least four units in the last place of the number, as text and a last rounding need. The ten are for what is not
         * at hand: another LAPACK, a GPU, a processor without fused multiply-add.
         */
        public double derived() {
            double reach = Math.max(Math.abs(max - pinned), Math.abs(min - pinned));
            double least = LAST_PLACES * Math.ulp(Math.max(Math.abs(min), Math.abs(max)));
            double exact = Math.max(least, MARGIN * Math.max(spread(), reach));
            return new BigDecimal(exact).round(UP).doubleValue();
        }

        /** Returns the comparison of the file's tolerance with the derived one, in words. */
        public String verdict() {
            double derived = derived();
            return tolerance < derived ? "too narrow" : tolerance > derived ? "wider than derived" : "as derived";
        }
    }

    /** Returns whether no tolerance in the file is narrower than the derived one. */
    public boolean passed() {
        return cells.stream().noneMatch(cell -> cell.tolerance() < cell.derived());
    }

    /**
     * Measures; some twenty fits for each of the experiment's.
     *
     * @param run of an experiment with expected values
     * @param devices which of them the experiment's fits go to; they stay the caller's
     * @param progress is told each way before it is taken
     */
    public static Spread measure(RunResult run, Devices devices, Consumer<String> progress) {
        int nonzeros = run.vectors().examples().get(Split.TRAIN).matrix().nonzeros();
        Device device = devices.take(nonzeros).device();
        Measuring measuring = new Measuring(run, progress);
        measuring.onCpu();
        boolean gpu = device.kind() == Device.Kind.GPU;
        if (gpu) {
            measuring.onGpu(devices, device.name());
        }
        List<CellSpread> cells = run.experiment().expected().cells().stream()
                .map(cell -> spread(cell, measuring.values.get(cell.name())))
                .toList();
        return new Spread(cells, measuring.settings, measuring.refused, gpu);
    }

    private static CellSpread spread(Cell cell, DoubleSummaryStatistics values) {
        if (values == null) {
            throw new PinnedException(cell.name() + ": expected a certified fit by one solver at least, got none");
        }
        return new CellSpread(
                cell.name(), values.getCount(), values.getMin(), values.getMax(), cell.pinned(), cell.tolerance());
    }

    /** The fits, and what each cell came to. */
    private static final class Measuring {

        private final RunResult run;
        private final Consumer<String> progress;
        private final SolverSettings own;
        private final double[] tolerances;
        private final Map<String, DoubleSummaryStatistics> values = new LinkedHashMap<>();
        private final List<String> settings = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        Measuring(RunResult run, Consumer<String> progress) {
            this.run = run;
            this.progress = progress;
            this.own = run.experiment().solver().settings();
            this.tolerances = new double[] {own.tolerance(), own.tolerance() * 0.1};
        }

        void onCpu() {
            for (int threads : new int[] {1, 2, 4}) {
                onCpu(named(own) + ", threads " + threads, run.vectors(), own, threads);
            }
            for (long seed = 1; seed <= 3; seed++) {
                onCpu(named(own) + ", row order " + seed, shuffled(run.vectors(), seed), own, 1);
            }
            SolverSettings jblas =
                    new SolverSettings(Solver.CHOLESKY, own.tolerance(), own.maxIterations(), DenseBackend.JBLAS);
            onCpu(named(jblas) + " with jblas", run.vectors(), jblas, 2);
            for (Solver solver : List.of(Solver.CHOLESKY, Solver.LSQR, Solver.CG)) {
                for (double tolerance : tolerances) {
                    SolverSettings each = new SolverSettings(solver, tolerance, own.maxIterations());
                    onCpu(named(each), run.vectors(), each, 2);
                }
            }
        }

        private void onCpu(String name, Vectors vectors, SolverSettings solver, int threads) {
            try (Workers workers = new Workers(threads)) {
                fit(name, vectors, solver, workers, Devices.cpu(workers));
            }
        }

        void onGpu(Devices devices, String device) {
            try (Workers workers = new Workers(2)) {
                for (double tolerance : tolerances) {
                    SolverSettings each = new SolverSettings(own.solver(), tolerance, own.maxIterations());
                    fit(named(each) + " on " + device, run.vectors(), each, workers, devices);
                }
            }
        }

        private static String named(SolverSettings settings) {
            return String.format(
                    Locale.ROOT, "%s at %.0e", settings.solver().name().toLowerCase(Locale.ROOT), settings.tolerance());
        }

        private void fit(String name, Vectors vectors, SolverSettings solver, Workers workers, Devices where) {
            settings.add(name);
            for (FitSpec spec : run.experiment().fits()) {
                progress.accept(spec.name() + ": " + name);
                try {
                    TrainStage.Trained trained = TrainStage.run(vectors, List.of(spec), solver, workers, where);
                    EvaluateStage.run(vectors, trained).cells().forEach((cell, value) -> values.computeIfAbsent(
                                    cell, each -> new DoubleSummaryStatistics())
                            .accept(value));
                } catch (NumericalException | DenseBackendException e) {
                    refused.add(spec.name() + ": " + name + ": "
                            + e.getMessage().lines().findFirst().orElse(""));
                }
            }
        }

        /** The order of the rows changes no solution, but every sum on the way to it. */
        private static Vectors shuffled(Vectors vectors, long seed) {
            LabeledMatrix train = vectors.examples().get(Split.TRAIN);
            List<Integer> order =
                    IntStream.range(0, train.rows()).boxed().collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(order, new Random(seed));
            Map<Split, LabeledMatrix> examples = new EnumMap<>(vectors.examples());
            examples.put(
                    Split.TRAIN,
                    train.selectedRows(
                            order.stream().mapToInt(Integer::intValue).toArray()));
            return new Vectors(vectors.bag(), examples, vectors.counts(), vectors.bias());
        }
    }
}
