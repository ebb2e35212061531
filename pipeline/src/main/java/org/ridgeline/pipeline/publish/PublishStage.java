package org.ridgeline.pipeline.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.Predictions;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Vectors.Part;
import org.ridgeline.pipeline.study.Studied;
import org.ridgeline.reports.page.Report;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;

/** Writes a run's folder: metrics, models, the report's data and what follows from them, and the manifest. */
public final class PublishStage {

    static final String METRICS = "metrics.json";

    /** How far each fit agrees with the CPU's; only where another device computed it and the two were compared. */
    static final String AGREEMENT = "agreement.json";

    private PublishStage() {}

    /** Returns {@code metrics.json} as it is written. */
    public static String metrics(RunResult result) {
        return CanonicalJson.write(Metrics.of(result));
    }

    /**
     * Writes the files into the folder, which is the caller's to commit, and returns the seconds it took but for the manifest.
     *
     * @param sectionFiles makes what follows from the sections, or has begun to
     * @throws OutputException if one cannot be written
     */
    public static double run(
            RunResult result,
            Studied studied,
            RunContext context,
            SectionFiles sectionFiles,
            Workers workers,
            RunFolder folder) {
        long began = System.nanoTime();
        Report report = new Report(ReportContent.of(result, studied.timings(), context), studied.sections());
        Supplier<SortedMap<String, byte[]>> reportFiles = workers.ahead(() -> sectionFiles.of(report));
        sectionFiles.results(result).forEach(folder::write);
        agreement(result, folder);
        List<String> sections = report.sections().stream().map(Section::id).toList();
        folder.write(ReportJson.NAME, CanonicalJson.write(new ReportJson(report.data(), sections)));
        report.sections()
                .forEach(section -> folder.write(ReportJson.section(section.id()), sectionFiles.data(section)));
        reportFiles.get().forEach(folder::write);
        double seconds = (System.nanoTime() - began) / 1e9;
        folder.write(
                Manifest.NAME, CanonicalJson.write(Manifest.of(result, studied, context, seconds, workers, folder)));
        return seconds;
    }

    /** Returns the bytes of the files of the fits by their names: what they measured, and the model and predictions of each. */
    static SortedMap<String, byte[]> results(RunResult result) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(METRICS, metrics(result).getBytes(StandardCharsets.UTF_8));
        for (TrainedFit fit : result.trained().fits()) {
            String name = fit.spec().name();
            files.put(modelFile(name), bytes(RunModel.of(result, fit)));
            Part test = result.vectors().parts().get(Split.TEST);
            if (test != null) {
                files.put(
                        TestPredictions.file(name),
                        TestPredictions.csv(new Predictions(
                                        test.targets(),
                                        result.evaluated().scores().get(name).get(Split.TEST)))
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /**
     * Writes how far each fit agrees with the CPU's; nothing where none was compared.
     *
     * @throws OutputException if it cannot be written
     */
    public static void agreement(RunResult result, RunFolder folder) {
        SortedMap<String, Agreement> agreements = result.trained().agreements();
        if (!agreements.isEmpty()) {
            folder.write(AGREEMENT, CanonicalJson.write(agreements));
        }
    }

    /** Returns the name of a fit's model file. */
    static String modelFile(String fit) {
        return "model-" + fit + ".ridgeline";
    }

    private static byte[] bytes(StoredModel model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 19);
        try {
            ModelFile.write(out, model);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
