package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.dataset.DuplicateTexts.Found;

class DuplicateTextsTest {

    @Test
    void repeatedLeakedAndConflictingTextsAreCounted() {
        DuplicateTexts texts = new DuplicateTexts();
        for (String text : new String[] {"Good  film", "bad", " good film\n", "bad", "new", "GOOD FILM", "bad"}) {
            texts.add(text);
        }
        // Rows 5 and 6 are held back; row 3 is positive in spite of row 1.
        Found found = texts.find(bits(0, 2, 3, 5), bits(5, 6), new BitSet());
        assertThat(found).isEqualTo(new Found(2, 2, 1, 2, 5, 1));
        assertThat(found.none()).isFalse();
    }

    @Test
    void rowsThatTakeNoPartAreNotCounted() {
        DuplicateTexts texts = new DuplicateTexts();
        texts.add("a");
        texts.add("a");
        assertThat(texts.find(bits(0), new BitSet(), bits(1)).none()).isTrue();
    }

    @Test
    void agreesWithASetOfTheTextsThemselves() {
        SplittableRandom random = new SplittableRandom(11);
        DuplicateTexts texts = new DuplicateTexts();
        Set<String> seen = new HashSet<>();
        int repeated = 0;
        for (int row = 0; row < 20_000; row++) {
            String text = "w" + random.nextInt(8000) + " \u0130stanbul " + random.nextInt(2);
            texts.add(text);
            repeated += seen.add(text) ? 0 : 1;
        }
        assertThat(texts.find(new BitSet(), new BitSet(), new BitSet()).repeated())
                .isEqualTo(repeated);
    }

    private static BitSet bits(int... rows) {
        BitSet bits = new BitSet();
        for (int row : rows) {
            bits.set(row);
        }
        return bits;
    }
}
