package org.ridgeline.pipeline.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

/** Finished runs for the tests of studies, and the parts of their sections. */
final class Runs {

    private static final int DOCUMENTS = 400;

    private Runs() {}

    /** Runs an experiment on the synthetic corpus. */
    static RunResult synthetic(String yaml, Path folder, int threads) throws IOException {
        Path file = Files.writeString(folder.resolve("experiment.yaml"), yaml);
        Inputs inputs = new Inputs(Optional.empty(), true, false, false, Optional.empty(), folder, Map.of());
        try (Workers workers = new Workers(threads)) {
            return ExperimentRun.run(ExperimentFile.load(file.toString()), inputs, workers, StageObserver.silent());
        }
    }

    /** Returns a run on a few hundred made-up documents. */
    static RunResult tiny(Tokens tokens, Weighting weighting, FitSpec... fits) {
        Experiment experiment = new Experiment(
                "tiny",
                "Tiny",
                CorpusName.SYNTHETIC,
                new Synthetic(DOCUMENTS, 1),
                null,
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

    static Section section(Study study, RunResult result) {
        return section(study, result, 1);
    }

    /** Returns the section that a study puts out with some threads. */
    static Section section(Study study, RunResult result, int threads) {
        try (Workers workers = new Workers(threads)) {
            return study.run(StudyInput.of(result), workers, share -> {});
        }
    }

    /** Returns every share that a study tells of. */
    static List<Double> progress(Study study, RunResult run) {
        List<Double> shares = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            study.run(StudyInput.of(run), workers, shares::add);
        }
        return shares;
    }

    static <T extends Block> List<T> blocks(Section section, Class<T> type) {
        return section.blocks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static <T extends Figure> List<T> figures(Section section, Class<T> type) {
        return blocks(section, Block.Drawing.class).stream()
                .map(Block.Drawing::figure)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static List<List<String>> rows(Section section, String table) {
        return blocks(section, Block.Table.class).stream()
                .filter(block -> block.id().equals(table))
                .findFirst()
                .orElseThrow()
                .table()
                .rows();
    }

    /** Returns the names of all figures and tables of the sections. */
    static List<String> names(Stream<Section> sections) {
        return sections.flatMap(section -> section.blocks().stream())
                .flatMap(block -> {
                    if (block instanceof Block.Drawing drawing) {
                        return Stream.of(drawing.figure().caption().id());
                    }
                    return block instanceof Block.Table table ? Stream.of(table.id()) : Stream.empty();
                })
                .toList();
    }
}
