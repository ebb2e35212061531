package org.ridgeline.pipeline.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.disk.LockedFile;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.Expected;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.OutputException;

/**
 * Rewrites the pinned values of an experiment file to what a run of it gave, and adds each change to the history beside it.
 *
 * <p>The history is written first. A kill between the two leaves a history that is one step ahead, with the reason in it, and a file that
 * holds the value before: the next check can tell that from a change by hand, and the next update only has to bring the file up. The other
 * way round the reason would be lost.
 *
 * @param file the experiment
 * @param reason one line, see {@link PinChange}
 * @param when in UTC to the second
 * @param by the program and its version, behind the name of who has it done where one is given
 */
public record PinUpdate(Path file, String reason, Instant when, String by) {

    /**
     * What was done.
     *
     * @param experiment as the file holds it now
     * @param history as it is now
     * @param changes what was added to it
     * @param putBack fields of the file that were set to what the history says already
     */
    public record Updated(Experiment experiment, History history, List<PinChange> changes, List<String> putBack) {

        /** Returns whether all was as pinned, so that nothing was written. */
        public boolean nothing() {
            return changes.isEmpty() && putBack.isEmpty();
        }
    }

    /**
     * Brings both files up to date, under a lock that lets one update at a time through; reads them again first.
     *
     * @param ran the file's experiment as it was run
     * @param cells the measured values by name
     * @param chain what each stage put out
     * @throws PinnedException if the experiment is another one by now, or its layout does not let a value be replaced
     * @throws OutputException if a file cannot be written; then both are as they were
     */
    public Updated apply(Experiment ran, Map<String, Double> cells, List<StageFingerprint> chain) {
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
        String text = Files.readString(real);
        Experiment held = parse(text);
        if (!ExperimentFile.parameters(held).equals(ExperimentFile.parameters(ran))) {
            throw new PinnedException(file + ": expected the experiment that was run, found another one: it was changed"
                    + " meanwhile\nNothing was written; run check `update` again.");
        }
        boolean first = held.expected() == null;
        if (first) {
            text = YamlPins.append(text, held, cells);
            held = parse(text);
        }
        History history = History.of(real.toString());
        Map<String, PinChange> last = history.last();
        Map<String, String> inFile = first ? Map.of() : Pins.of(held.expected());
        // What the history says wins over what was written by hand.
        Expected told = history.told(held.expected());
        Map<String, String> pins = Pins.of(told);
        pins.putAll(Pins.outdated(told.compare(cells, chain)));

        List<PinChange> changes = new ArrayList<>();
        List<String> putBack = new ArrayList<>();
        pins.forEach((field, pin) -> {
            String before = last.containsKey(field) ? last.get(field).after() : inFile.get(field);
            if (!pin.equals(before)) {
                changes.add(new PinChange(when.toString(), field, Optional.ofNullable(before), pin, reason, by));
            } else if (!pin.equals(inFile.get(field))) {
                putBack.add(field);
            }
        });
        Experiment meant = held.expecting(Pins.with(told, pins));
        Updated updated = new Updated(meant, history.with(changes), changes, putBack);
        if (!updated.nothing()) {
            write(real, updated, replaced(text, held.expected(), meant));
        }
        return updated;
    }

    private void write(Path real, Updated updated, String text) {
        LinkedHashMap<Path, WholeFile.Content> files = new LinkedHashMap<>();
        if (!updated.changes().isEmpty()) {
            byte[] history = updated.history().text().getBytes(StandardCharsets.UTF_8);
            files.put(History.beside(real), out -> out.write(history));
        }
        files.put(real, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        WholeFiles.write(files, (place, e) -> OutputException.pins(file, e));
    }

    /** Returns the text with the new values, read back: it must say what is meant, and everything else as before. */
    private String replaced(String text, Expected held, Experiment meant) throws IOException {
        Map<Integer, String> cells = new HashMap<>();
        for (int i = 0; i < held.cells().size(); i++) {
            double pinned = meant.expected().cells().get(i).pinned();
            if (pinned != held.cells().get(i).pinned()) {
                cells.put(i, Pins.number(pinned));
            }
        }
        String replaced = YamlPins.replace(text, cells, meant.expected().stages());
        ExperimentException cause = null;
        try {
            if (meant.equals(parse(replaced))) {
                return replaced;
            }
        } catch (ExperimentException e) {
            cause = e;
        }
        throw new PinnedException(
                file + ": the pinned values cannot be replaced in this layout\nExpected each on one line, stages as"
                        + " \"NAME: \"sha256:...\"\" below \"stages:\"; nothing was written.",
                cause);
    }

    private Experiment parse(String text) {
        return ExperimentFile.parse(file.toString(), text.getBytes(StandardCharsets.UTF_8));
    }
}
