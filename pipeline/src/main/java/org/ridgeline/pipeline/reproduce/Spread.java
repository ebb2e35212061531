package org.ridgeline.pipeline.reproduce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
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
import org.ridgeline.pipeline.experiment.Experiment.SolverChoice;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.EvaluateStage;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.TrainStage;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.Vectors;

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

    /** A way to compute the fits; row order 0 is the one that they have. */
    private record Way(String name, SolverSettings solver, int threads, int rowOrder, boolean gpu) {

        static Way of(SolverSettings solver, String more, int threads, int rowOrder, boolean gpu) {
            String name = String.format(
                    Locale.ROOT,
                    "%s at %.0e%s",
                    solver.solver().name().toLowerCase(Locale.ROOT),
                    solver.tolerance(),
                    more);
            return new Way(name, solver, threads, rowOrder, gpu);
        }
    }

    private static List<Way> ways(SolverSettings own, Optional<Device> gpu) {
        List<Way> ways = new ArrayList<>();
        for (int threads : new int[] {1, 2, 4}) {
            ways.add(Way.of(own, ", threads " + threads, threads, 0, false));
        }
        for (int order = 1; order <= 3; order++) {
            ways.add(Way.of(own, ", row order " + order, 1, order, false));
        }
        int most = own.maxIterations();
        SolverSettings jblas = new SolverSettings(Solver.CHOLESKY, own.tolerance(), most, DenseBackend.JBLAS);
        ways.add(Way.of(jblas, " with jblas", 2, 0, false));
        double[] tolerances = {own.tolerance(), own.tolerance() * 0.1};
        for (Solver solver : List.of(Solver.CHOLESKY, Solver.LSQR, Solver.CG)) {
            for (double tolerance : tolerances) {
                ways.add(Way.of(new SolverSettings(solver, tolerance, most), "", 2, 0, false));
            }
        }
        gpu.ifPresent(device -> {
            for (double tolerance : tolerances) {
                SolverSettings there = new SolverSettings(own.solver(), tolerance, most);
                ways.add(Way.of(there, " on " + device.name(), 2, 0, true));
            }
        });
        return ways;
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
        Optional<Device> gpu =
                Optional.of(devices.take(nonzeros).device()).filter(device -> device.kind() == Device.Kind.GPU);
        List<Way> ways = ways(run.experiment().solver().settings(), gpu);
        Map<String, DoubleSummaryStatistics> values = new HashMap<>();
        List<String> refused = new ArrayList<>();
        for (Way way : ways) {
            Vectors vectors = way.rowOrder() == 0 ? run.vectors() : shuffled(run.vectors(), way.rowOrder());
            for (FitSpec spec : run.experiment().fits()) {
                String name = spec.name() + ": " + way.name();
                progress.accept(name);
                try (Workers workers = new Workers(way.threads())) {
                    Devices where = way.gpu() ? devices : Devices.cpu(workers);
                    EvaluateStage.run(vectors, train(vectors, spec, way.solver(), workers, where))
                            .cells()
                            .forEach((cell, value) -> values.computeIfAbsent(
                                            cell, first -> new DoubleSummaryStatistics())
                                    .accept(value));
                } catch (NumericalException | DenseBackendException e) {
                    refused.add(name + ": " + e.getMessage().lines().findFirst().orElse(""));
                }
            }
        }
        List<CellSpread> cells = run.experiment().expected().cells().stream()
                .map(cell -> spread(cell, values.get(cell.name())))
                .toList();
        return new Spread(cells, ways.stream().map(Way::name).toList(), refused, gpu.isPresent());
    }

    private static Trained train(Vectors vectors, FitSpec spec, SolverSettings solver, Workers workers, Devices where) {
        return new TrainStage(new SolverChoice(solver), workers, where, StageCache.none())
                .train(vectors, List.of(spec))
                .value();
    }

    private static CellSpread spread(Cell cell, DoubleSummaryStatistics values) {
        if (values == null) {
            throw new PinnedException(cell.name() + ": expected a certified fit by one solver at least, got none");
        }
        return new CellSpread(
                cell.name(), values.getCount(), values.getMin(), values.getMax(), cell.pinned(), cell.tolerance());
    }

    /** The order of the rows changes no solution, but every sum on the way to it. */
    private static Vectors shuffled(Vectors vectors, long seed) {
        LabeledMatrix train = vectors.examples().get(Split.TRAIN);
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < train.rows(); row++) {
            order.add(row);
        }
        Collections.shuffle(order, new Random(seed));
        return vectors.with(
                train.selectedRows(order.stream().mapToInt(Integer::intValue).toArray()));
    }
}
