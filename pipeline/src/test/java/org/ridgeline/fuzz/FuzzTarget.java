package org.ridgeline.fuzz;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.ridgeline.data.dataset.CorpusFuzz;
import org.ridgeline.pipeline.experiment.ExperimentFuzz;
import org.ridgeline.pipeline.publish.RunFuzz;
import org.ridgeline.pipeline.run.FitFuzz;

/**
 * A reader of bytes that anybody may have made. Its reading ends without a failure where the bytes are read, and where they are refused
 * with the exception that the reader documents; whatever else it throws is a finding, and so is memory out of proportion.
 */
enum FuzzTarget {
    TREES((folder, bytes) -> CorpusFuzz.trees(bytes)),
    ARCHIVES((folder, bytes) -> CorpusFuzz.archives(bytes)),
    CSV((folder, bytes) -> ReviewFuzz.csv(bytes)),
    JSON_LINES((folder, bytes) -> ReviewFuzz.jsonLines(bytes)),
    EXPERIMENTS((folder, bytes) -> ExperimentFuzz.experiments(bytes)),
    MODELS(ModelFuzz::models),
    MANIFESTS(RunFuzz::manifests),
    PAGES((folder, bytes) -> RunFuzz.pages(bytes)),
    STAGES((folder, bytes) -> FitFuzz.stages(bytes));

    /** Buffers, messages and stack traces, whatever is read. */
    private static final long FIXED_BYTES = 4L << 20;

    /** What a byte may cost: it can be a tree's node, a row, or a place in a message, read, written and read again. */
    private static final long BYTES_PER_BYTE = 4000;

    private final BiConsumer<Path, byte[]> reading;

    FuzzTarget(BiConsumer<Path, byte[]> reading) {
        this.reading = reading;
    }

    /** Returns the name of its folder of inputs. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the bytes.
     *
     * @param folder an empty one, for readers of files; it is left empty
     * @throws AssertionError if a promise is broken
     */
    void read(Path folder, byte[] bytes) {
        read(folder, bytes, 0);
    }

    /**
     * Reads the bytes beside tools that allocate in the same thread.
     *
     * @param more bytes that are allowed for the tools
     */
    void read(Path folder, byte[] bytes, long more) {
        Bounded.run(bytes.length, FIXED_BYTES + more, BYTES_PER_BYTE, () -> reading.accept(folder, bytes));
    }
}
