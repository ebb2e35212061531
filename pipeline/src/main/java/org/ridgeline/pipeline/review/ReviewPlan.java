package org.ridgeline.pipeline.review;

import java.util.Objects;
import org.ridgeline.data.dataset.Splitting;
import org.ridgeline.pipeline.run.ReviewSettings;

/**
 * All that makes one model of reviews, beside what the files hold; {@link PlanProperties} keeps it in the model.
 *
 * @param settings what is read and how it becomes a matrix; labels are told
 * @param skipBadRows whether rows that cannot be used are left out
 * @param penalty how strongly weights are held back
 * @param seed of the draw of the test and of the folds of a cross-validation
 * @param tolerance the largest relative residual of the fit
 * @param place where the training matrix stands
 */
public record ReviewPlan(
        ReviewSettings settings, boolean skipBadRows, Penalty penalty, long seed, double tolerance, MatrixPlace place) {

    /** Checks that labels are told, that there is one seed, and the range of the tolerance. */
    public ReviewPlan {
        Objects.requireNonNull(penalty, "penalty");
        Objects.requireNonNull(place, "place");
        if (settings.labels().isEmpty()) {
            throw new IllegalArgumentException("settings: expected what labels mean, got none");
        }
        if (settings.splitting() instanceof Splitting.Stratified drawn && drawn.seed() != seed) {
            throw new IllegalArgumentException("seed: expected that of the split, " + drawn.seed() + ", got " + seed);
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance: expected a number in (0, 1), got " + tolerance);
        }
    }
}
