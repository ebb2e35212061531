package org.ridgeline.model.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
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

    private record Header(
            int properties,
            long propertyBytes,
            int words,
            boolean factors,
            long wordBytes,
            double lambda,
            double bias) {}

    private ModelReader(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        size = channel.size();
    }

    static StoredModel read(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new ModelReader(path, channel).read();
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
        try (InputStream in = new BufferedInputStream(from(ModelFile.HEADER_BYTES), 1 << 16)) {
            SortedMap<String, String> properties = properties(new Strings(in, header.propertyBytes), header.properties);
            List<String> vocabulary = vocabulary(new Strings(in, header.wordBytes), header.words);
            LinearModel model = new LinearModel(doubles(in, header.words), header.bias, header.lambda);
            Optional<ColumnFactors> factors =
                    header.factors ? Optional.of(new ColumnFactors(doubles(in, header.words))) : Optional.empty();
            return new StoredModel(model, vocabulary, properties, factors);
        } catch (IllegalArgumentException e) {
            // The checksum is right, so whoever wrote the file put this in.
            throw new ModelFileException(path, "content", "a valid model", e.getMessage(), NOT_OURS, e);
        }
    }

    private InputStream from(long position) throws IOException {
        channel.position(position);
        return Channels.newInputStream(channel);
    }

    private Header header() throws IOException {
        byte[] magic = ModelFile.magic();
        ByteBuffer bytes = ModelFile.littleEndian(ModelFile.HEADER_BYTES);
        int length = from(0).readNBytes(bytes.array(), 0, ModelFile.HEADER_BYTES);
        byte[] first = Arrays.copyOf(bytes.array(), Math.min(length, magic.length));
        if (!Arrays.equals(first, magic)) {
            String got = length == 0 ? "an empty file" : Sha256.hex(first);
            throw failure("first bytes", Sha256.hex(magic), got, NOT_OURS);
        }
        int version = bytes.position(magic.length).getInt();
        if (length >= bytes.position() && version != ModelFile.PLAIN && version != ModelFile.WITH_FACTORS) {
            throw failure(
                    "format version",
                    ModelFile.PLAIN + " or " + ModelFile.WITH_FACTORS,
                    Integer.toUnsignedString(version),
                    "read it with the Ridgeline that wrote it, or train the model again");
        }
        require(
                "size",
                size >= ModelFile.MINIMUM_BYTES,
                "at least " + ModelFile.MINIMUM_BYTES + " bytes",
                size + " bytes");
        int properties = bytes.getInt();
        long propertyBytes = bytes.getLong();
        int words = bytes.getInt();
        int sections = bytes.getInt();
        long wordBytes = bytes.getLong();
        requireCount("number of properties", properties, propertyBytes, 2L * Integer.BYTES);
        requireCount("number of words", words, wordBytes, Integer.BYTES);
        boolean factors = version == ModelFile.WITH_FACTORS;
        int known = factors ? 1 : 0;
        require("field of sections", sections == known, "" + known, "" + sections);
        // Each term was found to be at most the real size, so the sum stays far from overflow.
        long expected = ModelFile.MINIMUM_BYTES + propertyBytes + wordBytes + (1L + known) * Double.BYTES * words;
        require("size", size == expected, expected + " bytes by the header", size + " bytes");
        return new Header(properties, propertyBytes, words, factors, wordBytes, bytes.getDouble(), bytes.getDouble());
    }

    /** Fails unless the section fits in the file and the claimed count, at its least bytes an entry, in the section. */
    private void requireCount(String subject, int count, long sectionBytes, long leastBytes) {
        long room = size - ModelFile.MINIMUM_BYTES;
        require(
                "section of the " + subject,
                sectionBytes >= 0 && sectionBytes <= room,
                "at most " + room + " bytes",
                Long.toUnsignedString(sectionBytes) + " bytes");
        long most = sectionBytes / leastBytes;
        require(
                subject,
                count >= 0 && count <= most,
                "at most " + most + " in " + sectionBytes + " bytes",
                Integer.toUnsignedString(count));
    }

    private void verifyChecksum() throws IOException {
        MessageDigest digest = Sha256.digest();
        InputStream in = from(0);
        byte[] chunk = new byte[1 << 16];
        for (long left = size - ModelFile.CHECKSUM_BYTES; left > 0; ) {
            int length = (int) Math.min(chunk.length, left);
            digest.update(fill(in, chunk, length), 0, length);
            left -= length;
        }
        byte[] expected = fill(in, new byte[ModelFile.CHECKSUM_BYTES], ModelFile.CHECKSUM_BYTES);
        byte[] actual = digest.digest();
        require(
                "SHA-256",
                Arrays.equals(expected, actual),
                Sha256.hex(expected) + " by its last bytes",
                Sha256.hex(actual));
    }

    private static SortedMap<String, String> properties(Strings section, int count) throws IOException {
        SortedMap<String, String> properties = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = section.next();
            if (!properties.isEmpty() && properties.lastKey().compareTo(key) >= 0) {
                throw new IllegalArgumentException("property keys out of order at " + key);
            }
            properties.put(key, section.next());
        }
        section.requireEnd();
        return properties;
    }

    private static List<String> vocabulary(Strings section, int count) throws IOException {
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(section.next());
        }
        section.requireEnd();
        return words;
    }

    private static double[] doubles(InputStream in, int count) throws IOException {
        double[] numbers = new double[count];
        ByteBuffer bytes = ModelFile.littleEndian(Double.BYTES);
        for (int j = 0; j < count; j++) {
            fill(in, bytes.array(), Double.BYTES);
            numbers[j] = bytes.getDouble(0);
        }
        return numbers;
    }

    /** Length-prefixed strings in a section of known length; none can reach beyond its end. */
    private static final class Strings {

        private final InputStream in;
        private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer length = ModelFile.littleEndian(Integer.BYTES);
        private long left;

        Strings(InputStream in, long bytes) {
            this.in = in;
            this.left = bytes;
        }

        String next() throws IOException {
            take(Integer.BYTES);
            fill(in, length.array(), Integer.BYTES);
            int bytes = length.getInt(0);
            take(bytes);
            try {
                return utf8.decode(ByteBuffer.wrap(fill(in, new byte[bytes], bytes)))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("text that is not UTF-8", e);
            }
        }

        void requireEnd() {
            if (left != 0) {
                throw new IllegalArgumentException(left + " bytes too many in a section of strings");
            }
        }

        private void take(int bytes) {
            if (bytes < 0 || bytes > left) {
                throw new IllegalArgumentException(
                        "a string of " + Integer.toUnsignedString(bytes) + " bytes where " + left + " are left");
            }
            left -= bytes;
        }
    }

    /** Returns the array, filled from its start with so many bytes. */
    private static byte[] fill(InputStream in, byte[] bytes, int length) throws IOException {
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private void require(String subject, boolean holds, String expected, String actual) {
        if (!holds) {
            throw failure(subject, expected, actual, DAMAGED);
        }
    }

    private ModelFileException failure(String subject, String expected, String actual, String advice) {
        return new ModelFileException(path, subject, expected, actual, advice, null);
    }
}
