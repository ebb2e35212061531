package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.optimizer.Checkpoint;
import org.ridgeline.pipeline.experiment.ExperimentException;

/**
 * Where the descents of a training leave their states: a file that says what is trained on what, and beside it one for each fit, each
 * replaced as a whole.
 */
public final class DescentCheckpoints {

    private final Path file;
    private final int every;
    private final boolean resume;

    /**
     * Takes the place.
     *
     * @param file the file that says what is trained; {@code file.FIT} holds a state
     * @param every how many epochs lie between two checkpoints
     * @param resume whether to go on where there is a checkpoint
     */
    public DescentCheckpoints(Path file, int every, boolean resume) {
        if (every < 1) {
            throw new IllegalArgumentException("checkpointEvery: expected at least 1 epoch, got " + every);
        }
        this.file = file;
        this.every = every;
        this.resume = resume;
    }

    /**
     * Begins, or goes on with, a training.
     *
     * @param identity what is trained on what; must be the same when it goes on
     */
    void begin(String identity) {
        if (Files.exists(file)) {
            if (!resume) {
                throw new ExperimentException(file
                        + ": expected no checkpoint, found one\nGive `resume` to go on from it, or delete it and what"
                        + " stands beside it under its name.");
            }
            requireSame(identity);
            return;
        }
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try {
                Files.writeString(beside, identity, StandardCharsets.UTF_8);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw OutputException.checkpoint(file, e);
        }
    }

    private void requireSame(String identity) {
        String found;
        try {
            found = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read as a checkpoint: " + e.getMessage());
        }
        if (!found.equals(identity)) {
            throw new ExperimentException(file + ": checkpoint of another training\n  expected: "
                    + identity.strip().replace("\n", "\n            ")
                    + "\n  got:      " + found.strip().replace("\n", "\n            ")
                    + "\n  to do:    give the settings it was begun with, or another file");
        }
    }

    /** Returns the state of a fit, if there is one. */
    Optional<Checkpoint> read(String fit) {
        Path path = path(fit);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.read(path));
        } catch (IOException e) {
            throw new DataException(e.getMessage());
        }
    }

    /** Says whether the state after an epoch is to be kept. */
    boolean due(int epoch) {
        return epoch % every == 0;
    }

    void write(String fit, Checkpoint checkpoint) {
        try {
            checkpoint.write(path(fit));
        } catch (IOException e) {
            throw OutputException.checkpoint(path(fit), e);
        }
    }

    private Path path(String fit) {
        return file.resolveSibling(file.getFileName() + "." + fit);
    }
}
