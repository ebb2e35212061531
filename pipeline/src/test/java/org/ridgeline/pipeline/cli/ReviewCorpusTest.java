package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewCorpusTest {

    private static final ReviewCorpus CORPUS = new ReviewCorpus(1, 300, 40);

    /** A line of the CSV: its words in lower case and its label. */
    private record Review(List<String> words, String label) {

        static Review of(String line) {
            assertThat(line).matches("\"[^\"]*(\"\"[^\"]*)*\",[01]");
            String text = line.substring(1, line.length() - 3).replace("\"\"", "\"");
            return new Review(List.of(text.toLowerCase(Locale.ROOT).split(" ", -1)), line.substring(line.length() - 1));
        }
    }

    private static String csv(ReviewCorpus corpus) throws IOException {
        StringWriter csv = new StringWriter();
        corpus.writeCsv(csv);
        return csv.toString();
    }

    private static List<Review> reviews(ReviewCorpus corpus) throws IOException {
        List<String> lines = csv(corpus).lines().toList();
        assertThat(lines).startsWith("text,label");
        return lines.stream().skip(1).map(Review::of).toList();
    }

    @Test
    void bothFilesHoldTheSameReviews() throws IOException {
        StringWriter svm = new StringWriter();
        CORPUS.writeSvmLight(svm);
        List<String> rows = svm.toString().lines().toList();
        List<Review> reviews = reviews(CORPUS);
        assertThat(reviews).hasSize(300);
        assertThat(rows).hasSize(300);
        Map<String, String> wordOf = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Map<String, Integer> counts = new TreeMap<>();
            reviews.get(i).words().forEach(word -> counts.merge(word, 1, Integer::sum));
            String[] cells = rows.get(i).split(" ");
            assertThat(cells[0]).isEqualTo(reviews.get(i).label().equals("1") ? "+1" : "-1");
            List<Integer> got = new ArrayList<>();
            for (int k = 1; k < cells.length; k++) {
                got.add(Integer.parseInt(cells[k].substring(cells[k].indexOf(':') + 1)));
                wordOf.putIfAbsent(cells[k].substring(0, cells[k].indexOf(':')), "");
            }
            assertThat(got).containsExactlyInAnyOrderElementsOf(counts.values());
        }
        Set<String> words = new HashSet<>();
        reviews.forEach(review -> words.addAll(review.words()));
        assertThat(wordOf).hasSize(words.size());
    }

    /**
     * Sentences about films of Pang and Lee (2004, 2005), punctuation glued to the words again: 9,443 different ones in the first 32,000, 34,927
     * in the first 256,000, a half of them once.
     */
    @Test
    void newWordsComeAsOftenAsInRealText() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        int tokens = 0;
        int early = 0;
        for (Review review : reviews(new ReviewCorpus(1, 2_000, 130))) {
            for (String word : review.words()) {
                counts.merge(word, 1, Integer::sum);
                if (++tokens == 32_000) {
                    early = counts.size();
                }
            }
        }
        assertThat(tokens).isBetween(240_000, 280_000);
        assertThat(early).isBetween(8_500, 11_000);
        assertThat(counts.size()).isBetween(32_000, 40_000);
        long once = counts.values().stream().filter(count -> count == 1).count();
        assertThat(once / (double) counts.size()).isBetween(0.45, 0.65);
    }

    @Test
    void aSeedGivesItsReviewsAgainAndAnotherGivesOthers() throws IOException {
        assertThat(csv(new ReviewCorpus(1, 300, 40))).isEqualTo(csv(CORPUS));
        assertThat(csv(new ReviewCorpus(2, 300, 40))).isNotEqualTo(csv(CORPUS));
    }

    @Test
    void positiveReviewsHoldMorePositiveWords() throws IOException {
        int agreeing = 0;
        int opposing = 0;
        for (Review review : reviews(CORPUS)) {
            String own = review.label().equals("1") ? "yum" : "yuk";
            for (String word : review.words()) {
                boolean polar = word.matches(".*yu[mk]\\W*");
                agreeing += polar && word.contains(own) ? 1 : 0;
                opposing += polar && !word.contains(own) ? 1 : 0;
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
