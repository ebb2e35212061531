package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Made-up reviews of the size and shape of real ones, to time other programs and this one on the same file.
 *
 * <p>A word's probability falls with its rank r as 1 / (r + 1) up to rank {@value #CORE}, and from there on as r^-{@value #TAIL_EXPONENT}
 * without an end in sight: the double power law of Gerlach and Altmann, "Stochastic Model for the Vocabulary Growth in Natural Languages",
 * Physical Review X 3 (2013). Rare words often have punctuation glued to them, some are names, and a sentence begins with a capital letter.
 * Lengths of reviews are log-normal. 40,000 reviews of 230 words (seed 1) hold 339,657 different words, 172 in a review on average; the CSV
 * has 65 MB.
 *
 * <p>A review is positive or negative with equal chance. Some hundred words have a polarity; one that does not suit the review is kept with
 * probability {@value #KEEP_OPPOSITE}, else another is drawn. In {@value #LABEL_NOISE} of the reviews the words suit the other label.
 *
 * <p>All randomness is {@link SplittableRandom#nextLong()}, all functions are {@link StrictMath}: the same bytes on every machine.
 *
 * @param seed another seed gives other reviews
 * @param documents how many, at least 1
 * @param tokens words of a review on average, at least 2
 */
record ReviewCorpus(long seed, int documents, int tokens) {

    private static final int CORE = 7_500;
    private static final double TAIL_EXPONENT = 1.62;
    /** Ranks end here, so that they are ints. */
    private static final int WORDS = 1 << 27;

    private static final double LENGTH_DEVIATION = 0.7;
    private static final int LONGEST = 10;
    private static final double KEEP_OPPOSITE = 0.75;
    private static final double LABEL_NOISE = 0.05;
    private static final int FIRST_POLAR_RANK = 15;
    private static final int END_POLAR_RANK = 3_000;
    private static final int POLAR_PERIOD = 3;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    /** None could be read as further syllables, so that words of different ranks differ. */
    private static final String[] ENDINGS = {"", "n", "st", "ing", "er", "ed", "rs", "ally"};

    private static final String[] MARKS = {
        ",", ".", ",", ".", ",", ".", ",", ".", "!", "?", ")", "\"", ":", "...", "'s", ".)"
    };

    /** Checks the ranges. */
    ReviewCorpus {
        if (documents < 1) {
            throw new IllegalArgumentException("documents: expected at least 1, got " + documents);
        }
        if (tokens < 2) {
            throw new IllegalArgumentException("tokens: expected at least 2, got " + tokens);
        }
    }

    /** Writes lines of text, in quotes, and label, 1 or 0, after a header. */
    void writeCsv(Writer out) throws IOException {
        StringBuilder line = new StringBuilder("text,label\n");
        Draws draws = new Draws();
        for (int document = 0; document < documents; document++) {
            draws.next();
            boolean capital = true;
            for (int k = 0; k < draws.length; k++) {
                line.append(k == 0 ? '"' : ' ');
                int start = line.length();
                appendWord(draws.ranks[k], line);
                if (capital) {
                    line.setCharAt(start, Character.toUpperCase(line.charAt(start)));
                }
                capital = ".!?".indexOf(line.charAt(line.length() - 1)) >= 0;
            }
            out.append(line.append(draws.positive ? "\",1\n" : "\",0\n"));
            line.setLength(0);
        }
    }

    /** Writes the label and the counts of lower-cased words as SVMlight does, columns from 1, the most probable word first. */
    void writeSvmLight(Writer out) throws IOException {
        int[] known = ranks();
        StringBuilder line = new StringBuilder();
        Draws draws = new Draws();
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
                        .append(Arrays.binarySearch(known, draws.ranks[first]) + 1)
                        .append(':')
                        .append(k - first);
            }
            out.append(line.append('\n'));
            line.setLength(0);
        }
    }

    /** Returns the ranks that occur, ascending. */
    private int[] ranks() {
        BitSet seen = new BitSet();
        Draws draws = new Draws();
        for (int document = 0; document < documents; document++) {
            draws.next();
            for (int k = 0; k < draws.length; k++) {
                seen.set(draws.ranks[k]);
            }
        }
        return seen.stream().toArray();
    }

    private static int polarity(int rank) {
        if (rank < FIRST_POLAR_RANK || rank >= END_POLAR_RANK || rank % POLAR_PERIOD != 0) {
            return 0;
        }
        return rank / POLAR_PERIOD % 2 == 0 ? 1 : -1;
    }

    /** Appends syllables, an ending, {@code yum} or {@code yuk} where the word has a polarity, and often a mark where it is rare. */
    private static void appendWord(int rank, StringBuilder line) {
        int start = line.length();
        int rest = rank;
        do {
            line.append(CONSONANTS.charAt(rest % SYLLABLES / VOWELS.length()))
                    .append(VOWELS.charAt(rest % VOWELS.length()));
            rest = rest / SYLLABLES - 1;
        } while (rest >= 0);
        int mixed = rank * 0x9e3779b1 >>> 8;
        line.append(ENDINGS[mixed % (rank < SYLLABLES ? 4 : 8)]);
        int polarity = polarity(rank);
        line.append(polarity > 0 ? "yum" : polarity < 0 ? "yuk" : "");
        int log = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rank + 1);
        if (mixed / 8 % 100 < Math.min(46, 5 * log - 35)) {
            // A quotation mark in a quoted field is doubled.
            line.append(MARKS[mixed / 800 % MARKS.length].replace("\"", "\"\""));
        }
        if (rank >= SYLLABLES && rank % 12 == 0) {
            line.setCharAt(start, Character.toUpperCase(line.charAt(start)));
        }
    }

    /** The reviews one after the other, as ranks of words from 0. */
    private final class Draws {

        private final SplittableRandom random = new SplittableRandom(seed);
        private final double[] cumulative = new double[CORE];
        private final double all;
        private final int[] ranks = new int[LONGEST * tokens];
        private int length;
        private boolean positive;

        Draws() {
            double sum = 0;
            for (int rank = 0; rank < CORE; rank++) {
                sum += 1.0 / (rank + 2);
                cumulative[rank] = sum;
            }
            all = sum + CORE / (CORE + 2.0) / (TAIL_EXPONENT - 1);
        }

        void next() {
            positive = uniform() < 0.5;
            int polarity = positive == uniform() >= LABEL_NOISE ? 1 : -1;
            double normal =
                    StrictMath.sqrt(-2 * StrictMath.log(1 - uniform())) * StrictMath.cos(2 * Math.PI * uniform());
            double factor = StrictMath.exp(LENGTH_DEVIATION * (normal - LENGTH_DEVIATION / 2));
            length = (int) Math.min(ranks.length, Math.ceil(tokens * factor));
            for (int k = 0; k < length; k++) {
                int rank = draw();
                while (polarity * polarity(rank) < 0 && uniform() >= KEEP_OPPOSITE) {
                    rank = draw();
                }
                ranks[k] = rank;
            }
        }

        private int draw() {
            double at = uniform() * all;
            if (at < cumulative[CORE - 1]) {
                int rank = Arrays.binarySearch(cumulative, at);
                return rank < 0 ? -rank - 1 : rank;
            }
            double rank;
            do {
                rank = CORE * StrictMath.pow(1 - uniform(), -1 / (TAIL_EXPONENT - 1));
            } while (rank >= WORDS);
            return (int) rank;
        }

        /** Returns a number in [0, 1) of 53 random bits. */
        private double uniform() {
            return (random.nextLong() >>> 11) * 0x1.0p-53;
        }
    }
}
