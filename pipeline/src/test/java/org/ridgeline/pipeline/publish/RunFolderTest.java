package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.run.OutputException;

class RunFolderTest {

    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00.999Z");

    @TempDir
    private Path home;

    @Test
    void aRunIsNamedByExperimentAndUtcAndSeenOnlyWhenComplete() throws IOException {
        try (RunFolder folder = begin()) {
            folder.write("a.txt", "é\n");
            assertThat(folder.files()).containsExactly("a.txt");
            assertThat(folder.place()).isEqualTo(runs().resolve("tiny-20240229T120000Z"));
            assertThat(names(runs()))
                    .containsExactly(".tiny-20240229T120000Z.part", ".tiny-20240229T120000Z.part.lock");
            folder.commit();
        }
        assertThat(names(runs())).containsExactly("latest", "tiny-20240229T120000Z");
        assertThat(runs().resolve("latest/a.txt")).hasBinaryContent(new byte[] {(byte) 0xc3, (byte) 0xa9, '\n'});
    }

    @Test
    void aSecondRunInTheSameSecondGetsANumberAndTheLink() throws IOException {
        for (String name : List.of("tiny-20240229T120000Z", "tiny-20240229T120000Z-2", "tiny-20240229T120000Z-3")) {
            try (RunFolder folder = begin()) {
                folder.commit();
                assertThat(folder.place()).isEqualTo(runs().resolve(name));
            }
            assertThat(Files.readSymbolicLink(runs().resolve("latest"))).isEqualTo(Path.of(name));
        }
        assertThat(names(runs())).hasSize(4);
    }

    /** What SIGKILL leaves: a part, its lock that nobody holds, a link not yet renamed. */
    @Test
    void whatKilledRunsLeftIsDeletedAndWhatLiveRunsWriteIsNot() throws IOException {
        try (RunFolder live = begin()) {
            live.write("a.txt", "x");
            Path dead = Files.createDirectories(runs().resolve(".dead-20240101T000000Z.part/sub"));
            Files.writeString(dead.resolve("b.txt"), "y");
            Files.createFile(runs().resolve(".dead-20240101T000000Z.part.lock"));
            Files.createDirectories(runs().resolve(".old-20230101T000000Z.part"));
            Files.createSymbolicLink(runs().resolve(".linked-20240101T000000Z.part"), Path.of("dead"));
            try (RunFolder next = RunFolder.begin(Optional.empty(), runs(), "next", NOON)) {
                assertThat(names(runs()))
                        .containsExactly(
                                ".next-20240229T120000Z.part",
                                ".next-20240229T120000Z.part.lock",
                                ".tiny-20240229T120000Z.part",
                                ".tiny-20240229T120000Z.part.lock");
                assertThat(next.files()).isEmpty();
            }
            live.commit();
        }
        assertThat(names(runs())).containsExactly("latest", "tiny-20240229T120000Z");
    }

    @Test
    void aPlaceThatAnotherRunIsWritingIsRefused() throws IOException {
        Path out = home.resolve("out");
        try (RunFolder first = begin(out)) {
            first.write("a.txt", "x");
            assertThatThrownBy(() -> begin(out))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("another run is writing there now");
            first.commit();
        }
        assertThat(out.resolve("a.txt")).hasContent("x");
        assertThat(names(home)).containsExactly("out");
    }

    /** After a sweep, report still finds the newest run. */
    @Test
    void aFolderWithoutAReportLeavesTheLinkAtTheNewestRun() throws IOException {
        for (int k = 0; k < 2; k++) {
            try (RunFolder sweep = RunFolder.beginWithoutReport(Optional.empty(), runs(), "sweep-tiny", NOON)) {
                sweep.commit();
            }
            if (k == 0) {
                assertThat(names(runs())).containsExactly("sweep-tiny-20240229T120000Z");
                try (RunFolder run = begin()) {
                    run.commit();
                }
            }
        }
        assertThat(Files.readSymbolicLink(runs().resolve("latest"))).isEqualTo(Path.of("tiny-20240229T120000Z"));
    }

    @Test
    void twoRunsAtOnceDoNotShareAFolder() throws IOException {
        try (RunFolder first = begin();
                RunFolder second = begin()) {
            first.write("a", "first");
            second.write("a", "second");
            second.commit();
            first.commit();
            assertThat(first.place().resolve("a")).hasContent("first");
            assertThat(second.place().resolve("a")).hasContent("second");
        }
        assertThat(names(runs())).hasSize(3);
    }

    @Test
    void withoutACommitNothingStaysNotEvenTheFoldersAbove() throws IOException {
        Path out = home.resolve("a/b/run");
        try (RunFolder folder = begin(out)) {
            folder.write("a.txt", "x");
            Files.createDirectories(folder.file("sub/sub"));
            Files.writeString(folder.file("sub/sub/b.txt"), "y");
        }
        try (RunFolder folder = begin()) {
            folder.write("a.txt", "x");
        }
        assertThat(names(home)).isEmpty();
    }

    @Test
    void foldersAboveThatWereThereOrAreUsedByOthersStay() throws IOException {
        Files.createDirectories(home.resolve("a"));
        try (RunFolder folder = begin(home.resolve("a/b/run"))) {
            Files.writeString(home.resolve("a/b/other"), "x");
            folder.write("a.txt", "x");
        }
        assertThat(names(home.resolve("a/b"))).containsExactly("other");
    }

    @Test
    void anEmptyFolderIsTakenAndOneWithAFileIsNot() throws IOException {
        Path out = Files.createDirectory(home.resolve("out"));
        try (RunFolder folder = begin(out)) {
            folder.write("a.txt", "x");
            folder.commit();
        }
        assertThat(names(home)).containsExactly("out");
        assertThat(names(out)).containsExactly("a.txt");
        assertThatThrownBy(() -> begin(out))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(out + ": expected a new or empty folder")
                .hasMessageContaining("`out`");
        assertThat(out.resolve("a.txt")).hasContent("x");
        assertThat(names(home)).containsExactly("out");
    }

    @Test
    void aFileInThePlaceIsNotReplaced() throws IOException {
        Path out = Files.writeString(home.resolve("out"), "mine");
        assertThatThrownBy(() -> begin(out)).isInstanceOf(OutputException.class).hasMessageContaining(out.toString());
        assertThat(out).hasContent("mine");
    }

    @Test
    void whatACrashedRunLeftBesideIsCleaned() throws IOException {
        Path out = home.resolve("out");
        Path stale = Files.createDirectories(home.resolve(".out.part/sub"));
        Files.writeString(stale.resolve("old.txt"), "old");
        try (RunFolder folder = begin(out)) {
            assertThat(folder.files()).isEmpty();
            folder.write("new.txt", "new");
            folder.commit();
        }
        assertThat(names(home)).containsExactly("out");
        assertThat(names(out)).containsExactly("new.txt");
    }

    @Test
    void aStaleLinkInTheCrashedRunsFolderIsNotFollowed() throws IOException {
        Path precious = Files.createDirectory(home.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.createDirectory(home.resolve(".out.part"));
        Files.createSymbolicLink(home.resolve(".out.part/link"), precious);
        try (RunFolder folder = begin(home.resolve("out"))) {
            folder.commit();
        }
        assertThat(precious.resolve("file")).hasContent("x");
    }

    @Test
    void aPlaceBelowAFileIsRefusedInWords() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "x");
        for (String below : List.of("a", "a/b")) {
            assertThatThrownBy(() -> begin(file.resolve(below)))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(file.resolve(below) + ": cannot be written: " + file + " is no folder");
        }
        assertThat(file).hasContent("x");
        assertThat(names(home)).containsExactly("file");
    }

    @Test
    void aPlaceThatTakesNoFoldersIsRefusedInWords() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here");
        assertThatThrownBy(() -> begin(Path.of("/proc/x")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("/proc/x: cannot be written: the file system has no room");
    }

    @Test
    void theRootIsNoPlaceForARun() {
        assertThatThrownBy(() -> begin(home.getRoot()))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("got the root of the file system");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAtItsPlace() throws IOException {
        try (RunFolder folder = begin(home.resolve("out"))) {
            Files.createDirectory(folder.file("table.md"));
            assertThatThrownBy(() -> folder.write("table.md", "x"))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(home.resolve("out/table.md") + ": cannot be written: ")
                    .hasMessageContaining("nothing was left behind");
        }
        assertThat(names(home)).isEmpty();
    }

    @Test
    void aCommitIntoAPlaceThatWasTakenMeanwhileLeavesTheOther() throws IOException {
        Path out = home.resolve("out");
        try (RunFolder folder = begin(out)) {
            folder.write("a.txt", "x");
            Files.createDirectory(out);
            Files.writeString(out.resolve("theirs"), "y");
            assertThatThrownBy(folder::commit)
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(out + ": cannot be written: a folder with files in it stands there");
        }
        assertThat(names(home)).containsExactly("out");
        assertThat(names(out)).containsExactly("theirs");
    }

    @Test
    void aLatestThatIsNoLinkIsLeftAndTheRunIsSaidToBeComplete() throws IOException {
        Files.createDirectories(runs().resolve("latest/mine"));
        try (RunFolder folder = begin()) {
            folder.write("a.txt", "x");
            assertThatThrownBy(folder::commit)
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(runs().resolve("latest") + ": cannot be pointed to the new run")
                    .hasMessageContaining("The run is complete: " + folder.place());
        }
        assertThat(names(runs())).containsExactly("latest", "tiny-20240229T120000Z");
        assertThat(runs().resolve("tiny-20240229T120000Z/a.txt")).hasContent("x");
        assertThat(runs().resolve("latest/mine")).isDirectory();
    }

    private Path runs() {
        return home.resolve("runs");
    }

    private RunFolder begin() {
        return RunFolder.begin(Optional.empty(), runs(), "tiny", NOON);
    }

    private RunFolder begin(Path out) {
        return RunFolder.begin(Optional.of(out), runs(), "tiny", NOON);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
