package org.ridgeline.pipeline.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.Vectorizer;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.source.SourceUnavailableException;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.GpuException;
import org.ridgeline.model.gpu.Precision;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.FetchStage;
import org.ridgeline.pipeline.run.GpuSource;
import org.ridgeline.pipeline.run.TokenizeStage;
import org.ridgeline.pipeline.run.VectorizeStage;
import org.ridgeline.reports.table.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times products and ridge fits on the CPU, and beside it on the GPU where there is one. */
@Command(
        name = "device",
        description = {
            "Time sparse products and the ridge fit on SST and synthetic corpora, on the CPU and on a GPU if there is one.",
            "Bytes a second count what a product must move at least, beside a copy of memory on the same device."
        })
final class BenchDeviceCommand implements Callable<Integer> {

    private static final int MOST_DOCUMENTS = 4_000_000;

    private static final List<String> HEADER = List.of(
            ("corpus|device|rows|columns|nonzeros|Xv ms|GB/s|of copy|X'u ms|GB/s|of copy|copy GB/s|ridge s|steps")
                    .split("\\|"));

    private final Console console;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--documents",
            paramLabel = "N",
            split = ",",
            description = "Documents of the synthetic corpora, at most 4,000,000 each, which take about 8 GB of heap:"
                    + " RIDGELINE_JAVA_OPTS=-Xmx10g (default: ${DEFAULT-VALUE}).",
            defaultValue = "100000,300000")
    private List<Integer> documents;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private InputOptions input;

    BenchDeviceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (int count : documents) {
            if (count < SyntheticCorpus.MIN_DOCUMENTS || count > MOST_DOCUMENTS) {
                throw new ParameterException(
                        command.commandLine(),
                        "--documents: expected " + SyntheticCorpus.MIN_DOCUMENTS + " to " + MOST_DOCUMENTS + ", got "
                                + count);
            }
        }
        Gpu gpu = Gpu.find(GpuSource.ofThisMachine());
        try (Workers workers = threads.workers()) {
            List<List<String>> table = new ArrayList<>();
            sst(workers).ifPresent(examples -> measure("SST", examples, workers, gpu, table));
            for (int count : documents) {
                measure("synthetic-" + count, synthetic(count, workers.threads()), workers, gpu, table);
            }
            console.print(new TextTable(HEADER, 2, table).plain());
            console.println();
            console.println("CPU: " + workers.threads() + " threads, Java " + System.getProperty("java.version"));
            console.println("GPU: " + gpu.finding());
        }
        return ExitCode.DONE.code();
    }

    /** Where the machine's GPU comes from, and what it is or why there is none. It is opened anew for each corpus, and so empty. */
    private record Gpu(Optional<GpuSource> source, String finding) {

        static Gpu find(GpuSource gpus) {
            Optional<String> obstacle = gpus.obstacle();
            if (obstacle.isPresent()) {
                return new Gpu(Optional.empty(), obstacle.get());
            }
            try (Device device = gpus.open(Precision.DOUBLE)) {
                return new Gpu(Optional.of(gpus), device.name() + " " + device.properties());
            } catch (GpuException e) {
                return new Gpu(Optional.empty(), e.getMessage());
            }
        }

        Optional<DeviceTimes> measure(LabeledMatrix examples, Workers workers) {
            return source.map(gpus -> {
                try (Device device = gpus.open(Precision.DOUBLE)) {
                    return DeviceTimes.measure(examples, device, workers);
                }
            });
        }
    }

    private Optional<LabeledMatrix> sst(Workers workers) {
        Experiment experiment = ExperimentFile.load("sst-regularization");
        try {
            return Optional.of(VectorizeStage.run(
                            TokenizeStage.run(
                                    FetchStage.run(
                                                    experiment,
                                                    input.inputs(Optional.empty(), false, console),
                                                    new StageProgress(console)::downloaded)
                                            .corpus(),
                                    experiment.tokenSettings(),
                                    workers),
                            experiment.features().settings())
                    .examples()
                    .get(Split.TRAIN));
        } catch (SourceUnavailableException e) {
            console.warn(input.named(e.getMessage()) + "\nGoing on without SST.");
            return Optional.empty();
        }
    }

    /** Returns the word counts of every document of a synthetic corpus that is positive or negative, whatever its split. */
    static LabeledMatrix synthetic(int documents, int threads) {
        double[] targets = new double[documents];
        int[] taken = new int[1];
        try (Vectorizer vectorizer = new Vectorizer(TokenSettings.of(TokenSettings.Scheme.WHITESPACE), threads)) {
            SyntheticCorpus.generate(SyntheticCorpus.DEFAULT_SEED, documents, document -> {
                if (BinaryTask.includes(document)) {
                    vectorizer.add(document.text());
                    targets[taken[0]++] = BinaryTask.target(document);
                }
            });
            int[] rows = IntStream.range(0, taken[0]).toArray();
            return new LabeledMatrix(
                    vectorizer
                            .finish()
                            .fit(rows, FeatureSettings.defaults())
                            .vectorized(rows)
                            .matrix(),
                    Arrays.copyOf(targets, rows.length));
        }
    }

    private static void measure(
            String name, LabeledMatrix examples, Workers workers, Gpu gpu, List<List<String>> table) {
        CsrMatrix x = examples.matrix();
        List<String> corpus = List.of(count(x.rows()), count(x.columns()), count(x.nonzeros()));
        table.add(
                line(name, "CPU", corpus, Optional.of(DeviceTimes.measure(examples, new CpuDevice(workers), workers))));
        table.add(line(name, "GPU", corpus, gpu.measure(examples, workers)));
    }

    private static List<String> line(String name, String device, List<String> corpus, Optional<DeviceTimes> measured) {
        List<String> cells = new ArrayList<>(List.of(name, device));
        cells.addAll(corpus);
        cells.addAll(measured.map(times -> List.of(
                        number("%.3f", times.product() * 1e3),
                        number("%.2f", times.productRate() / 1e9),
                        number("%.0f%%", 100 * times.productRate() / times.copyRate()),
                        number("%.3f", times.transposed() * 1e3),
                        number("%.2f", times.transposedRate() / 1e9),
                        number("%.0f%%", 100 * times.transposedRate() / times.copyRate()),
                        number("%.2f", times.copyRate() / 1e9),
                        number("%.3f", times.solve()),
                        count(times.iterations())))
                .orElseGet(() -> Collections.nCopies(HEADER.size() - cells.size(), "-")));
        return cells;
    }

    private static String count(long value) {
        return number("%,d", value);
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
