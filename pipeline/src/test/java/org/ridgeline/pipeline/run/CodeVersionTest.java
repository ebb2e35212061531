package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {

    @TempDir
    private Path folder;

    @Test
    void anotherCommitOfTheSameCodeIsTheSameVersion() throws IOException {
        String before = version("commit=a", "code");
        assertThat(version("commit=b", "code")).isEqualTo(before);
        assertThat(version("commit=a", "other code")).isNotEqualTo(before);
    }

    private String version(String commit, String code) throws IOException {
        Path jar = folder.resolve("ridgeline.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, "org/ridgeline/pipeline/run/commit.properties", commit);
            put(out, "org/ridgeline/A.class", code);
        }
        return CodeVersion.of(jar.toString());
    }

    private static void put(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
