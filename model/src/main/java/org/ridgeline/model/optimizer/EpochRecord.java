package org.ridgeline.model.optimizer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known after an epoch.
 *
 * @param epoch how many epochs are done, from 1; 0 stands for the start
 * @param steps how many steps are done: N/b an epoch, rounded up
 * @param seconds time spent on steps so far, measuring excluded
 * @param objective J(w)
 * @param gradientNorm {@code ||∇J(w)||}
 * @param stepSize eta of the epoch that ended
 * @param measures further figures, such as {@code dev MSE} or {@code distance}, in the order measured
 */
public record EpochRecord(
        int epoch,
        long steps,
        double seconds,
        double objective,
        double gradientNorm,
        double stepSize,
        Map<String, Double> measures) {

    public EpochRecord {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** Writes the fields in their order, the measures as their number (int) and each name (UTF) before its figure. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(epoch);
        out.writeLong(steps);
        out.writeDouble(seconds);
        out.writeDouble(objective);
        out.writeDouble(gradientNorm);
        out.writeDouble(stepSize);
        out.writeInt(measures.size());
        for (Map.Entry<String, Double> measure : measures.entrySet()) {
            out.writeUTF(measure.getKey());
            out.writeDouble(measure.getValue());
        }
    }

    /** Returns what {@link #write} wrote. */
    static EpochRecord read(DataInputStream in) throws IOException {
        int epoch = in.readInt();
        long steps = in.readLong();
        double seconds = in.readDouble();
        double objective = in.readDouble();
        double gradientNorm = in.readDouble();
        double stepSize = in.readDouble();
        Map<String, Double> measures = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            measures.put(in.readUTF(), in.readDouble());
        }
        return new EpochRecord(epoch, steps, seconds, objective, gradientNorm, stepSize, measures);
    }
}
