package org.ridgeline.model.optimizer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgeline.data.disk.Sha256;

/**
 * A descent's whole state between two epochs, optimizer and history included, as bytes.
 *
 * <p>Layout, big-endian: the magic {@code RIDGEDES}, format version (int), the plan in words (UTF with a length of two bytes), the
 * epochs from one entry of the history to the next, d, the number of slots (int each), steps (long), epochs, rises, epochs since the least
 * validation error (int each), last and least validation error, last objective, seconds, the parameters, the slots (double each), the number
 * of epochs recorded (int) and their records, and the SHA-256 of all before it. A record is its epoch (int), steps (long), four figures
 * (double), the number of measures (int), and each one's name (UTF) and value. State and history are one file, so that no kill can part them.
 */
public final class Checkpoint {

    private static final byte[] MAGIC = "RIDGEDES".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 4;
    private static final int HASH_BYTES = 32;

    private final byte[] bytes;

    private Checkpoint(byte[] bytes) {
        this.bytes = bytes;
    }

    static Checkpoint of(DescentPlan plan, DescentState state) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(64 + 8 * state.w.length * (1 + state.slots.length));
        try (DataOutputStream out = new DataOutputStream(buffer)) {
            out.write(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(plan.describe());
            out.writeInt(plan.recordEvery());
            out.writeInt(state.w.length);
            out.writeInt(state.slots.length);
            out.writeLong(state.steps);
            out.writeInt(state.epochs);
            out.writeInt(state.rises);
            out.writeInt(state.epochsSinceLeast);
            write(out, state.lastError, state.leastError, state.lastObjective, state.seconds);
            write(out, state.w);
            for (double[] slot : state.slots) {
                write(out, slot);
            }
            out.writeInt(state.history.size());
            for (EpochRecord record : state.history) {
                write(out, record);
            }
            out.write(Sha256.digest().digest(buffer.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new Checkpoint(buffer.toByteArray());
    }

    private static void write(DataOutputStream out, double... values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void write(DataOutputStream out, EpochRecord record) throws IOException {
        out.writeInt(record.epoch());
        out.writeLong(record.steps());
        write(out, record.seconds(), record.objective(), record.gradientNorm(), record.stepSize());
        out.writeInt(record.measures().size());
        for (Map.Entry<String, Double> measure : record.measures().entrySet()) {
            out.writeUTF(measure.getKey());
            out.writeDouble(measure.getValue());
        }
    }

    /**
     * Writes the checkpoint beside the path and renames it into place, so that the path holds the old or the new one at any moment.
     *
     * @throws IOException if that cannot be done; nothing is left behind
     */
    public void write(Path path) throws IOException {
        Path beside = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            Files.write(beside, bytes);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Reads a checkpoint and verifies its checksum.
     *
     * @throws IOException if it cannot be read, or is damaged
     */
    public static Checkpoint read(Path path) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IOException(
                    path + ": the checkpoint cannot be read: " + e.getMessage()
                            + "\nMake it readable, or delete it to begin anew.",
                    e);
        }
        int length = bytes.length - HASH_BYTES;
        if (length < MAGIC.length
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || !Arrays.equals(
                        Sha256.digest().digest(Arrays.copyOf(bytes, length)),
                        Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IOException(path + ": damaged, or no checkpoint of a descent\nDelete it to begin anew.");
        }
        return new Checkpoint(bytes);
    }

    /**
     * Returns how many epochs lie between two entries of the history.
     *
     * @throws IllegalArgumentException if another version of the format was written
     */
    public int recordEvery() {
        try (DataInputStream in = afterVersion()) {
            in.readUTF();
            return in.readInt();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /**
     * Returns a fresh state for a plan and d parameters.
     *
     * @throws IllegalArgumentException if it is of another plan or version, or the plan ends before it
     */
    DescentState state(DescentPlan plan, int dimension) {
        try (DataInputStream in = afterVersion()) {
            String written = in.readUTF();
            if (!written.equals(plan.describe())) {
                throw another(difference(plan.describe(), written));
            }
            in.readInt();
            requireSame("parameters", dimension, in.readInt());
            requireSame("slots", plan.rule().slots(), in.readInt());
            DescentState state = new DescentState(new double[dimension], plan.rule());
            state.steps = in.readLong();
            state.epochs = requireAtMost(plan.stopping().maxEpochs(), in.readInt());
            state.rises = in.readInt();
            state.epochsSinceLeast = in.readInt();
            state.lastError = in.readDouble();
            state.leastError = in.readDouble();
            state.lastObjective = in.readDouble();
            state.seconds = in.readDouble();
            read(in, state.w);
            for (double[] slot : state.slots) {
                read(in, slot);
            }
            for (int left = in.readInt(); left > 0; left--) {
                state.history.add(record(in));
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static void read(DataInputStream in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    private static EpochRecord record(DataInputStream in) throws IOException {
        int epoch = in.readInt();
        long steps = in.readLong();
        double[] figures = new double[4];
        read(in, figures);
        Map<String, Double> measures = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            measures.put(in.readUTF(), in.readDouble());
        }
        return new EpochRecord(epoch, steps, figures[0], figures[1], figures[2], figures[3], measures);
    }

    /** Returns what stands behind the version, which is checked. */
    private DataInputStream afterVersion() throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(MAGIC.length);
        int version = in.readInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("checkpoint of another version of Ridgeline: expected format " + VERSION
                    + ", got " + version + "\nGo on with that version, or delete it to begin anew.");
        }
        return in;
    }

    /** Returns the lines of two plans in words that differ, as what was expected and got. */
    static String difference(String expected, String got) {
        List<String> wanted = expected.lines().toList();
        List<String> found = got.lines().toList();
        return IntStream.range(0, Math.min(wanted.size(), found.size()))
                .filter(i -> !wanted.get(i).equals(found.get(i)))
                .mapToObj(i -> wanted.get(i).replaceFirst(": ", ": expected ") + ", got "
                        + found.get(i).replaceFirst("^.*?: ", ""))
                .collect(Collectors.joining("; "));
    }

    private static void requireSame(String what, int expected, int got) {
        if (expected != got) {
            throw another(what + ": expected " + expected + ", got " + got);
        }
    }

    private static IllegalArgumentException another(String difference) {
        return new IllegalArgumentException("checkpoint of another descent: " + difference
                + "\nGive the settings it was begun with, or delete it to begin anew.");
    }

    private static int requireAtMost(int most, int epochs) {
        if (epochs > most) {
            throw new IllegalArgumentException("checkpoint beyond the end: expected one after at most " + most
                    + " epochs, got one after " + epochs
                    + "\nGive at least as many epochs to go on, or delete it to begin anew.");
        }
        return epochs;
    }
}
