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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.stage.Treebank;

/** Fresh Java machines that are set up for other countries, time zones and character sets. */
class LocaleMatrixTest {

    private static final String ENGLISH = "en-US UTC UTF-8";
    private static final String TURKISH = "tr-TR Asia/Kolkata ISO-8859-9";

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
        "en-US UTC UTF-8, 2",
        "tr-TR Asia/Kolkata ISO-8859-9, 1",
        "tr-TR Asia/Kolkata ISO-8859-9, 2",
        "de-DE America/New_York US-ASCII, 1",
        "de-DE America/New_York US-ASCII, 2"
    })
    void aRunGivesTheSameBytesEverywhere(String where, int threads) throws Exception {
        Map<String, byte[]> files =
                run(where, folder.resolve("run"), "run", shared.resolve("tiny.yaml"), "--threads", threads);
        reference.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void theTreebankGivesTheSameBytesEverywhere() throws Exception {
        Path archive = Treebank.archive();
        Map<String, byte[]> english =
                run(ENGLISH, folder.resolve("en"), "run", "--sst", archive, "--offline", "--threads", 1);
        Map<String, byte[]> turkish =
                run(TURKISH, folder.resolve("tr"), "run", "--sst", archive, "--offline", "--threads", 2);
        english.forEach((name, bytes) -> assertThat(turkish.get(name)).as(name).isEqualTo(bytes));
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
        start(ENGLISH, "train", "--data", data, "--format", "CSV", "--quiet", "--out", english);
        start(TURKISH, "train", "--data", data, "--format", "CSV", "--quiet", "--out", turkish);
        assertThat(Files.readAllBytes(turkish)).isEqualTo(Files.readAllBytes(english));
        assertThat(ModelFile.read(turkish).vocabulary()).contains("i", "like", "dire");
    }

    /** Runs the program in a new Java machine and returns the files that must be the same everywhere. */
    private static Map<String, byte[]> run(String where, Path out, Object... arguments) throws Exception {
        List<Object> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--quiet", "--no-cache", "--out", out));
        start(where, line.toArray());
        return Cli.reproducible(out);
    }

    /** Runs the program in a new Java machine to its end. */
    private static void start(String where, Object... arguments) throws Exception {
        String[] parts = where.split(" ");
        Locale locale = Locale.forLanguageTag(parts[0]);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // Short lives: the second compiler would not pay. It changes no bits, which this shows along the way.
                "-XX:TieredStopAtLevel=1",
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
    }
}
