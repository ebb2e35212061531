package org.ridgeline.pipeline.bench;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;

/**
 * Made-up reviews of the size of real ones, to time other programs and this one on the same file.
 *
 * <p>A review is positive or negative with equal chance and has about {@code tokens} words, each drawn from a Zipf-Mandelbrot distribution
 * over {@value #WORDS} words, p(r) ~ 1 / (r + {@value #ZIPF_SHIFT})^{@value #ZIPF_EXPONENT}. Some hundred words have a polarity; one that
 * does not suit the review is kept with probability {@value #KEEP_OPPOSITE}, else another is drawn. In {@value #LABEL_NOISE} of the reviews
 * the words suit the other label. 40,000 reviews of 230 tokens (seed 1) hold 239,253 distinct words, 151 in a review on average; the CSV has 53 MB.
 *
 * <p>All randomness is {@link SplittableRandom#nextLong()}, all functions are {@link StrictMath}: the same bytes on every machine.
 *
 * @param seed another seed gives other reviews
 * @param documents how many, at least 1
 * @param tokens words of a review on average, at least 2; lengths are even between half and one and a half of it
 */
public record ReviewCorpus(long seed, int documents, int tokens) {

    private static final int WORDS = 300_000;
    private static final double ZIPF_EXPONENT = 1.2;
    private static final double ZIPF_SHIFT = 3;
    private static final double KEEP_OPPOSITE = 0.75;
    private static final double LABEL_NOISE = 0.05;
    private static final int FIRST_POLAR_RANK = 15;
    private static final int END_POLAR_RANK = 3_000;
    private static final int POLAR_PERIOD = 3;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    /** Checks the ranges. */
    public ReviewCorpus {
        if (documents < 1) {
            throw new IllegalArgumentException("documents: expected at least 1, got " + documents);
        }
        if (tokens < 2) {
            throw new IllegalArgumentException("tokens: expected at least 2, got " + tokens);
        }
    }

    /** Writes lines of text and label, 1 or 0, after a header; needs no quotes. */
    public void writeCsv(Writer out) throws IOException {
        String[] words = words();
        StringBuilder line = new StringBuilder("text,label\n");
        Draws draws = new Draws(this);
        for (int document = 0; document < documents; document++) {
            draws.next();
            for (int k = 0; k < draws.length; k++) {
                line.append(words[draws.ranks[k]]).append(k < draws.length - 1 ? ' ' : ',');
            }
            out.append(line.append(draws.positive ? "1\n" : "0\n"));
            line.setLength(0);
        }
    }

    /**
     * Returns the counts of the words that occur, the most probable word first, and a last column of ones; the labels are 1 and -1. The
     * reviews are made twice, so that they need not be kept.
     */
    public LabeledMatrix matrix() {
        int[] columnOf = columns();
        int bias = Arrays.stream(columnOf).max().orElse(-1) + 1;
        CsrBuilder rows = new CsrBuilder(bias + 1);
        double[] labels = new double[documents];
        Draws draws = new Draws(this);
        for (int document = 0; document < documents; document++) {
            draws.next();
            for (int k = 0; k < draws.length; k++) {
                rows.add(columnOf[draws.ranks[k]], 1);
            }
            rows.add(bias, 1);
            rows.endRow();
            labels[document] = draws.positive ? 1 : -1;
        }
        return new LabeledMatrix(rows.build(), labels);
    }

    /** Writes what {@link #matrix} holds, without the column of ones, as SVMlight does: label, then column from 1 and count. */
    public void writeSvmLight(Writer out) throws IOException {
        int[] columnOf = columns();
        StringBuilder line = new StringBuilder();
        Draws draws = new Draws(this);
        for (int document = 0; document < documents; document++) {
            draws.next();
            line.append(draws.positive ? "+1" : "-1");
            Arrays.sort(draws.ranks, 0, draws.length);
            for (int k = 0; k < draws.length; ) {
                int first = k;
                while (k < draws.length && draws.ranks[k] == draws.ranks[first]) {
                    k++;
                }
                line.append(' ')
                        .append(columnOf[draws.ranks[first]] + 1)
                        .append(':')
                        .append(k - first);
            }
            out.append(line.append('\n'));
            line.setLength(0);
        }
    }

    /** Returns the column of each rank, ascending with it, or -1 where the word does not occur. */
    private int[] columns() {
        boolean[] seen = new boolean[WORDS];
        Draws draws = new Draws(this);
        for (int document = 0; document < documents; document++) {
            draws.next();
            for (int k = 0; k < draws.length; k++) {
                seen[draws.ranks[k]] = true;
            }
        }
        int[] columnOf = new int[WORDS];
        int columns = 0;
        for (int rank = 0; rank < WORDS; rank++) {
            columnOf[rank] = seen[rank] ? columns++ : -1;
        }
        return columnOf;
    }

    private static int polarity(int rank) {
        if (rank < FIRST_POLAR_RANK || rank >= END_POLAR_RANK || rank % POLAR_PERIOD != 0) {
            return 0;
        }
        return rank / POLAR_PERIOD % 2 == 0 ? 1 : -1;
    }

    /** Returns the words by rank: two or more syllables, with {@code yum} or {@code yuk} where the word has a polarity. */
    private static String[] words() {
        int syllables = CONSONANTS.length() * VOWELS.length();
        String[] words = new String[WORDS];
        for (int rank = 0; rank < WORDS; rank++) {
            StringBuilder word = new StringBuilder();
            for (int rest = rank + syllables; rest > 0; rest /= syllables) {
                word.append(CONSONANTS.charAt(rest % syllables / VOWELS.length()));
                word.append(VOWELS.charAt(rest % VOWELS.length()));
            }
            int polarity = polarity(rank);
            words[rank] = word.append(polarity > 0 ? "yum" : polarity < 0 ? "yuk" : "")
                    .toString();
        }
        return words;
    }

    /** The reviews one after the other, as ranks of words. */
    private static final class Draws {

        private final SplittableRandom random;
        private final int tokens;
        private final double[] cumulative = new double[WORDS];
        private int[] ranks;
        private int length;
        private boolean positive;

        Draws(ReviewCorpus corpus) {
            random = new SplittableRandom(corpus.seed);
            tokens = corpus.tokens;
            ranks = new int[2 * tokens];
            double sum = 0;
            for (int rank = 0; rank < WORDS; rank++) {
                sum += StrictMath.pow(rank + 1 + ZIPF_SHIFT, -ZIPF_EXPONENT);
                cumulative[rank] = sum;
            }
        }

        void next() {
            positive = uniform() < 0.5;
            int polarity = positive == uniform() >= LABEL_NOISE ? 1 : -1;
            length = tokens - tokens / 2 + (int) (uniform() * (tokens / 2 * 2 + 1));
            for (int k = 0; k < length; k++) {
                int rank = draw();
                while (polarity * polarity(rank) < 0 && uniform() >= KEEP_OPPOSITE) {
                    rank = draw();
                }
                ranks[k] = rank;
            }
        }

        private int draw() {
            int at = Arrays.binarySearch(cumulative, uniform() * cumulative[WORDS - 1]);
            return at < 0 ? -at - 1 : at;
        }

        /** Returns a number in [0, 1) of 53 random bits. */
        private double uniform() {
            return (random.nextLong() >>> 11) * 0x1.0p-53;
        }
    }
}
