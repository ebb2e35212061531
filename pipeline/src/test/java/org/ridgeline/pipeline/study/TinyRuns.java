package org.ridgeline.pipeline.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.CorpusName;
import org.ridgeline.pipeline.experiment.Experiment.Features;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.SolverChoice;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

/** Runs of small synthetic experiments, and what their studies put out. */
final class TinyRuns {

    private static final int DOCUMENTS = 400;

    private TinyRuns() {}

    /** Returns a run on a few hundred made-up documents. */
    static RunResult run(Tokens tokens, Weighting weighting, FitSpec... fits) {
        Experiment experiment = new Experiment(
                "tiny",
                "Tiny",
                CorpusName.SYNTHETIC,
                new Synthetic(DOCUMENTS, 1),
                tokens,
                new Features(weighting, 1, 1_000_000, true),
                new SolverChoice(Solver.AUTO, 1e-11, 100_000),
                List.of(fits),
                null);
        Inputs inputs =
                new Inputs(Optional.empty(), true, false, false, Optional.empty(), Path.of("nowhere"), Map.of());
        try (Workers workers = new Workers(1)) {
            return ExperimentRun.run(experiment, inputs, workers, StageObserver.silent());
        }
    }

    /** Returns the section that a study puts out with some threads. */
    static Section study(Study study, RunResult run, int threads) {
        try (Workers workers = new Workers(threads)) {
            return study.run(run, workers, share -> {});
        }
    }

    /** Returns every share that a study tells of. */
    static List<Double> progress(Study study, RunResult run) {
        List<Double> shares = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            study.run(run, workers, shares::add);
        }
        return shares;
    }

    /** Returns the blocks of one kind. */
    static <T extends Block> List<T> blocks(Section section, Class<T> kind) {
        return section.blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Returns the rows of a table. */
    static List<List<String>> rows(Section section, String id) {
        return blocks(section, Block.Table.class).stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow()
                .table()
                .rows();
    }
}
