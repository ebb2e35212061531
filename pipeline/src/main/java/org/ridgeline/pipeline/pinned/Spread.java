package org.ridgeline.pipeline.pinned;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ridgeline.data.corpus.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.stage.EvaluateStage;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.TrainStage;
import org.ridgeline.pipeline.stage.VectorizeStage.Vectors;

/**
 * Measures how far each pinned number spreads over the ways to compute it: the experiment's own solver on 1, 2 and 4 threads and with the
 * training rows in three other orders, and each solver by name at the experiment's tolerance and at a tenth of it. The factor is computed by
 * a native LAPACK, the Krylov solvers in Java. A looser tolerance is left out: a check refuses such a fit.
 */
public final class Spread {

    private static final int[] THREADS = {1, 2, 4};
    private static final long[] ROW_ORDERS = {1, 2, 3};
    private static final double FINER = 0.1;

    private final RunResult run;
    private final Consumer<String> progress;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final List<String> settings = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Spread(RunResult run, Consumer<String> progress) {
        this.run = run;
        this.progress = progress;
    }

    /**
     * What was measured.
     *
     * @param cells the spread of each, in the order of the file
     * @param settings the ways to compute, in words
     * @param refused which of them gave no certified fit, and why; they do not count
     */
    public record Found(List<CellSpread> cells, List<String> settings, List<String> refused) {

        /** Says whether no tolerance in the file is narrower than the derived one. */
        public boolean passed() {
            return cells.stream().noneMatch(CellSpread::tooNarrow);
        }
    }

    /**
     * Measures; some twenty fits for each of the experiment's.
     *
     * @param run of an experiment with expected values
     * @param progress is told each way before it is taken
     */
    public static Found measure(RunResult run, Consumer<String> progress) {
        Spread spread = new Spread(run, progress);
        spread.measureAll();
        List<CellSpread> cells = run.experiment().expected().cells().stream()
                .map(cell -> CellSpread.of(cell, spread.values.get(cell.name())))
                .toList();
        return new Found(cells, spread.settings, spread.refused);
    }

    private void measureAll() {
        Experiment experiment = run.experiment();
        SolverSettings own = experiment.solver().settings();
        for (int threads : THREADS) {
            fit(named(own) + ", threads " + threads, run.vectors(), own, threads);
        }
        for (long seed : ROW_ORDERS) {
            fit(named(own) + ", row order " + seed, shuffled(run.vectors(), seed), own, 1);
        }
        for (Solver solver : new Solver[] {Solver.CHOLESKY, Solver.LSQR, Solver.CG}) {
            for (double tolerance : new double[] {own.tolerance(), own.tolerance() * FINER}) {
                SolverSettings settings = new SolverSettings(solver, tolerance, own.maxIterations());
                fit(named(settings), run.vectors(), settings, 2);
            }
        }
    }

    private static String named(SolverSettings settings) {
        return String.format(
                Locale.ROOT, "%s at %.0e", settings.solver().name().toLowerCase(Locale.ROOT), settings.tolerance());
    }

    private void fit(String name, Vectors vectors, SolverSettings solver, int threads) {
        settings.add(name);
        try (Workers workers = new Workers(threads)) {
            for (FitSpec spec : run.experiment().fits()) {
                progress.accept(spec.name() + ": " + name);
                try {
                    TrainStage.Trained trained = TrainStage.run(vectors, List.of(spec), solver, workers);
                    add(spec, EvaluateStage.run(vectors, trained).cells());
                } catch (NumericalException e) {
                    refused.add(spec.name() + ": " + name + ": "
                            + e.getMessage().lines().findFirst().orElse(""));
                }
            }
        }
    }

    private void add(FitSpec spec, Map<String, Double> measured) {
        for (Cell cell : run.experiment().expected().cells()) {
            if (cell.fit().equals(spec.name())) {
                values.computeIfAbsent(cell.name(), name -> new ArrayList<>()).add(measured.get(cell.name()));
            }
        }
    }

    /** The order of the rows changes no solution, but every sum on the way to it. */
    private static Vectors shuffled(Vectors vectors, long seed) {
        LabeledMatrix train = vectors.examples().get(Split.TRAIN);
        int[] order = IntStream.range(0, train.rows()).toArray();
        Random random = new Random(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        Map<Split, LabeledMatrix> examples = new EnumMap<>(vectors.examples());
        examples.put(Split.TRAIN, train.selectedRows(order));
        return new Vectors(vectors.bag(), examples, vectors.counts(), vectors.bias());
    }
}
