package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.run.Treebank;

/**
 * Fresh Java machines that are set up for other countries, time zones and character sets, and turn the program into
 * instructions another way; {@code .ci/bits} has other Javas and processors, too.
 */
class MachineMatrixTest {

    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final String BOTH_COMPILERS = "-XX:+TieredCompilation";
    private static final String SECOND_COMPILER = "-XX:-TieredCompilation";
    private static final String INTERPRETER = "-Xint";
    private static final String ENGLISH = "en-US UTC UTF-8 " + FIRST_COMPILER;
    private static final String TURKISH = "tr-TR Asia/Kolkata ISO-8859-9 ";

    @TempDir
    private static Path shared;

    private static Map<String, byte[]> reference;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() throws Exception {
        // Upper case on purpose: a Turkish lower case of "I" is no "i".
        String yaml = TinyExperiment.YAML.replace("corpus: synthetic", "corpus: SYNTHETIC")
                + TinyExperiment.EXPECTED.replace("split: train", "split: TRAIN");
        Files.writeString(shared.resolve("tiny.yaml"), yaml);
        reference = run(ENGLISH, shared.resolve("run"), "run", shared.resolve("tiny.yaml"), "--threads", 1);
    }

    @ParameterizedTest(name = "{0}, {1} threads")
    @CsvSource({
        ENGLISH + ", 2",
        TURKISH + FIRST_COMPILER + ", 2",
        "de-DE America/New_York US-ASCII " + FIRST_COMPILER + ", 1"
    })
    void aRunGivesTheSameBytesEverywhere(String where, int threads) throws Exception {
        Map<String, byte[]> files =
                run(where, folder.resolve("run"), "run", shared.resolve("tiny.yaml"), "--threads", threads);
        requireSame(files, reference);
        assertThat(files).hasSizeGreaterThan(20);
    }

    /** On the second compiler alone, too: {@code .ci/bits}. */
    @Test
    void theTreebankGivesTheSameBytesEverywhere() throws Exception {
        Path archive = Treebank.archive();
        Map<String, byte[]> english =
                run(ENGLISH, folder.resolve("en"), "run", "--sst", archive, "--offline", "--threads", 1);
        Map<String, byte[]> turkish = run(
                TURKISH + BOTH_COMPILERS, folder.resolve("tr"), "run", "--sst", archive, "--offline", "--threads", 2);
        requireSame(turkish, english);
        assertThat(new String(english.get("table.md"), StandardCharsets.UTF_8))
                .contains("61.83%", "77.98%", "7.948", "0.7524");
    }

    /** Upper case on purpose: labels and words are folded, and a Turkish lower case of "I" is no "i". */
    @Test
    void ownReviewsGiveTheSameModelEverywhere() throws Exception {
        Path data = Files.writeString(
                folder.resolve("d.csv"),
                "text,label\nI LIKE IT,POSITIVE\nTHIS IS \u0130 FINE,positive\nI DISLIKE IT,NEGATIVE\nTHIS IS DIRE,negative\n",
                StandardCharsets.UTF_8);
        Path english = folder.resolve("en.model");
        Path turkish = folder.resolve("tr.model");
        start(ENGLISH, "train", "--data", data, "--model-only", "--format", "CSV", "--quiet", "--out", english);
        start(TURKISH + INTERPRETER, "train", "--data", data, "--model-only", "--format", "CSV", "--quiet", "--out", turkish);
        assertThat(Files.readAllBytes(turkish)).isEqualTo(Files.readAllBytes(english));
        assertThat(ModelFile.read(turkish).vocabulary()).contains("i", "like", "dire");
    }

    /** The interpreter is slow, and so is the second compiler where it has no first one to wait for: a small part, with fits of each kind. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {INTERPRETER, SECOND_COMPILER})
    void howTheProgramIsCompiledChangesNoBits(String how) throws Exception {
        Path data = Files.writeString(folder.resolve("d.csv"), MadeUpReviews.HEADER + MadeUpReviews.rows(200));
        Object[] train = {
            "train", "--data", data, "--model-only", "--quiet", "--every", 5, "--weighting", "tfidf", "--l2", "1,none", "--out"
        };
        Path here = Files.createDirectory(folder.resolve("here"));
        Path there = Files.createDirectory(folder.resolve("there"));
        Cli.run(and(train, here.resolve("m")));
        start("en-US UTC UTF-8 " + how, and(train, there.resolve("m")));
        assertThat(Cli.names(here)).hasSize(2);
        requireSame(Cli.reproducible(there), Cli.reproducible(here));
        // The worked examples call every function that Java may compute in more than one way.
        assertThat(start("en-US UTC UTF-8 " + how, "lab"))
                .isEqualTo(Cli.run("lab").out());
    }

    private static Object[] and(Object[] line, Object last) {
        return Stream.concat(Stream.of(line), Stream.of(last)).toArray();
    }

    private static void requireSame(Map<String, byte[]> files, Map<String, byte[]> expected) {
        assertThat(files.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
    }

    /** Runs the program in a new Java machine and returns the files that must be the same everywhere. */
    private static Map<String, byte[]> run(String where, Path out, Object... arguments) throws Exception {
        List<Object> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--quiet", "--no-cache", "--out", out));
        start(where, line.toArray());
        return Cli.reproducible(out);
    }

    /** Runs the program in a new Java machine to its end and returns what it printed. */
    private static String start(String where, Object... arguments) throws Exception {
        String[] parts = where.split(" ");
        Locale locale = Locale.forLanguageTag(parts[0]);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                parts[3],
                "-Duser.language=" + locale.getLanguage(),
                "-Duser.country=" + locale.getCountry(),
                "-Duser.timezone=" + parts[1],
                "-Dfile.encoding=" + parts[2],
                "-Dridgeline.home=" + System.getProperty("ridgeline.home", ".."),
                "-cp",
                System.getProperty("java.class.path"),
                Ridgeline.class.getName()));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        Path printed = Files.createTempFile(shared, "printed", ".txt");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        return Files.readString(printed);
    }
}
