package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ridgeline.model.optimizer.EpochRecord;

/**
 * How far the descents of a {@link OptimizerComparison} were above the optimum after a hundredth, a tenth and all of their budget, in epochs and,
 * where it is limited, in seconds.
 */
final class GapsOnTheWay {

    private static final int[] PARTS = {100, 10, 1};

    private final List<Integer> epochs = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    GapsOnTheWay(OptimizerComparison comparison) {
        int most = Math.max(comparison.budget().epochs(), comparison.budget().batchEpochs());
        for (int part : PARTS) {
            int epoch = most / part;
            if (epoch > 0 && !epochs.contains(epoch)) {
                epochs.add(epoch);
            }
            if (comparison.share() < Double.POSITIVE_INFINITY) {
                seconds.add(comparison.share() / part);
            }
        }
    }

    List<String> header() {
        List<String> header = new ArrayList<>(List.of("optimizer"));
        epochs.forEach(epoch -> header.add(String.format(Locale.ROOT, epoch == 1 ? "%,d epoch" : "%,d epochs", epoch)));
        seconds.forEach(time -> header.add(String.format(Locale.ROOT, "%.2g s", time)));
        return header;
    }

    List<String> row(ComparedDescent result) {
        List<String> row = new ArrayList<>(List.of(result.optimizer().title()));
        epochs.forEach(epoch -> row.add(gap(result, EpochRecord::epoch, epoch)));
        seconds.forEach(time -> row.add(gap(result, EpochRecord::seconds, time)));
        return row;
    }

    /** Returns the gap of the last entry up to a limit; empty where the descent had ended, or has no entry but the start's. */
    private static String gap(ComparedDescent result, ToDoubleFunction<EpochRecord> at, double limit) {
        if (at.applyAsDouble(result.history().last()) < limit) {
            return "";
        }
        return result.history().records().stream()
                .filter(record -> record.epoch() > 0 && at.applyAsDouble(record) <= limit)
                .reduce((earlier, later) -> later)
                .map(record -> String.format(
                        Locale.ROOT,
                        "%.2e",
                        record.objective() - result.history().optimum()))
                .orElse("");
    }
}
