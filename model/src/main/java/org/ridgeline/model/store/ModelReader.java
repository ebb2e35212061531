package org.ridgeline.model.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.model.linear.LinearModel;

/** The reading half of {@link ModelFile}: header, then checksum, then content. */
final class ModelReader {

    private static final String DAMAGED = "the file is damaged: copy it again or train the model again";
    private static final String NOT_OURS = "give a file that ridgeline train or ridgeline run wrote";

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private ModelReader(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static StoredModel read(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new ModelReader(path, channel, channel.size()).read();
        } catch (NoSuchFileException e) {
            throw new ModelFileException(path, "reading", "a model file", "no such file", NOT_OURS, e);
        } catch (EOFException e) {
            throw new ModelFileException(
                    path,
                    "reading",
                    "the size the file had when opened",
                    "an earlier end",
                    "let nothing else write the file",
                    e);
        } catch (IOException e) {
            if (Files.isDirectory(path)) {
                throw new ModelFileException(path, "reading", "a model file", "a folder", NOT_OURS, e);
            }
            throw new ModelFileException(
                    path, "reading", "a readable file", e.toString(), "check that it is a file and its permissions", e);
        }
    }

    private StoredModel read() throws IOException {
        Header header = header();
        verifyChecksum();
        channel.position(ModelLayout.HEADER_BYTES);
        try (InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16)) {
            SortedMap<String, String> properties = properties(in, header);
            List<String> vocabulary = vocabulary(in, header);
            LinearModel model = new LinearModel(doubles(in, header.words), header.bias, header.lambda);
            Optional<ColumnFactors> factors =
                    header.factors ? Optional.of(new ColumnFactors(doubles(in, header.words))) : Optional.empty();
            return new StoredModel(model, vocabulary, properties, factors);
        } catch (IllegalArgumentException e) {
            // The checksum is right, so whoever wrote the file put this in.
            throw failure("content", "a valid model", e.getMessage(), NOT_OURS, e);
        }
    }

    private Header header() throws IOException {
        byte[] magic = ModelLayout.magic();
        ByteBuffer bytes = ModelLayout.buffer(ModelLayout.HEADER_BYTES);
        readAtStart(bytes);
        if (bytes.remaining() < magic.length
                || Arrays.mismatch(magic, 0, magic.length, bytes.array(), 0, magic.length) >= 0) {
            int got = Math.min(bytes.remaining(), magic.length);
            throw failure(
                    "first bytes",
                    hex(magic),
                    got == 0 ? "an empty file" : hex(Arrays.copyOf(bytes.array(), got)),
                    NOT_OURS,
                    null);
        }
        bytes.position(magic.length);
        int version = bytes.remaining() < Integer.BYTES ? 0 : bytes.getInt();
        if (bytes.position() > magic.length && version != ModelLayout.PLAIN && version != ModelLayout.WITH_FACTORS) {
            throw failure(
                    "format version",
                    ModelLayout.PLAIN + " or " + ModelLayout.WITH_FACTORS,
                    Integer.toUnsignedString(version),
                    "read it with the Ridgeline that wrote it, or train the model again",
                    null);
        }
        if (size < ModelLayout.MINIMUM_BYTES) {
            throw failure("size", "at least " + ModelLayout.MINIMUM_BYTES + " bytes", size + " bytes", DAMAGED, null);
        }
        int properties = bytes.getInt();
        long propertyBytes = bytes.getLong();
        int words = bytes.getInt();
        int sections = bytes.getInt();
        long wordBytes = bytes.getLong();
        boolean factors = version == ModelLayout.WITH_FACTORS;
        Header header =
                new Header(properties, propertyBytes, words, factors, wordBytes, bytes.getDouble(), bytes.getDouble());
        requireCount("number of properties", properties, propertyBytes, 2L * Integer.BYTES);
        requireCount("number of words", words, wordBytes, Integer.BYTES);
        int known = factors ? ModelLayout.FACTORS_SECTION : 0;
        if (sections != known) {
            throw failure("field of sections", Integer.toString(known), Integer.toString(sections), DAMAGED, null);
        }
        // Each term was found to be at most the real size, so the sum stays far from overflow.
        long numbers = factors ? 2L * words : words;
        long expected = ModelLayout.MINIMUM_BYTES + propertyBytes + wordBytes + Double.BYTES * numbers;
        if (expected != size) {
            throw failure("size", expected + " bytes by the header", size + " bytes", DAMAGED, null);
        }
        return header;
    }

    /** Fails unless the section fits in the file and the claimed count, at its least bytes an entry, in the section. */
    private void requireCount(String subject, int count, long sectionBytes, long leastBytes) {
        if (sectionBytes < 0 || sectionBytes > size - ModelLayout.MINIMUM_BYTES) {
            throw failure(
                    "section of the " + subject,
                    "at most " + (size - ModelLayout.MINIMUM_BYTES) + " bytes",
                    Long.toUnsignedString(sectionBytes) + " bytes",
                    DAMAGED,
                    null);
        }
        if (count < 0 || count > sectionBytes / leastBytes) {
            throw failure(
                    subject,
                    "at most " + sectionBytes / leastBytes + " in " + sectionBytes + " bytes",
                    Integer.toUnsignedString(count),
                    DAMAGED,
                    null);
        }
    }

    private void verifyChecksum() throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer chunk = ModelLayout.buffer(1 << 16);
        channel.position(0);
        long left = size - ModelLayout.CHECKSUM_BYTES;
        while (left > 0) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), left));
            readFully(chunk);
            left -= chunk.remaining();
            digest.update(chunk);
        }
        chunk.clear().limit(ModelLayout.CHECKSUM_BYTES);
        readFully(chunk);
        byte[] expected = new byte[ModelLayout.CHECKSUM_BYTES];
        chunk.get(expected);
        byte[] actual = digest.digest();
        if (!MessageDigest.isEqual(expected, actual)) {
            throw failure("SHA-256", hex(expected) + " by its last bytes", hex(actual), DAMAGED, null);
        }
    }

    private SortedMap<String, String> properties(InputStream in, Header header) throws IOException {
        SortedMap<String, String> properties = new TreeMap<>();
        StringSection section = new StringSection(in, header.propertyBytes);
        for (int i = 0; i < header.properties; i++) {
            String key = section.next();
            if (!properties.isEmpty() && properties.lastKey().compareTo(key) >= 0) {
                throw new IllegalArgumentException("property keys out of order at " + key);
            }
            properties.put(key, section.next());
        }
        section.requireEnd();
        return properties;
    }

    private List<String> vocabulary(InputStream in, Header header) throws IOException {
        List<String> words = new ArrayList<>(header.words);
        StringSection section = new StringSection(in, header.wordBytes);
        for (int i = 0; i < header.words; i++) {
            words.add(section.next());
        }
        section.requireEnd();
        return words;
    }

    private static double[] doubles(InputStream in, int count) throws IOException {
        double[] numbers = new double[count];
        ByteBuffer bytes = ModelLayout.buffer(Double.BYTES);
        for (int j = 0; j < count; j++) {
            numbers[j] = fill(in, bytes).getDouble(0);
        }
        return numbers;
    }

    private void readAtStart(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        bytes.flip();
    }

    private void readFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        bytes.flip();
    }

    static ByteBuffer fill(InputStream in, ByteBuffer bytes) throws IOException {
        if (in.readNBytes(bytes.array(), 0, bytes.capacity()) < bytes.capacity()) {
            throw new EOFException();
        }
        return bytes;
    }

    private ModelFileException failure(String subject, String expected, String actual, String advice, Throwable cause) {
        return new ModelFileException(path, subject, expected, actual, advice, cause);
    }

    private static String hex(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    private record Header(
            int properties,
            long propertyBytes,
            int words,
            boolean factors,
            long wordBytes,
            double lambda,
            double bias) {}
}
