package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path shared;

    private static Path run;

    @BeforeAll
    static void publishOnce() throws IOException {
        run = shared.resolve("run");
        PublishedRun.at(run);
    }

    @Test
    void theManifestHashesEveryOtherFileAndNamesEveryStage() throws Exception {
        JsonNode manifest = JSON.readTree(run.resolve("manifest.json").toFile());
        List<String> others = PublishedRun.names(run).stream()
                .filter(name -> !name.equals("manifest.json"))
                .toList();
        assertThat(manifest.get("files").fieldNames()).toIterable().containsExactlyElementsOf(others);
        for (String name : others) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(run.resolve(name)));
            assertThat(manifest.get("files").get(name).textValue())
                    .isEqualTo(HexFormat.of().formatHex(digest));
        }
        assertThat(manifest.get("stages").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "archive",
                        "documents",
                        "tokens",
                        "vocabulary",
                        "matrix",
                        "weights none",
                        "weights l2",
                        "metrics");
        assertThat(manifest.get("seconds").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "fetch",
                        "tokenize",
                        "vectorize",
                        "train",
                        "evaluate",
                        "publish",
                        "study drawings",
                        "study words-and-tables");
        assertThat(manifest.get("started").textValue()).isEqualTo("2023-11-05T06:07:08Z");
        assertThat(manifest.get("threads").intValue()).isEqualTo(2);
        assertThat(manifest.at("/parameters/features/maxWords").intValue()).isEqualTo(1_000_000);
        assertThat(manifest.at("/versions").fieldNames())
                .toIterable()
                .contains("ridgeline", "commit", "java", "jblas", "corenlp");
    }

    @Test
    void theManifestNamesNoPlaceAndNoHost() throws IOException {
        assertThat(Files.readString(run.resolve("manifest.json")))
                .doesNotContain(shared.toString(), System.getProperty("user.dir"));
    }
}
