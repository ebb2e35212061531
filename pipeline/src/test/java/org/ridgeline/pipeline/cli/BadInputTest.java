package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** A treebank of a few trees, whole and damaged in every way: one message, the right exit code, nothing left behind. */
class BadInputTest {

    private static final String PINNED = "5c613a4f673fc74097d523a2c83f38e0cc462984d847b82c7aaf36b01cbbbfcc";

    /** Made before each test and seen by it alone; {@code results} must stay empty where a run fails. */
    @TempDir
    private Path folder;

    private Path results;
    private final Map<String, byte[]> trees = new LinkedHashMap<>();

    @BeforeEach
    void makeTrees() throws IOException {
        results = Files.createDirectory(folder.resolve("results"));
        trees(
                "train",
                "(3 (2 A) (4 delight))\n(1 (2 A) (0 bore))\n(4 (2 Very) (3 fine))\n(0 (2 So) (1 dull))\n(2 Hm)\n");
        trees("dev", "(3 (2 A) (3 joy))\n(1 (2 No) (1 delight))\n");
        trees("test", "(4 (3 fine) (2 delight))\n(0 (1 dull) (1 bore))\n");
    }

    @Test
    void aSmallTreebankRunsToTheEndFromAZipAndFromAFolder() throws IOException {
        Outcome zip = run(zip(), "--unpinned", "--out", results.resolve("zip"));
        assertThat(zip.err()).isEmpty();
        assertThat(zip.code()).isZero();
        assertThat(zip.out()).contains("test accuracy");
        Outcome unpacked = run(unpacked(), "--unpinned", "--out", results.resolve("folder"));
        assertThat(unpacked.code()).isZero();
        assertThat(results.resolve("folder/table.csv")).hasSameBinaryContentAs(results.resolve("zip/table.csv"));
        assertThat(Files.readString(results.resolve("zip/manifest.json"))).doesNotContain(folder.toString());
    }

    @Test
    void otherBytesThanThePinnedOnesAreRefusedWithBothHashes() throws Exception {
        Path zip = zip();
        assertRefused(
                run(zip),
                zip + ": not the pinned bytes",
                "expected: SHA-256 " + PINNED,
                "got:      SHA-256 " + sha256(zip),
                "--unpinned");
        Path unpacked = unpacked();
        assertRefused(
                run(unpacked),
                unpacked.resolve("trees/train.txt") + ": not the pinned bytes",
                "got:      SHA-256 " + sha256(unpacked.resolve("trees/train.txt")));
    }

    @Test
    void checkRefusesThemToo() throws IOException {
        Path zip = zip();
        Outcome check = Cli.run("check", "--sst", zip, "--quiet", "--out", results.resolve("out"));
        assertRefused(check, zip + ": not the pinned bytes", PINNED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.999})
    void aTruncatedZipIsRefused(double part) throws IOException {
        byte[] whole = Files.readAllBytes(zip());
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, (int) (part * whole.length)));
        assertRefused(run(cut, "--unpinned"), cut + ": not a complete zip archive", "truncated, or another format");
        assertRefused(run(cut), cut + ": not the pinned bytes", PINNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "trees/../../evil.txt", "/tmp/evil.txt", "..\\evil.txt"})
    void aZipEntryThatLeavesTheFolderIsRefused(String name) throws IOException {
        trees.put(name, "(3 x)\n".getBytes(StandardCharsets.UTF_8));
        Path zip = zip();
        assertRefused(run(zip, "--unpinned"), zip + ": an entry that leaves the folder", "got:      " + name);
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void aZipThatUnpacksToFarTooMuchIsRefused() throws IOException {
        trees.put("trees/more.txt", new byte[(64 << 20) + 1]);
        Path zip = zip();
        assertThat(Files.size(zip)).isLessThan(100_000);
        assertRefused(run(zip, "--unpinned"), zip + ": too large when unpacked", "more, at trees/more.txt");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (3 (2 a) (3 b)   | 2:15 | the end of the line
            (3 a))           | 2:6  | ')'
            3 a              | 2:1  | '3'
            (7 a)            | 2:2  | '7'
            (3 (2 a) (7 b))  | 2:11 | '7'
            ()               | 2:2  | ')'
            ``               | 2:1  | a blank line
            """)
    void aMalformedTreeIsNamedWithLineAndColumn(String tree, String place, String got) throws IOException {
        String fault = "not a labelled tree\n";
        trees("dev", "(3 good)\n" + tree + "\n(1 bad)\n");
        Path zip = zip();
        assertRefused(run(zip, "--unpinned"), zip + "!trees/dev.txt:" + place + ": " + fault, "got:      " + got);
        Path file = unpacked().resolve("trees/dev.txt");
        assertRefused(run(unpacked(), "--unpinned"), file + ":" + place + ": " + fault, "got:      " + got);
    }

    @Test
    void invalidUtf8IsNamedWithLineAndColumn() throws IOException {
        trees.put("trees/test.txt", "(3 é)\n(1 é\u00ff)\n".getBytes(StandardCharsets.ISO_8859_1));
        Path zip = zip();
        assertRefused(run(zip, "--unpinned"), zip + "!trees/test.txt:1:4", "text in UTF-8", "the invalid byte 0xE9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "dev", "test"})
    void anEmptyOrMissingOrNeutralSplitIsNamed(String split) throws IOException {
        trees(split, "");
        assertRefused(
                run(unpacked(), "--unpinned"), "trees/" + split + ".txt:1:1: not a labelled tree", "an empty file");
        trees(split, "(2 meh)\n");
        assertRefused(
                run(zip(), "--unpinned"),
                "nothing to measure in the split " + split,
                "got:      1 documents, all neutral");
        trees.remove("trees/" + split + ".txt");
        Files.delete(folder.resolve("treebank/trees/" + split + ".txt"));
        assertRefused(run(zip(), "--unpinned"), "a split is missing", "expected: an entry trees/" + split + ".txt");
        assertRefused(run(folder.resolve("treebank"), "--unpinned"), "trees/" + split + ".txt: no such file");
    }

    @Test
    void aPathThatDoesNotExistIsNamed() throws IOException {
        Path none = folder.resolve("none.zip");
        assertRefused(run(none), none + ": no such file or folder", "check the path");
    }

    @Test
    void aDamagedCacheFileIsNamedWithBothHashesAndStopsEvenRun() throws Exception {
        assumeTrue(System.getenv("RIDGELINE_CACHE") == null, "RIDGELINE_CACHE names another cache");
        Path home = folder.resolve("home");
        Path cached = Files.createDirectories(home.resolve("data/.cache")).resolve("trainDevTestTrees_PTB.zip");
        Files.writeString(cached, "half a download");
        for (String command : new String[] {"run", "check"}) {
            Outcome outcome = Cli.runAt(home, command, "--offline", "--quiet", "--out", results.resolve("out"));
            assertRefused(
                    outcome,
                    cached + ": not the pinned bytes",
                    PINNED,
                    sha256(cached) + ", 15 bytes",
                    "delete this file so that it is fetched again");
        }
        assertThat(cached).hasContent("half a download");
    }

    @Test
    void aPlaceForResultsBelowAFileIsRefusedBeforeAnythingRuns() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path out = file.resolve("out");
        Outcome outcome = Cli.run("run", "--synthetic-documents", 400, "--out", out);
        assertRefused(outcome, out + ": cannot be written: " + file + " is no folder");
        assertThat(outcome.err()).doesNotContain("documents");
        assertThat(file).hasContent("x");
    }

    @Test
    void aPlaceThatTakesNoFoldersIsRefused() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here");
        Outcome outcome = Cli.run("run", "--synthetic-documents", 400, "--out", "/proc/x");
        assertRefused(outcome, "/proc/x: cannot be written: ", "give another folder with --out");
    }

    @Test
    void aPlaceWithFilesInItIsRefusedAndLeftAlone() throws IOException {
        Path mine = Files.writeString(results.resolve("mine"), "x");
        Outcome outcome = Cli.run("run", "--synthetic-documents", 400, "--out", results);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains(results + ": expected a new or empty folder, found something there");
        assertThat(mine).hasContent("x");
        assertThat(Cli.names(folder)).containsExactly("results");
    }

    @Test
    void aFitThatMissesItsToleranceEndsWithFour() throws IOException {
        Path file = Files.writeString(
                folder.resolve("short.yaml"),
                TinyExperiment.YAML
                        .replace("method: auto", "method: lsqr")
                        .replace("maxIterations: 100000", "maxIterations: 2"));
        Outcome outcome = Cli.run("run", file, "--quiet", "--out", results.resolve("out"));
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.err()).contains("the fit missed its tolerance", "lambda 0.0", "expected at most 1.00e-11");
        assertThat(outcome.err()).doesNotContain("\tat ", "defect");
        assertThat(Cli.names(results)).isEmpty();
    }

    private Outcome run(Path treebank, Object... more) {
        // One thread: more would make the worked examples, for which nobody asks, while the next test runs.
        Object[] start = {"run", "--quiet", "--offline", "--threads", 1, "--sst", treebank};
        Object[] out =
                Arrays.asList(more).contains("--out") ? new Object[0] : new Object[] {"--out", results.resolve("out")};
        Object[] all = Arrays.copyOf(start, start.length + more.length + out.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        System.arraycopy(out, 0, all, start.length + more.length, out.length);
        return Cli.run(all);
    }

    private void assertRefused(Outcome outcome, String... messages) throws IOException {
        assertThat(outcome.err()).startsWith("ridgeline: ").contains(messages).doesNotContain("\tat ", "defect");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(Cli.names(results)).isEmpty();
    }

    private void trees(String split, String lines) {
        trees.put("trees/" + split + ".txt", lines.getBytes(StandardCharsets.UTF_8));
    }

    private Path zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var entry : trees.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(folder.resolve("treebank.zip"), bytes.toByteArray());
    }

    private Path unpacked() throws IOException {
        Path treebank = folder.resolve("treebank");
        Files.createDirectories(treebank.resolve("trees"));
        for (var entry : trees.entrySet()) {
            Files.write(treebank.resolve(entry.getKey()), entry.getValue());
        }
        return treebank;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
