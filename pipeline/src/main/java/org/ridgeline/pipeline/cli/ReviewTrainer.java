package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.review.Penalty;
import org.ridgeline.pipeline.review.ReviewFit;
import org.ridgeline.pipeline.review.ReviewModel;
import org.ridgeline.pipeline.review.ReviewPlan;
import org.ridgeline.pipeline.review.ReviewReport;
import org.ridgeline.pipeline.review.ReviewTraining;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.ReviewReading;
import org.ridgeline.pipeline.run.ReviewSettings;
import org.ridgeline.pipeline.run.Reviews;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.PlainTable;

/** Trains on the user's own texts: the part of {@code train} that {@code --data} asks for. */
final class ReviewTrainer {

    private static final Path DEFAULT_OUT = Path.of("reviews.model");

    private final Console console;
    private final ReviewInputOptions input;
    private final ReviewTrainingOptions training;
    private final RunOptions options;
    private final StageObserver observer;
    private final TimedStages stages;

    ReviewTrainer(Console console, ReviewInputOptions input, ReviewTrainingOptions training, RunOptions options) {
        this.console = console;
        this.input = input;
        this.training = training;
        this.options = options;
        this.observer = options.observer(console);
        this.stages = new TimedStages(observer);
    }

    ExitCode train(long seed) {
        ReviewSettings settings = training.settings(input, seed);
        List<Penalty> penalties = training.penalties();
        Path out = options.out().orElse(DEFAULT_OUT).toAbsolutePath().normalize();
        requireWritable(out);
        for (Penalty penalty : penalties) {
            requireNoInput(penalties.size() == 1 ? out : named(out, penalty), settings);
        }
        BadRows bad = input.badRows();
        MemoryBudget budget = training.budget();
        training.solver(0);
        options.requireCpu("--data");
        try (Workers workers = options.workers()) {
            Reviews reviews = stages.run(
                    "read",
                    () -> ReviewReading.read(settings, bad, console.input(), workers.threads()),
                    read -> ReviewReport.rows(read));
            TextOptions.remark(bad, console, input.command());
            TextOptions.warn(reviews.duplicates(), console);
            try (ReviewTraining data = stages.run(
                    "vectorize",
                    () -> ReviewTraining.of(
                            reviews,
                            settings.features(),
                            budget,
                            Path.of(System.getProperty("java.io.tmpdir")),
                            workers),
                    ReviewTraining::size)) {
                SolverSettings solver = training.solver(data.nonzeros());
                data.require(penalties);
                List<ReviewFit> fits = new ArrayList<>();
                for (Penalty penalty : penalties) {
                    fits.add(
                            stages.run("train", () -> data.fit(penalty, solver, seed, observer), ReviewReport::fitted));
                }
                // After the last fit: one that fails leaves no model of the others, whose figures nobody would see.
                LinkedHashMap<Path, WholeFile.Content> models = new LinkedHashMap<>();
                for (ReviewFit fit : fits) {
                    models.put(
                            fits.size() == 1 ? out : named(out, fit.penalty()),
                            file -> ModelFile.write(
                                    file, ReviewModel.of(plan(settings, seed, data, fit, solver), data, fit)));
                }
                WholeFiles.write(models, OutputException::file);
                print(data, bad, fits, List.copyOf(models.keySet()));
            }
        }
        return ExitCode.DONE;
    }

    private ReviewPlan plan(
            ReviewSettings settings, long seed, ReviewTraining data, ReviewFit fit, SolverSettings solver) {
        return new ReviewPlan(
                settings.with(data.reviews().mapping()),
                input.skipBadRows(),
                fit.penalty(),
                seed,
                solver.tolerance(),
                data.place());
    }

    private void print(ReviewTraining data, BadRows bad, List<ReviewFit> fits, List<Path> files) {
        if (options.json()) {
            SortedMap<String, Object> json = new TreeMap<>(ReviewReport.json(data, fits));
            json.put("badRows", bad.total());
            json.put(
                    "models",
                    files.stream().map(file -> file.getFileName().toString()).toList());
            console.print(CanonicalJson.write(json));
            return;
        }
        console.println("labels: " + TerminalText.visible(ReviewReport.labels(data.reviews())));
        console.println("rows: " + ReviewReport.rows(data.reviews()));
        console.println("matrix: " + data.size());
        console.println();
        console.print(PlainTable.render(ReviewReport.table(fits)));
        console.println();
        console.println("train majority: " + ReviewReport.majority(fits.get(0).train()));
        fits.get(0).test().ifPresent(test -> console.println("test majority: " + ReviewReport.majority(test)));
        fits.forEach(fit -> console.println(ReviewReport.certificate(data, fit)));
        files.forEach(file -> console.println("model: " + RunCommand.relative(file)));
    }

    /** Returns {@code reviews-cv.model} for {@code reviews.model}. */
    private static Path named(Path out, Penalty penalty) {
        String name = out.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return out.resolveSibling(
                dot <= 0
                        ? name + "-" + penalty.key()
                        : name.substring(0, dot) + "-" + penalty.key() + name.substring(dot));
    }

    /** A model must not replace what it is trained on. */
    private void requireNoInput(Path out, ReviewSettings settings) {
        List<Path> read = Stream.concat(
                        settings.data().files().stream(),
                        settings.test().stream().flatMap(source -> source.files().stream()))
                .toList();
        InputGuard.requireOther(input.command(), "--out", out, read);
    }

    /** Found out before hours of work, not after. */
    private static void requireWritable(Path out) {
        Path folder = out.getParent();
        if (folder == null || Files.isDirectory(out)) {
            throw OutputException.file(out, new FileSystemException(out.toString(), null, "a folder stands there"));
        }
        try {
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Files.delete(Files.createTempFile(folder, ".ridgeline", ".tmp"));
        } catch (IOException e) {
            throw OutputException.file(out, e);
        }
    }
}
