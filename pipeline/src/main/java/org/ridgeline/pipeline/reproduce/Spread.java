package org.ridgeline.pipeline.reproduce;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
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
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.SolverChoice;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.EvaluateStage;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.TrainStage;
import org.ridgeline.pipeline.run.Vectors;
import org.ridgeline.pipeline.run.Vectors.Part;

/**
 * Measures how far each pinned number spreads over the ways to compute it: the experiment's own solver on 1, 2 and 4 threads and with the
 * training rows in three other orders, its dense algebra by the LAPACK in jblas where that can be loaded, and each solver by name at the
 * experiment's tolerance and at a tenth of it. Where the experiment's fits go to a GPU, its own solver there at both tolerances counts, too. A
 * looser tolerance is left out: a check refuses such a fit.
 */
public final class Spread {

    private static final int[] THREADS = {1, 2, 4};
    private static final long[] ROW_ORDERS = {1, 2, 3};
    private static final double FINER = 0.1;

    private final RunResult run;
    private final Devices devices;
    private final Consumer<String> progress;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final List<String> settings = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Spread(RunResult run, Devices devices, Consumer<String> progress) {
        this.run = run;
        this.devices = devices;
        this.progress = progress;
    }

    /**
     * What was measured.
     *
     * @param cells the spread of each, in the order of the file
     * @param settings the ways to compute, in words
     * @param refused which of them gave no certified fit, and why; they do not count
     * @param gpu whether a GPU is among them
     */
    public record Found(List<CellSpread> cells, List<String> settings, List<String> refused, boolean gpu) {

        /** Says whether no tolerance in the file is narrower than the derived one. */
        public boolean passed() {
            return cells.stream().noneMatch(CellSpread::tooNarrow);
        }
    }

    /**
     * Measures; some twenty fits for each of the experiment's.
     *
     * @param run of an experiment with expected values
     * @param devices which of them the experiment's fits go to; they stay the caller's
     * @param progress is told each way before it is taken
     */
    public static Found measure(RunResult run, Devices devices, Consumer<String> progress) {
        Spread spread = new Spread(run, devices, progress);
        spread.measureAll();
        List<CellSpread> cells = run.experiment().expected().cells().stream()
                .map(cell -> CellSpread.of(cell, spread.values.get(cell.name())))
                .toList();
        return new Found(cells, spread.settings, spread.refused, spread.device().kind() == Device.Kind.GPU);
    }

    private void measureAll() {
        Experiment experiment = run.experiment();
        SolverSettings own = experiment.solver().settings();
        for (int threads : THREADS) {
            onCpu(named(own) + ", threads " + threads, run.vectors(), own, threads);
        }
        for (long seed : ROW_ORDERS) {
            onCpu(named(own) + ", row order " + seed, shuffled(run.vectors(), seed), own, 1);
        }
        double[] tolerances = {own.tolerance(), own.tolerance() * FINER};
        SolverSettings jblas =
                new SolverSettings(Solver.CHOLESKY, own.tolerance(), own.maxIterations(), DenseBackend.JBLAS);
        onCpu(named(jblas) + " with jblas", run.vectors(), jblas, 2);
        for (Solver solver : new Solver[] {Solver.CHOLESKY, Solver.LSQR, Solver.CG}) {
            for (double tolerance : tolerances) {
                SolverSettings settings = new SolverSettings(solver, tolerance, own.maxIterations());
                onCpu(named(settings), run.vectors(), settings, 2);
            }
        }
        if (device().kind() == Device.Kind.GPU) {
            try (Workers workers = new Workers(2)) {
                for (double tolerance : tolerances) {
                    SolverSettings settings = new SolverSettings(own.solver(), tolerance, own.maxIterations());
                    fit(named(settings) + " on " + device().name(), run.vectors(), settings, workers, devices);
                }
            }
        }
    }

    /** Where the experiment's fits go. */
    private Device device() {
        LabeledMatrix train = run.vectors().examples().get(Split.TRAIN);
        return devices.take(train.matrix().nonzeros()).device();
    }

    private static String named(SolverSettings settings) {
        return String.format(
                Locale.ROOT, "%s at %.0e", settings.solver().name().toLowerCase(Locale.ROOT), settings.tolerance());
    }

    private void onCpu(String name, Vectors vectors, SolverSettings solver, int threads) {
        try (Workers workers = new Workers(threads)) {
            fit(name, vectors, solver, workers, Devices.cpu(workers));
        }
    }

    private void fit(String name, Vectors vectors, SolverSettings solver, Workers workers, Devices where) {
        settings.add(name);
        for (FitSpec spec : run.experiment().fits()) {
            progress.accept(spec.name() + ": " + name);
            try {
                TrainStage.Trained trained = new TrainStage(new SolverChoice(solver), workers, where, StageCache.none())
                        .train(vectors, List.of(spec))
                        .value();
                add(spec, EvaluateStage.run(vectors, trained).cells());
            } catch (NumericalException | DenseBackendException e) {
                refused.add(spec.name() + ": " + name + ": "
                        + e.getMessage().lines().findFirst().orElse(""));
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
        LabeledMatrix rows = train.selectedRows(order);
        Map<Split, Part> parts = new EnumMap<>(vectors.parts());
        Part own = vectors.train();
        parts.put(Split.TRAIN, new Part(rows.matrix(), rows.labels(), own.tokens(), own.unknownTokens()));
        return new Vectors(vectors.bag(), parts);
    }
}
