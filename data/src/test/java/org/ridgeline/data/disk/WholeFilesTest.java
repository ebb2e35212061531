package org.ridgeline.data.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.disk.WholeFile.Content;

class WholeFilesTest {

    @TempDir
    private Path folder;

    @Test
    void ofSeveralFilesNoneIsTouchedWhereOneFails() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "old");
        LinkedHashMap<Path, Content> files = new LinkedHashMap<>();
        files.put(first, out -> out.write(new byte[1]));
        files.put(folder.resolve("b"), out -> {
            throw new IOException("full");
        });
        assertThatThrownBy(() -> WholeFiles.write(files, WholeFilesTest::failure))
                .hasMessage(folder.resolve("b") + ": full");
        assertThat(first).hasContent("old");
        assertThat(names(folder)).containsExactly("a");
    }

    @Test
    void severalFilesAreAllWritten() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "old");
        LinkedHashMap<Path, Content> files = new LinkedHashMap<>();
        files.put(first, out -> out.write('1'));
        files.put(folder.resolve("b"), out -> out.write('2'));
        WholeFiles.write(files, WholeFilesTest::failure);
        assertThat(first).hasContent("1");
        assertThat(folder.resolve("b")).hasContent("2");
        assertThat(names(folder)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theFilesBeforeAFolderThatAppearsInAPlaceArePutBack() throws IOException {
        assertNothingChanges(folder, () -> {
            Path inTheWay = Files.createDirectory(folder.resolve("c"));
            Files.createFile(inTheWay.resolve("d"));
        });
        assertThat(names(folder)).containsExactlyInAnyOrder("a", "c", "same");
        assertThat(folder.resolve("c/d")).exists();
    }

    @Test
    void theFilesBeforeARenameThatFailsArePutBack() throws IOException {
        assertNothingChanges(folder, () -> deletePart(folder, "c"));
        assertThat(names(folder)).containsExactlyInAnyOrder("a", "same");
    }

    /** Writes a, which is there, b, which is not, and c, which fails once all three are ready to be renamed. */
    private static void assertNothingChanges(Path folder, Interference interference) throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "old");
        Path same = Files.createLink(folder.resolve("same"), first);
        assertThatThrownBy(() -> WholeFiles.write(interfered(folder, interference), WholeFilesTest::failure))
                .hasMessageStartingWith(folder.resolve("c") + ": ")
                .hasCauseInstanceOf(IOException.class);
        assertThat(first).hasContent("old");
        assertThat(Files.isSameFile(first, same)).isTrue();
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void theLastFileIsPutBackWhereItsOwnRenameFails() throws IOException {
        Path last = Files.writeString(folder.resolve("c"), "old");
        assertThatThrownBy(() ->
                        WholeFiles.write(interfered(folder, () -> deletePart(folder, "c")), WholeFilesTest::failure))
                .hasMessageStartingWith(last + ": ");
        assertThat(last).hasContent("old");
        assertThat(names(folder)).containsExactly("c");
    }

    @Test
    void aLinkIsPutBackAsALink() throws IOException {
        Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("real"));
        assertThatThrownBy(() ->
                        WholeFiles.write(interfered(folder, () -> deletePart(folder, "c")), WholeFilesTest::failure))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("real"));
        assertThat(link).hasContent("old");
        assertThat(names(folder)).containsExactlyInAnyOrder("a", "real");
    }

    @Test
    void theSameHoldsWhereThereAreNoHardLinks() throws IOException {
        // A zip archive as a file system refuses to make links.
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("zip"), Map.of("create", "true"))) {
            Path inside = zip.getPath("/folder");
            Files.createDirectory(inside);
            Path first = Files.writeString(inside.resolve("a"), "old");
            assertThatThrownBy(() -> Files.createLink(inside.resolve("b"), first))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> WholeFiles.write(
                            interfered(inside, () -> deletePart(inside, "b")), WholeFilesTest::failure))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(Files.readString(first)).isEqualTo("old");
            assertThat(names(inside)).containsExactly("a");
            WholeFiles.write(interfered(inside, () -> {}), WholeFilesTest::failure);
            assertThat(Files.readString(first)).isEqualTo("1");
            assertThat(names(inside)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void aDeviceThatFailsLeavesTheFiles() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a device that is always full");
        Path first = Files.writeString(folder.resolve("a"), "old");
        LinkedHashMap<Path, Content> files = new LinkedHashMap<>();
        files.put(first, out -> out.write('1'));
        files.put(full, out -> out.write('2'));
        assertThatThrownBy(() -> WholeFiles.write(files, WholeFilesTest::failure))
                .hasMessageStartingWith(full + ": ");
        assertThat(first).hasContent("old");
        assertThat(names(folder)).containsExactly("a");
    }

    @Test
    void aFileThatCannotBePutBackIsNamed() {
        Path place = folder.resolve("a");
        Path old = folder.resolve(".a.old");
        IOException reason = new IOException("the disk fails");
        assertThat(WholeFiles.restored(
                        new ArrayDeque<>(List.of(new WholeFiles.Replaced(place, Optional.of(old)))), reason))
                .isInstanceOf(WholeFiles.NotRestored.class)
                .hasMessage("the disk fails; what stood at " + place + " is kept as " + old)
                .hasCause(reason);
    }

    private static LinkedHashMap<Path, Content> interfered(Path folder, Interference interference) {
        LinkedHashMap<Path, Content> files = new LinkedHashMap<>();
        files.put(folder.resolve("a"), out -> out.write('1'));
        files.put(folder.resolve("b"), out -> out.write('2'));
        files.put(folder.resolve("c"), out -> {
            out.write('3');
            interference.run();
        });
        return files;
    }

    /** What another program does to the folder while the last file is being written beside its place. */
    @FunctionalInterface
    private interface Interference {

        void run() throws IOException;
    }

    private static void deletePart(Path folder, String name) throws IOException {
        String part = names(folder)
                .filter(beside -> beside.startsWith("." + name + "."))
                .findAny()
                .orElseThrow();
        Files.delete(folder.resolve(part));
    }

    private static UncheckedIOException failure(Path file, IOException cause) {
        return new UncheckedIOException(file + ": " + cause.getMessage(), cause);
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
