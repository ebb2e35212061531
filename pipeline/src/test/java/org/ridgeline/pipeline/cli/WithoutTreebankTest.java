package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** No network and no treebank at hand. */
class WithoutTreebankTest {

    private static final String NOTICE = "synthetic, not comparable with the book";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void noTreebankAnywhere() {
        assumeTrue(System.getenv("RIDGELINE_CACHE") == null, "RIDGELINE_CACHE names a cache that may hold SST");
        home = folder.resolve("below/home");
    }

    @Test
    void runFinishesOnTheSyntheticCorpusAndSaysSoEverywhere() throws IOException {
        Path out = folder.resolve("out");
        Outcome run = Cli.runAt(home, "run", "--offline", "--out", out);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(NOTICE).doesNotContain("7.9469");
        assertThat(run.err())
                .contains("cache: no file " + home.resolve("data/.cache/trainDevTestTrees_PTB.zip"))
                .contains("not tried, downloads are switched off")
                .contains("Going on with the built-in synthetic corpus: " + NOTICE);
        for (String name : new String[] {"metrics.json", "table.md", "report.html"}) {
            assertThat(Files.readString(out.resolve(name))).as(name).contains(NOTICE);
        }
        JsonNode metrics = new JsonMapper().readTree(out.resolve("metrics.json").toFile());
        assertThat(metrics.get("synthetic").booleanValue()).isTrue();
        assertThat(metrics.at("/features/splits/train/documents").intValue()).isEqualTo(6920);
        assertThat(Cli.names(folder)).containsExactly("out");
    }

    @Test
    void checkEndsWithThreeAndSaysWhereItLooked() throws IOException {
        Outcome check = Cli.runAt(home, "check", "--offline", "--out", folder.resolve("out"));
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out()).isEmpty();
        assertThat(check.err())
                .startsWith("ridgeline: SST: trainDevTestTrees_PTB.zip is at none of its locations")
                .contains("../shared/sst/trainDevTestTrees_PTB.zip: no file ")
                .contains("https://nlp.stanford.edu/sentiment/trainDevTestTrees_PTB.zip: not tried")
                .contains("pass --sst PATH")
                .doesNotContain("\tat ");
        assertThat(Cli.names(folder)).isEmpty();
    }
}
