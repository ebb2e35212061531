package org.ridgeline.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Numbers of scikit-learn 1.2.1: {@code TfidfVectorizer(tokenizer=str.split, token_pattern=None, lowercase=False)} fitted to
 * "a fine fine film", "a dull film" and "a bore".
 */
class TfidfTest {

    /** A value is a product, a sum of at most three squares, a root and a quotient of numbers of order 1. */
    private static final double ROUNDING = 8 * Math.ulp(1.0);

    private static final List<List<String>> TRAIN =
            List.of(List.of("a", "fine", "fine", "film"), List.of("a", "dull", "film"), List.of("a", "bore"));
    private static final FeatureSettings TFIDF = new FeatureSettings(Weighting.TFIDF, 1, Integer.MAX_VALUE, true);

    /** Columns: a, film, bore, dull, fine, bias. */
    private final BagOfWords bag = PlainBag.fit(TRAIN, TFIDF);

    @Test
    void factorsAreThoseOfScikitLearn() {
        assertThat(bag.idf())
                .containsExactly(
                        new double[] {
                            1.0, 1.2876820724517808, 1.6931471805599454, 1.6931471805599454, 1.6931471805599454
                        },
                        within(ROUNDING));
    }

    @Test
    void rowsAreThoseOfScikitLearnAndTheBiasStandsBeside() {
        CsrMatrix rows = PlainBag.transform(bag, TRAIN).matrix();
        assertThat(row(rows, 0))
                .containsExactly(
                        new double[] {0.2660749625405929, 0.3426199591918006, 0, 0, 0.901008145286396, 1},
                        within(ROUNDING));
        assertThat(row(rows, 1))
                .containsExactly(
                        new double[] {0.4254405389711991, 0.5478321549274363, 0, 0.7203334490549893, 0, 1},
                        within(ROUNDING));
        assertThat(row(rows, 2))
                .containsExactly(new double[] {0.5085423203783267, 0, 0.8610369959439764, 0, 0, 1}, within(ROUNDING));
    }

    @Test
    void otherTextsAreWeighedByTheTrainingTexts() {
        CsrMatrix rows = PlainBag.transform(
                        bag,
                        List.of(List.of("film", "film", "new", "bore", "a"), List.of("nothing", "here"), List.of()))
                .matrix();
        assertThat(row(rows, 0))
                .containsExactly(
                        new double[] {0.30861775372414296, 0.7948030974218354, 0.5225352795887762, 0, 0, 1},
                        within(ROUNDING));
        assertThat(row(rows, 1)).containsExactly(0, 0, 0, 0, 0, 1);
        assertThat(row(rows, 2)).containsExactly(0, 0, 0, 0, 0, 1);
    }

    @Test
    void aRowAloneHasTheSameBitsAsInTheMatrix() {
        Random random = new Random(3);
        for (Weighting weighting : Weighting.values()) {
            BagOfWords fitted = PlainBag.fit(TRAIN, new FeatureSettings(weighting, 1, 4, true));
            for (int repeat = 0; repeat < 50; repeat++) {
                List<String> tokens = random.ints(random.nextInt(30), 0, 7)
                        .mapToObj(w -> List.of("a", "film", "bore", "dull", "fine", "new", "other")
                                .get(w))
                        .toList();
                CsrMatrix matrix = PlainBag.transform(fitted, List.of(tokens)).matrix();
                WordRow row = fitted.row(tokens);
                assertThat(row.size()).isEqualTo(matrix.nonzeros() - 1);
                for (int k = 0; k < row.size(); k++) {
                    assertThat(row.column(k)).isEqualTo(matrix.columnAt(k));
                    assertThat(row.value(k)).isEqualTo(matrix.valueAt(k));
                }
                assertThat(row.tokens()).isEqualTo(tokens.size());
            }
        }
    }

    @Test
    void aStoredBagGivesTheSameRows() {
        BagOfWords stored = BagOfWords.of(bag.vocabulary().words(), TFIDF, bag.idf());
        assertThat(PlainBag.transform(stored, TRAIN)).isEqualTo(PlainBag.transform(bag, TRAIN));
        assertThat(stored.columns()).isEqualTo(6);
        assertThatIllegalStateException().isThrownBy(() -> stored.vocabulary().documentFrequency(0));
    }

    @Test
    void aStoredBagIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BagOfWords.of(List.of("a", "b"), TFIDF, new double[] {1}))
                .withMessageContaining("expected 2 values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BagOfWords.of(List.of("a", "b"), TFIDF, new double[] {1, Double.NaN}))
                .withMessageContaining("column 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BagOfWords.of(List.of("a", "b"), FeatureSettings.defaults(), new double[] {1, 1}))
                .withMessageContaining("expected 0 values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BagOfWords.of(List.of("a", "a"), FeatureSettings.defaults(), new double[0]))
                .withMessageContaining("twice: a");
    }

    private static double[] row(CsrMatrix rows, int i) {
        double[] row = IntStream.range(0, rows.columns())
                .mapToDouble(j -> rows.get(i, j))
                .toArray();
        return Arrays.copyOf(row, row.length);
    }
}
