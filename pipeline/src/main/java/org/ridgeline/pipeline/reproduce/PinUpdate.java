package org.ridgeline.pipeline.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgeline.data.disk.LockedFile;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.Expected;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.RunResult;

/**
 * Rewrites the pinned values of an experiment file to what a run of it gave, and tells each change in the history beside it.
 *
 * <p>The history is written first. A kill between the two leaves a history that is one step ahead, with the reason in it, and a file that
 * holds the value before: the next check can tell that from a change by hand, and the next update only has to bring the file up. The other
 * way round the file would hold a value that nobody has accounted for, and the reason would be lost.
 */
public final class PinUpdate {

    private final Path file;
    private final String reason;
    private final Instant when;
    private final String by;

    /**
     * Prepares an update.
     *
     * @param file the experiment
     * @param reason one line, see {@link PinChange#requireReason}
     * @param when in UTC to the second
     * @param by the program and its version, behind the name of who has it done where one is given
     */
    public PinUpdate(Path file, String reason, Instant when, String by) {
        PinChange.requireReason(reason);
        this.file = file;
        this.reason = reason;
        this.when = when;
        this.by = by;
    }

    /**
     * What was done.
     *
     * @param experiment as the file holds it now
     * @param history as it is now
     * @param changes what was added to it
     * @param putBack fields whose value the history told already and the file did not hold
     */
    public record Updated(Experiment experiment, History history, List<PinChange> changes, List<String> putBack) {

        /** Says whether all was as pinned, so that nothing was written. */
        public boolean nothing() {
            return changes.isEmpty() && putBack.isEmpty();
        }
    }

    /**
     * Brings both files up to date, under a lock that lets one update at a time through; reads them again first.
     *
     * @param result a run of the file's experiment
     * @throws PinnedException if the experiment is another one by now, or its layout does not let a value be replaced
     * @throws OutputException if a file cannot be written; then both are as they were
     */
    public Updated apply(RunResult result) {
        return apply(result.experiment(), result.evaluated().cells(), result.chain());
    }

    Updated apply(Experiment ran, Map<String, Double> cells, List<StageFingerprint> chain) {
        try {
            Path real = file.toRealPath();
            if (!Files.isWritable(real)) {
                throw new OutputException(file + ": cannot be written: the file is read-only; nothing was changed"
                        + "\nMake it writable, or copy the experiment to a folder that you can write to.");
            }
            Path lock = real.resolveSibling("." + real.getFileName() + ".lock");
            LockedFile held = LockedFile.awaitShortLived(lock);
            try {
                return applyHeld(real, ran, cells, chain);
            } finally {
                held.delete(lock);
            }
        } catch (IOException e) {
            throw OutputException.pins(file, e);
        }
    }

    private Updated applyHeld(Path real, Experiment ran, Map<String, Double> cells, List<StageFingerprint> chain)
            throws IOException {
        String text = Files.readString(real, StandardCharsets.UTF_8);
        Experiment held = parse(text);
        if (!ExperimentFile.parameters(held).equals(ExperimentFile.parameters(ran))) {
            throw new PinnedException(file + ": expected the experiment that was run, found another one: it was changed"
                    + " meanwhile\nNothing was written; run check `update` again.");
        }
        Map<String, String> inFile = held.expected() == null ? Map.of() : Pins.of(held.expected());
        if (held.expected() == null) {
            text = FirstPins.append(text, held, cells);
            held = parse(text);
        }
        Plan plan = new Plan(held.expected(), inFile, History.ofFile(real));
        Pins.measured(held.expected(), cells, chain).forEach(plan::add);
        History history = plan.history.with(plan.changes);
        if (plan.changes.isEmpty() && plan.putBack.isEmpty()) {
            return new Updated(held, history, List.of(), List.of());
        }
        Experiment updated = held.expecting(Pins.with(held.expected(), plan.pins));
        String replaced = replaced(text, held.expected(), updated.expected());
        requireSame(updated, replaced);
        LinkedHashMap<Path, WholeFile.Content> files = new LinkedHashMap<>();
        if (!plan.changes.isEmpty()) {
            files.put(History.beside(real), out -> out.write(history.text().getBytes(StandardCharsets.UTF_8)));
        }
        files.put(real, out -> out.write(replaced.getBytes(StandardCharsets.UTF_8)));
        WholeFiles.write(files, (place, e) -> OutputException.pins(file, e));
        return new Updated(updated, history, plan.changes, plan.putBack);
    }

    /** What is to be pinned, and which of it the history or the file does not hold yet. */
    private final class Plan {

        private final Expected held;
        private final Map<String, String> inFile;
        private final History history;
        private final Map<String, String> pins = new LinkedHashMap<>();
        private final List<PinChange> changes = new ArrayList<>();
        private final List<String> putBack = new ArrayList<>();

        Plan(Expected held, Map<String, String> inFile, History history) {
            this.held = held;
            this.inFile = inFile;
            this.history = history;
        }

        /**
         * A figure within its tolerance and a stage with its bits stay as pinned, so that another processor's last digit makes no history;
         * what the history says wins over what was written by hand.
         */
        void add(String field, String measured) {
            Optional<String> file = Optional.ofNullable(inFile.get(field));
            Optional<String> said = history.last(field).map(PinChange::after);
            String pin = Stream.of(said, file)
                    .flatMap(Optional::stream)
                    .filter(pinned -> Pins.holds(held, field, pinned, measured))
                    .findFirst()
                    .orElse(measured);
            pins.put(field, pin);
            Optional<String> before = said.or(() -> file);
            if (before.filter(text -> Pins.same(field, text, pin)).isEmpty()) {
                changes.add(new PinChange(when.toString(), field, before, pin, reason, by));
            } else if (file.filter(text -> Pins.same(field, text, pin)).isEmpty()) {
                putBack.add(field);
            }
        }
    }

    private Experiment parse(String text) {
        return ExperimentFile.parse(file.toString(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String replaced(String text, Expected held, Expected updated) throws IOException {
        Map<Integer, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < held.cells().size(); i++) {
            double pinned = updated.cells().get(i).pinned();
            if (pinned != held.cells().get(i).pinned()) {
                cells.put(i, Pins.number(pinned));
            }
        }
        return YamlPins.replace(text, cells, updated.stages());
    }

    /** The text is read back before it is written: it must say what is meant, and everything else as before. */
    private void requireSame(Experiment meant, String text) {
        Experiment read = null;
        try {
            read = parse(text);
        } catch (ExperimentException e) {
            throw unsuited(e);
        }
        if (!meant.equals(read)) {
            throw unsuited(null);
        }
    }

    private PinnedException unsuited(ExperimentException cause) {
        return new PinnedException(
                file + ": the pinned values cannot be replaced in this layout\nExpected each on one line, stages as"
                        + " \"NAME: \"sha256:...\"\" below \"stages:\"; nothing was written.",
                cause);
    }
}
