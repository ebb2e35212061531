package org.ridgeline.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void theNewFileReplacesTheOldOneAndNothingElseStays() throws IOException {
        Path file = folder.resolve("a");
        WholeFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
        WholeFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aFolderInItsPlaceIsAFailure() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a"));
        assertThatThrownBy(() -> WholeFile.write(place, new byte[1])).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void ofSeveralFilesNoneIsTouchedWhereOneFails() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "old");
        LinkedHashMap<Path, WholeFile.Content> files = new LinkedHashMap<>();
        files.put(first, out -> out.write(new byte[1]));
        files.put(folder.resolve("b"), out -> {
            throw new IOException("full");
        });
        assertThatThrownBy(() -> WholeFile.write(files, WholeFileTest::failure))
                .hasMessage(folder.resolve("b") + ": full");
        assertThat(first).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void severalFilesAreAllWritten() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "old");
        LinkedHashMap<Path, WholeFile.Content> files = new LinkedHashMap<>();
        files.put(first, out -> out.write('1'));
        files.put(folder.resolve("b"), out -> out.write('2'));
        WholeFile.write(files, WholeFileTest::failure);
        assertThat(first).hasContent("1");
        assertThat(folder.resolve("b")).hasContent("2");
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    private static UncheckedIOException failure(Path file, IOException cause) {
        return new UncheckedIOException(file + ": " + cause.getMessage(), cause);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
