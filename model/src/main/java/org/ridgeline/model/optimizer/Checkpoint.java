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
import org.ridgeline.data.disk.Sha256;

/**
 * A descent's whole state between two epochs, optimizer and history included, as bytes.
 *
 * <p>Layout, big-endian: the magic {@code RIDGEDES}, format version (int), the plan in words (UTF with a length of two bytes), the
 * epochs from one entry of the history to the next (int), d and the number of slots (int), steps (long), epochs, rises, epochs since the least validation error (int), last and least
 * validation error, last objective, seconds (double), the parameters, the slots (double each), the number of epochs recorded (int)
 * and their records, and the SHA-256 of all before it. State and history are one file, so that no kill can part them.
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
            out.writeUTF(PlanText.of(plan));
            out.writeInt(plan.recordEvery());
            out.writeInt(state.w.length);
            out.writeInt(state.slots.length);
            out.writeLong(state.steps);
            out.writeInt(state.epochs);
            out.writeInt(state.rises);
            out.writeInt(state.epochsSinceLeast);
            out.writeDouble(state.lastError);
            out.writeDouble(state.leastError);
            out.writeDouble(state.lastObjective);
            out.writeDouble(state.seconds);
            write(out, state.w);
            for (double[] slot : state.slots) {
                write(out, slot);
            }
            out.writeInt(state.history.size());
            for (EpochRecord record : state.history) {
                record.write(out);
            }
            out.flush();
            out.write(Sha256.digest().digest(buffer.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new Checkpoint(buffer.toByteArray());
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
        byte[] bytes = bytes(path);
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

    private static byte[] bytes(Path path) throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IOException(
                    path + ": the checkpoint cannot be read: " + e.getMessage()
                            + "\nMake it readable, or delete it to begin anew.",
                    e);
        }
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

    /** Returns a fresh state for a plan and d parameters. */
    DescentState state(DescentPlan plan, int dimension) {
        try (DataInputStream in = afterVersion()) {
            requireSamePlan(PlanText.of(plan), in.readUTF());
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
                state.history.add(EpochRecord.read(in));
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
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

    private static void requireSamePlan(String expected, String got) {
        if (!expected.equals(got)) {
            throw another(PlanText.difference(expected, got));
        }
    }

    private static void requireSame(String what, Object expected, Object got) {
        if (!expected.equals(got)) {
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

    private static void write(DataOutputStream out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void read(DataInputStream in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}
