package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.run.GpuSource;

class BenchCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theCpuIsTimedAndTheEmptyCellsOfTheGpuAreExplained() {
        assumeTrue(System.getenv("RIDGELINE_CACHE") == null, "RIDGELINE_CACHE names a cache that may hold SST");
        assumeTrue(GpuSource.ofThisMachine().obstacle().isPresent(), "a GPU's driver is here");
        Outcome bench =
                Cli.runAt(folder.resolve("home"), "bench", "device", "--offline", "--documents", "400", "--threads", 1);
        assertThat(bench.err()).contains("Going on without SST");
        assertThat(bench.code()).isZero();
        List<String> lines = bench.out().lines().toList();
        assertThat(lines.get(1)).matches("synthetic-400 +CPU +3\\d\\d +[\\d,]+ +[\\d,]+( +[\\d.,]+%?){9}");
        assertThat(lines.get(2)).matches("synthetic-400 +GPU +3\\d\\d +[\\d,]+ +[\\d,]+( +-){9}");
        assertThat(bench.out()).contains("CPU: 1 threads", "GPU: no GPU: ");
    }
}
