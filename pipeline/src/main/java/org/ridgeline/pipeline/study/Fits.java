package org.ridgeline.pipeline.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.PerDocument;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;

/**
 * The fits of a run as the studies ask for them.
 *
 * @param all in their order
 * @param targets of the test documents, +1 or -1, none where there are no such documents; to be read only
 */
record Fits(List<StudyFit> all, double[] targets) {

    static Fits of(StudyInput input) {
        LabeledMatrix test = input.examples().get(Split.TEST);
        return new Fits(input.fits(), test == null ? new double[0] : test.labels());
    }

    /** Returns the fit of the least lambda, the first of equals: the one without a regularizer where there is one. */
    StudyFit plain() {
        return all.stream()
                .min(Comparator.comparingDouble(fit -> fit.spec().given()))
                .orElseThrow();
    }

    /** Returns the others, in their order. */
    List<StudyFit> others() {
        StudyFit plain = plain();
        return all.stream().filter(fit -> fit != plain).toList();
    }

    /**
     * Returns the plain fit and, of the others, the one of the least error on dev; where there is no such split the first of them. Test
     * documents choose nothing.
     */
    List<StudyFit> pair() {
        return chosen(others()).map(best -> List.of(plain(), best)).orElse(List.of(plain()));
    }

    /** Returns the fit of the least error on dev; where there is no such split the second of the pair, if there are two. */
    StudyFit best() {
        return chosen(hasDev() ? all : others()).orElse(plain());
    }

    private Optional<StudyFit> chosen(List<StudyFit> from) {
        return hasDev()
                ? from.stream().min(Comparator.comparingDouble(Fits::devError))
                : from.stream().findFirst();
    }

    private boolean hasDev() {
        return all.get(0).measured().containsKey(Split.DEV);
    }

    /** Returns the scores of the test documents; to be read only. */
    double[] scores(StudyFit fit) {
        return fit.scores().get(Split.TEST);
    }

    /** Returns of each test document whether its score has the right sign. */
    boolean[] right(StudyFit fit) {
        return PerDocument.right(scores(fit), targets);
    }

    private static double devError(StudyFit fit) {
        return fit.measured().get(Split.DEV).mse();
    }
}
