package org.ridgeline.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("models")
class ModelFileDamageTest {

    private static final int PROPERTY_COUNT = 12;
    private static final int PROPERTY_BYTES = 16;
    private static final int WORD_COUNT = 24;
    private static final int WORD_BYTES = 32;

    @TempDir
    private Path folder;

    private final StoredModel model;

    private Path file;
    private byte[] good;

    ModelFileDamageTest(StoredModel model) {
        this.model = model;
    }

    static Stream<Named<StoredModel>> models() {
        return Stream.of(
                Named.of("version 1", ModelFileTest.tiny()), Named.of("version 2", ModelFileTest.tinyWithFactors()));
    }

    @BeforeEach
    void writeATinyModel() throws IOException {
        file = folder.resolve("model-tiny.ridgeline");
        ModelFile.write(file, model);
        good = Files.readAllBytes(file);
    }

    @Test
    void everyFlippedByteIsDetected() throws IOException {
        for (int at = 0; at < good.length; at++) {
            for (int mask : new int[] {0x01, 0x80, 0xFF}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) mask;
                assertRejected(bad, "byte " + at + " by " + mask);
            }
        }
    }

    @Test
    void everyTruncationIsDetected() throws IOException {
        for (int length = 0; length < good.length; length++) {
            assertRejected(Arrays.copyOf(good, length), "length " + length);
        }
    }

    @Test
    void trailingBytesAreDetected() throws IOException {
        assertRejected(Arrays.copyOf(good, good.length + 1), "one byte more");
    }

    @Test
    void damageIsToldWithFileExpectedGotAndAdvice() throws IOException {
        byte[] bad = good.clone();
        bad[60] ^= 1;
        Files.write(file, bad);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("model file " + file + ": SHA-256: expected ")
                .hasMessageContaining(", got ")
                .hasMessageEndingWith("copy it again or train the model again");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "-1, 4294967295"})
    void otherVersionIsToldAsSuchAlsoInAShortFile(int version, String told) throws IOException {
        ByteBuffer bad =
                ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN).putInt(8, version);
        Files.write(file, Arrays.copyOf(bad.array(), 20));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("format version: expected 1 or 2, got " + told);
    }

    @Test
    void versionThatDoesNotFitTheSectionsFailsEvenWithARightChecksum() throws IOException {
        rejectedAtOnce(bytes -> bytes.putInt(8, 3 - bytes.getInt(8)));
        rejectedAtOnce(bytes -> bytes.putInt(28, 1 - bytes.getInt(28)));
        rejectedAtOnce(bytes -> bytes.putInt(28, 2));
        rejectedAtOnce(bytes -> bytes.putInt(8, 3 - bytes.getInt(8)).putInt(28, 1 - bytes.getInt(28)));
    }

    @Test
    void fileOfAnotherKindIsToldAsSuch() throws IOException {
        Files.writeString(file, "review,label\nfine,1\n");
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("first bytes")
                .hasMessageContaining("give a file that ridgeline");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("an empty file");
        assertThatThrownBy(() -> ModelFile.read(folder)).isInstanceOf(ModelFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000_000_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 3})
    void claimOfManyEntriesFailsAtOnceEvenWithARightChecksum(int claim) throws IOException {
        rejectedAtOnce(bytes -> bytes.putInt(WORD_COUNT, claim));
        rejectedAtOnce(bytes -> bytes.putInt(PROPERTY_COUNT, claim));
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000_000_000L, Long.MAX_VALUE, -1, Long.MIN_VALUE, 1L << 40})
    void claimOfALongSectionFailsAtOnceEvenWithARightChecksum(long claim) throws IOException {
        rejectedAtOnce(bytes -> bytes.putLong(WORD_BYTES, claim));
        rejectedAtOnce(bytes -> bytes.putLong(PROPERTY_BYTES, claim));
        // Two wrong sections whose sum wraps around to the right size.
        rejectedAtOnce(bytes -> bytes.putLong(WORD_BYTES, bytes.getLong(WORD_BYTES) + claim)
                .putLong(PROPERTY_BYTES, bytes.getLong(PROPERTY_BYTES) - claim));
    }

    @Test
    void stringThatReachesBeyondItsSectionFailsEvenWithARightChecksum() throws IOException {
        rejectedAtOnce(bytes -> bytes.putInt(56, 2_000_000_000));
        rejectedAtOnce(bytes -> bytes.putInt(56, -5));
    }

    @Test
    void contentNoModelCanHaveFailsEvenWithARightChecksum() throws IOException {
        rejectedAtOnce(bytes -> bytes.putDouble(40, -1));
        rejectedAtOnce(bytes -> bytes.putDouble(48, Double.NaN));
        rejectedAtOnce(bytes -> bytes.putDouble(good.length - 40, Double.POSITIVE_INFINITY));
        rejectedAtOnce(bytes -> bytes.put(60, (byte) 0xFF));
        // The first key "dataset" becomes "zataset" and stands after "tokens".
        rejectedAtOnce(bytes -> bytes.put(60, (byte) 'z'));
    }

    private void rejectedAtOnce(Consumer<ByteBuffer> forgery) throws IOException {
        byte[] forged = good.clone();
        forgery.accept(ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN));
        assertThat(forged).isNotEqualTo(good);
        byte[] digest = sha256(Arrays.copyOf(forged, forged.length - 32));
        System.arraycopy(digest, 0, forged, forged.length - 32, 32);
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> assertRejected(forged, "forged"));
    }

    private void assertRejected(byte[] bytes, String what) throws IOException {
        Files.write(file, bytes);
        assertThat(catchThrowable(() -> ModelFile.read(file)))
                .as(what)
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(file.toString());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
