package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.study.SampleStudies;
import org.ridgeline.pipeline.study.Studied;
import org.ridgeline.pipeline.study.StudyRun;

/** The folder of a small run with every kind of block. */
final class PublishedRun {

    private PublishedRun() {}

    /** Writes the run into a new folder. */
    static void at(Path place) throws IOException {
        Path home = place.getParent();
        Inputs inputs =
                new Inputs(Optional.empty(), true, false, false, Optional.empty(), home.resolve("home"), Map.of());
        Instant started = Instant.parse("2023-11-05T06:07:08Z");
        try (Workers workers = new Workers(2);
                RunFolder out = RunFolder.begin(Optional.of(place), home, "tiny", started)) {
            RunResult result = ExperimentRun.run(
                    ExperimentFile.load(TinyExperiment.in(home).toString()), inputs, workers, StageObserver.silent());
            SectionFiles sectionFiles = new SectionFiles(true, workers);
            Studied studied = StudyRun.begin(
                            SampleStudies.all(),
                            StudyRun.early(SampleStudies.all()),
                            false,
                            workers,
                            sectionFiles::begin)
                    .finish(result, true, "./ridgeline run --full", StageCache.none(), StageObserver.silent());
            RunContext context = new RunContext(started, 2, "./ridgeline run tiny.yaml", History.none());
            PublishStage.run(result, studied, context, sectionFiles, workers, out);
            out.commit();
        }
    }

    /** Returns the paths of all files in the folder, relative to it, in order. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
