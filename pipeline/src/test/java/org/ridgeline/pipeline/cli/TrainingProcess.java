package org.ridgeline.pipeline.cli;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A {@code ridgeline train --resume} in a Java machine of its own, to be killed. In its folder it keeps the checkpoint {@code state}
 * and publishes {@code out}; what it unpacks and prints goes to a folder beside, which is deleted with {@link #close}: a killed Java
 * machine leaves the native library there.
 */
final class TrainingProcess implements AutoCloseable {

    /** What Java returns for a process that SIGKILL has ended, and for no other: 128 + 9. */
    static final int KILLED = 137;

    private final Path folder;
    private final Path scratch;
    private final Process process;
    private final int epochsBefore;

    private TrainingProcess(Path folder, Path scratch, Process process, int epochsBefore) {
        this.folder = folder;
        this.scratch = scratch;
        this.process = process;
        this.epochsBefore = epochsBefore;
    }

    static TrainingProcess start(Path experiment, Path folder, List<String> options) throws IOException {
        Path scratch = Files.createTempDirectory("ridgeline-killed");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                Ridgeline.class.getName(),
                "train",
                experiment.toString(),
                "--quiet",
                "--resume",
                "--checkpoint",
                folder.resolve("state").toString(),
                "--out",
                folder.resolve("out").toString()));
        line.addAll(options);
        int epochs = epochs(folder);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("printed").toFile())
                .start();
        return new TrainingProcess(folder, scratch, process, epochs);
    }

    /** Kills the process when the moment has come, and returns whether it was alive and had not published its results. */
    boolean kill(KillMoment moment) {
        int epoch = Math.max(moment.epoch(), epochsBefore + 1);
        switch (moment.phase()) {
            case START -> {}
            case EPOCHS -> await(() -> epochs(folder) >= epoch);
            case CHECKPOINT -> {
                await(() -> epochs(folder) >= epoch);
                await(this::checkpointIsUnfinished);
            }
            case PUBLISHING ->
                await(() -> folder.resolve(".out.part/history.csv").toFile().exists());
        }
        long then = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(moment.microseconds());
        await(() -> System.nanoTime() >= then);
        process.destroyForcibly().onExit().join();
        return process.exitValue() == KILLED && !Files.exists(folder.resolve("out"));
    }

    /** Waits for the end and returns the exit code. */
    int exit() {
        return process.onExit().join().exitValue();
    }

    /** Returns whether a checkpoint of this process was cut short; one that an earlier process left is gone with its first own. */
    boolean cutCheckpointShort() {
        return epochs(folder) > epochsBefore && checkpointIsUnfinished();
    }

    private boolean checkpointIsUnfinished() {
        return new File(folder.toFile(), ".state.none.part").exists()
                || new File(folder.toFile(), ".state.l2.part").exists();
    }

    String printed() throws IOException {
        return Files.readString(scratch.resolve("printed"));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        List<Path> left;
        try (Stream<Path> files = Files.walk(scratch)) {
            left = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }

    /** Waits until something holds, or the process has ended; looks 20 times in a millisecond. */
    private void await(BooleanSupplier holds) {
        while (process.isAlive() && !holds.getAsBoolean()) {
            LockSupport.parkNanos(50_000);
        }
    }

    /** Returns how many epochs the checkpoints in a folder hold, of both fits together. */
    private static int epochs(Path folder) {
        return epochs(folder.resolve("state.none").toFile())
                + epochs(folder.resolve("state.l2").toFile());
    }

    /** Reads the epochs where {@link org.ridgeline.model.optimizer.Checkpoint} says that they stand. */
    private static int epochs(File checkpoint) {
        if (!checkpoint.exists()) {
            return 0;
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(checkpoint.toPath()))) {
            in.skipNBytes(8 + Integer.BYTES);
            in.readUTF();
            in.skipNBytes(2 * Integer.BYTES + Long.BYTES);
            return in.readInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
