package org.ridgeline.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;

class ReviewCorpusTest {

    private static final ReviewCorpus CORPUS = new ReviewCorpus(1, 300, 40);

    @Test
    void allThreeFormsHoldTheSameReviews() throws IOException {
        StringWriter csv = new StringWriter();
        StringWriter svm = new StringWriter();
        CORPUS.writeCsv(csv);
        CORPUS.writeSvmLight(svm);
        List<String> lines = csv.toString().lines().toList();
        List<String> rows = svm.toString().lines().toList();
        LabeledMatrix examples = CORPUS.matrix();
        CsrMatrix x = examples.matrix();
        assertThat(lines).hasSize(301).startsWith("text,label");
        assertThat(rows).hasSize(300);
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            String[] tokens = fields[0].split(" ", -1);
            words.addAll(Arrays.asList(tokens));
            assertThat(tokens.length).isBetween(20, 60);
            assertThat(examples.label(i)).isEqualTo(fields[1].equals("1") ? 1 : -1);
            StringBuilder row = new StringBuilder(fields[1].equals("1") ? "+1" : "-1");
            double counted = 0;
            for (int k = x.rowStart(i); k < x.rowStart(i + 1) - 1; k++) {
                row.append(' ').append(x.columnAt(k) + 1).append(':').append((int) x.valueAt(k));
                counted += x.valueAt(k);
            }
            assertThat(rows.get(i)).isEqualTo(row.toString());
            assertThat(counted).isEqualTo(tokens.length);
            assertThat(x.get(i, x.columns() - 1)).isEqualTo(1);
        }
        assertThat(x.columns()).isEqualTo(words.size() + 1);
    }

    @Test
    void aSeedGivesItsReviewsAgainAndAnotherGivesOthers() {
        assertThat(new ReviewCorpus(1, 300, 40).matrix().matrix())
                .isEqualTo(CORPUS.matrix().matrix());
        assertThat(new ReviewCorpus(2, 300, 40).matrix().matrix())
                .isNotEqualTo(CORPUS.matrix().matrix());
    }

    @Test
    void positiveReviewsHoldMorePositiveWords() throws IOException {
        StringWriter csv = new StringWriter();
        CORPUS.writeCsv(csv);
        int agreeing = 0;
        int opposing = 0;
        for (String line : csv.toString().lines().skip(1).toList()) {
            String own = line.endsWith("1") ? "yum" : "yuk";
            for (String word : line.split("[ ,]")) {
                agreeing += word.endsWith(own) ? 1 : 0;
                opposing += word.matches(".*yu[mk]") && !word.endsWith(own) ? 1 : 0;
            }
        }
        // Expected: 0.75 (1 - p) + p to 1 - p + 0.75 p with p = 0.95, so 4 to 3 nearly.
        assertThat(agreeing).isGreaterThan(opposing * 11 / 10);
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewCorpus(1, 0, 40))
                .withMessage("documents: expected at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewCorpus(1, 1, 1))
                .withMessage("tokens: expected at least 2, got 1");
    }
}
