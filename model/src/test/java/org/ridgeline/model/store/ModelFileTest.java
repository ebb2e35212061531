package org.ridgeline.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.linear.LinearModel;

class ModelFileTest {

    @TempDir
    private Path folder;

    static StoredModel tiny() {
        return new StoredModel(
                new LinearModel(new double[] {1.5, -2}, 0.25, 1),
                List.of("good", "bad"),
                new TreeMap<>(Map.of("tokens", "leaves", "dataset", "sst")));
    }

    static StoredModel tinyWithFactors() {
        return new StoredModel(
                tiny().model(), tiny().vocabulary(), tiny().properties(), Optional.of(new ColumnFactors(new double[] {
                    1.25, 3
                })));
    }

    @Test
    void roundTripIsBitExact() {
        SplittableRandom random = new SplittableRandom(11);
        double[] weights = random.doubles(1000, -1, 1).toArray();
        weights[0] = -0.0;
        weights[1] = Double.MIN_VALUE;
        weights[2] = -Double.MAX_VALUE;
        weights[3] = Math.nextUp(1.0);
        List<String> words = IntStream.range(0, 1000).mapToObj(i -> "word-" + i).toList();
        TreeMap<String, String> properties = new TreeMap<>(Map.of("b", "", "a", "1\n2", "ü", "ß\u0000", "", "empty"));
        LinearModel model = new LinearModel(weights, -0.0, 1e-300);
        Path file = folder.resolve("model-l2.ridgeline");
        ModelFile.write(file, new StoredModel(model, words, properties));

        StoredModel read = ModelFile.read(file);
        assertThat(bits(read.model().augmented())).containsExactly(bits(model.augmented()));
        assertThat(read.model().lambda()).isEqualTo(1e-300);
        assertThat(read.vocabulary()).isEqualTo(words);
        assertThat(read.properties()).isEqualTo(properties);
    }

    @Test
    void emptyModelSurvives() {
        Path file = folder.resolve("m");
        ModelFile.write(
                file, new StoredModel(new LinearModel(new double[0], 2, 0), List.of(), Collections.emptySortedMap()));
        StoredModel read = ModelFile.read(file);
        assertThat(read.model().bias()).isEqualTo(2);
        assertThat(read.vocabulary()).isEmpty();
        assertThat(file).hasSize(ModelFile.MINIMUM_BYTES);
    }

    @Test
    void hostileWordsSurvive() {
        List<String> words =
                List.of("", "\n", "a\u0000b", "\uD83D\uDE00", "\u2028", "İ", " ", "\uFFFF", "\uFEFF", "\r\n");
        Path file = folder.resolve("m");
        ModelFile.write(
                file, new StoredModel(new LinearModel(new double[10], 0, 0), words, Collections.emptySortedMap()));
        assertThat(ModelFile.read(file).vocabulary()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uDE00\uD83D"})
    void unpairedSurrogateIsRejectedAndLeavesNoFile(String word) throws IOException {
        StoredModel model =
                new StoredModel(new LinearModel(new double[2], 0, 0), List.of("x", word), Collections.emptySortedMap());
        assertThatThrownBy(() -> ModelFile.write(folder.resolve("m"), model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word of column 1")
                .hasMessageContaining("unpaired surrogate");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void equalModelsGiveEqualBytes() throws IOException {
        ModelFile.write(folder.resolve("a"), tiny());
        TreeMap<String, String> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(tiny().properties());
        ModelFile.write(folder.resolve("b"), new StoredModel(tiny().model(), tiny().vocabulary(), reversed));
        assertThat(Files.readAllBytes(folder.resolve("a"))).isEqualTo(Files.readAllBytes(folder.resolve("b")));
    }

    @Test
    void factorsAreReadBitForBit() {
        double[] factors = {-0.0, Double.MIN_VALUE};
        Path file = folder.resolve("m");
        ModelFile.write(
                file,
                new StoredModel(
                        tiny().model(),
                        tiny().vocabulary(),
                        tiny().properties(),
                        Optional.of(new ColumnFactors(factors))));
        assertThat(bits(ModelFile.read(file).factors().orElseThrow().toArray())).containsExactly(bits(factors));
    }

    // The fixtures were written by a few lines of Python from the documented table, not by ModelFile.
    @Test
    void fileOfTheSecondVersionReadsAndIsWritten() throws IOException {
        byte[] fixture = fixture("model-v2.ridgeline");
        Path file = folder.resolve("m");
        Files.write(file, fixture);
        StoredModel read = ModelFile.read(file);
        assertThat(read.model().augmented()).containsExactly(1.5, -2, 0.25);
        assertThat(read.vocabulary()).containsExactly("good", "bad");
        assertThat(read.properties()).isEqualTo(tiny().properties());
        assertThat(read.factors()).contains(new ColumnFactors(new double[] {1.25, 3}));
        ModelFile.write(file, tinyWithFactors());
        assertThat(Files.readAllBytes(file)).isEqualTo(fixture);
    }

    @Test
    void fileOfTheFirstVersionStillReadsAndIsStillWritten() throws IOException {
        byte[] fixture = fixture("model-v1.ridgeline");
        Path file = folder.resolve("m");
        Files.write(file, fixture);
        StoredModel read = ModelFile.read(file);
        assertThat(read.factors()).isEmpty();
        assertThat(read.model().augmented()).containsExactly(1.5, -2, 0.25);
        assertThat(read.model().lambda()).isEqualTo(1);
        assertThat(read.vocabulary()).containsExactly("good", "bad");
        assertThat(read.properties()).isEqualTo(tiny().properties());
        ModelFile.write(file, tiny());
        assertThat(Files.readAllBytes(file)).isEqualTo(fixture);
    }

    @Test
    void writingReplacesTheOldModelAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("m");
        Files.writeString(file, "old");
        ModelFile.write(file, tiny());
        assertThat(ModelFile.read(file).vocabulary()).containsExactly("good", "bad");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void folderThatDoesNotExistIsAClearError() {
        Path file = folder.resolve("none").resolve("m");
        assertThatThrownBy(() -> ModelFile.write(file, tiny()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("got no such folder; check the folder");
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void aFolderIsNoModelFile() {
        assertThatThrownBy(() -> ModelFile.read(folder))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("expected a model file, got a folder; give a file that");
    }

    @Test
    void failedRenameLeavesNothingBeside() throws IOException {
        Path taken =
                Files.createDirectories(folder.resolve("m").resolve("inside")).getParent();
        assertThatThrownBy(() -> ModelFile.write(taken, tiny())).isInstanceOf(ModelFileException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void vocabularyMustFitTheWeights() {
        LinearModel two = new LinearModel(new double[2], 0, 0);
        assertThatThrownBy(() -> new StoredModel(two, List.of("a"), Collections.emptySortedMap()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 2 words");
        assertThatThrownBy(() -> new StoredModel(two, List.of("a", "a"), Collections.emptySortedMap()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got twice: a");
    }

    @Test
    void factorsMustBeFiniteAndFitTheWeights() {
        Optional<ColumnFactors> one = Optional.of(new ColumnFactors(new double[1]));
        assertThatThrownBy(() -> new StoredModel(tiny().model(), tiny().vocabulary(), tiny().properties(), one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factors: expected 2, one a weight, got 1");
        assertThatThrownBy(() -> new ColumnFactors(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor of column 1: expected a finite number, got NaN");
    }

    private byte[] fixture(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
