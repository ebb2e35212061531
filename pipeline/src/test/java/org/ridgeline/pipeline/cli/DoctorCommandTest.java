package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.run.GpuSource;
import org.ridgeline.pipeline.run.Treebank;

class DoctorCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void theTreebankIsCountedAndFoundAsPinned() throws IOException {
        Path archive = Treebank.archive();
        Outcome doctor = Cli.run("doctor", "--offline", "--sst", archive);
        assertThat(doctor.err()).isEmpty();
        assertThat(doctor.out())
                .contains("SST at ", "11855 documents, every count as pinned")
                .contains("labels, train         0 1,092  1 2,218  2 1,624  3 2,322  4 1,288")
                .contains("train 8,544", "train 6,920", "test 1,821");
        assertThat(doctor.code()).isZero();

        JsonNode json = JSON.readTree(
                Cli.run("doctor", "--offline", "--json", "--sst", archive).out());
        assertThat(json.at("/counts/binary.documents.train").intValue()).isEqualTo(6920);
        assertThat(json.get("treebank").textValue()).endsWith("every count as pinned");
    }

    @Test
    void aMissingTreebankIsSaidWithWhatToDo() throws IOException {
        assumeTrue(System.getenv("RIDGELINE_CACHE") == null, "RIDGELINE_CACHE names a cache that may hold SST");
        Outcome doctor = Cli.runAt(folder.resolve("home"), "doctor", "--offline");
        assertThat(doctor.code()).isEqualTo(3);
        assertThat(doctor.out())
                .contains("dense java     used for every fit: java, ")
                .containsPattern("dense jblas    (works|not here)")
                .contains("treebank       not here")
                .contains("pass --sst PATH, or put it into " + folder.resolve("home/data/.cache"))
                .contains("run goes on with the built-in synthetic corpus, and check fails");
        assertThat(Cli.names(folder)).isEmpty();

        Outcome json = Cli.runAt(folder.resolve("home"), "doctor", "--offline", "--json");
        assertThat(json.code()).isEqualTo(3);
        JsonNode findings = JSON.readTree(json.out());
        assertThat(findings.get("treebank").textValue()).startsWith("not here");
        assertThat(findings.has("counts")).isFalse();
        assertThat(findings.fieldNames())
                .toIterable()
                .contains("java", "dense java", "dense jblas", "GPU", "ridgeline");
    }

    @Test
    void aMachineWithoutGpuIsToldWhatWasLookedForAndThatTheCpuIsUsed() {
        assumeTrue(GpuSource.ofThisMachine().obstacle().isPresent(), "a GPU's driver is here");
        assertThat(Cli.runAt(folder.resolve("home"), "doctor", "--offline").out())
                .contains("GPU            none; the CPU is used (no GPU: ");
    }

    @Test
    void aDamagedTreebankIsSaidWithBothHashes() throws IOException {
        Path damaged = Files.writeString(folder.resolve("sst.zip"), "no zip");
        Outcome doctor = Cli.run("doctor", "--offline", "--sst", damaged);
        assertThat(doctor.code()).isEqualTo(3);
        assertThat(doctor.out())
                .contains("damaged or not the published one")
                .contains("5c613a4f673fc74097d523a2c83f38e0cc462984d847b82c7aaf36b01cbbbfcc");
    }
}
