package org.ridgeline.data.dataset;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A made-up corpus of SST's shape, so that everything runs without SST and without a network. Its figures compare with nobody else's; it
 * shows the same phenomenon: without a regularizer the training error is zero and the test error many times that of the ridge solution.
 *
 * <p>The constants were tuned by hand. At {@link #DEFAULT_SEED} and {@link #SST_DOCUMENTS} the binary task has 14,238 training words,
 * 7,802 of them in one document only; exact solves in NumPy give, without a regularizer and for lambda = 1: train MSE 0.0000 and 0.0873,
 * test MSE 8.3649 and 0.7274, test accuracy 58.48% and 77.54%. The seeds 1, 2 and 3 give an unregularized test MSE of 6.3, 8.1 and 12.9.
 *
 * <p>A document's label is drawn without replacement from its split's share of labels; with probability {@value #LABEL_NOISE} the words
 * disagree with it. The length is drawn from an Erlang distribution of shape 3, each word from a Zipf-Mandelbrot distribution over
 * {@value #WORDS} made-up words, p(r) ~ 1 / (r + {@value #ZIPF_SHIFT})^{@value #ZIPF_EXPONENT}. 995 of them have a polarity, told by the
 * ending: {@code -yum} positive, {@code -yuk} negative, {@code -x} none. A word of the other polarity than the document's is kept with
 * probability {@value #KEEP_OPPOSITE}, else another is drawn.
 *
 * <p>All randomness is {@link SplittableRandom#nextLong()} of one generator, all functions are {@link StrictMath}: the same seed and size
 * give the same bytes on every machine.
 *
 * @param seed another seed gives other documents
 * @param documents the number of documents over all splits, at least {@value #MIN_DOCUMENTS}; the splits and labels share it in SST's
 *     proportions
 */
public record SyntheticCorpus(long seed, int documents) implements Dataset {

    /** The number of documents of SST in all its splits; at this size the splits are exactly as large as SST's. */
    public static final int SST_DOCUMENTS = 11_855;

    /** The seed that the built-in experiment takes. */
    public static final long DEFAULT_SEED = 324;

    /** The smallest corpus made: below it a split or a label could stay empty. */
    public static final int MIN_DOCUMENTS = 100;

    private static final double LABEL_NOISE = 0.035;
    private static final int WORDS = 36_000;
    private static final double ZIPF_EXPONENT = 1.27;
    private static final double ZIPF_SHIFT = 10;
    private static final double KEEP_OPPOSITE = 0.08;
    private static final int FIRST_POLAR_RANK = 15;
    private static final int END_POLAR_RANK = 3_000;
    private static final int POLAR_PERIOD = 3;

    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 56;
    private static final double MEAN_LENGTH = 19.2;
    private static final int ERLANG_SHAPE = 3;

    /** Documents of each label 0..4 in SST's train, dev and test splits. */
    private static final int[][] SST_LABELS = {
        {1092, 2218, 1624, 2322, 1288}, {139, 289, 229, 279, 165}, {279, 633, 389, 510, 399}
    };

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    public SyntheticCorpus {
        if (documents < MIN_DOCUMENTS) {
            throw new IllegalArgumentException("documents: expected at least " + MIN_DOCUMENTS + ", got " + documents);
        }
    }

    public static Corpus generate(long seed, int documents) {
        List<Document> all = new ArrayList<>(Math.max(0, documents));
        generate(seed, documents, all::add);
        return new Corpus(new SyntheticCorpus(seed, documents).name(), true, Map.of(), all);
    }

    /** Hands the documents of a seed and size to a sink one by one, train first, and keeps none of them. */
    public static void generate(long seed, int documents, Consumer<Document> sink) {
        Generator generator = new Generator(new SyntheticCorpus(seed, documents));
        for (Document next = generator.next(); next != null; next = generator.next()) {
            sink.accept(next);
        }
    }

    @Override
    public String name() {
        return "synthetic-" + seed + "-" + documents;
    }

    @Override
    public List<Path> files() {
        return List.of();
    }

    @Override
    public DocumentReader open(BadRows bad, InputStream standardInput) {
        return new Generator(this);
    }

    /** Returns the planted polarity of a word of any synthetic corpus: +1, -1, or 0 for most and for other words. */
    public static int polarity(String word) {
        return word.endsWith("yum") ? 1 : word.endsWith("yuk") ? -1 : 0;
    }

    /** Returns documents a split and label: SST's counts scaled, rounded so that the running total is never off. */
    private static int[][] shares(int documents) {
        int[][] shares = new int[SST_LABELS.length][BinaryTask.LABELS];
        long seen = 0;
        long given = 0;
        for (int split = 0; split < shares.length; split++) {
            for (int label = 0; label < BinaryTask.LABELS; label++) {
                seen += SST_LABELS[split][label];
                long upTo = seen * documents / SST_DOCUMENTS;
                shares[split][label] = (int) (upTo - given);
                given = upTo;
            }
        }
        return shares;
    }

    /** Returns the word of a frequency rank: two or more syllables, then the ending that tells its polarity. */
    private static String word(int rank) {
        int syllables = CONSONANTS.length() * VOWELS.length();
        StringBuilder word = new StringBuilder();
        int rest = rank + syllables;
        while (rest > 0) {
            int syllable = rest % syllables;
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()));
            word.append(VOWELS.charAt(syllable % VOWELS.length()));
            rest /= syllables;
        }
        return word.append(ending(rank)).toString();
    }

    private static String ending(int rank) {
        if (rank < FIRST_POLAR_RANK || rank >= END_POLAR_RANK || rank % POLAR_PERIOD != 0) {
            return "x";
        }
        return rank / POLAR_PERIOD % 2 == 0 ? "yum" : "yuk";
    }

    /** Makes one document after the other, all of a split before those of the next. */
    private static final class Generator implements DocumentReader {

        private final SplittableRandom random;
        private final String[] words = new String[WORDS];
        private final double[] cumulative = new double[WORDS];
        private final int[][] left;
        private int split;

        Generator(SyntheticCorpus corpus) {
            random = new SplittableRandom(corpus.seed);
            left = shares(corpus.documents);
            double sum = 0;
            for (int rank = 0; rank < WORDS; rank++) {
                words[rank] = word(rank);
                sum += StrictMath.pow(rank + 1 + ZIPF_SHIFT, -ZIPF_EXPONENT);
                cumulative[rank] = sum;
            }
        }

        @Override
        public Document next() {
            while (split < left.length && Arrays.stream(left[split]).sum() == 0) {
                split++;
            }
            if (split == left.length) {
                return null;
            }
            int label = 0;
            int ticket = (int) (uniform() * Arrays.stream(left[split]).sum());
            while (ticket >= left[split][label]) {
                ticket -= left[split][label++];
            }
            left[split][label]--;
            return document(Split.values()[split], label);
        }

        private Document document(Split split, int label) {
            int polarity = Integer.signum(label - BinaryTask.LABELS / 2);
            if (uniform() < LABEL_NOISE) {
                polarity = -polarity;
            }
            String[] leaves = new String[length()];
            for (int i = 0; i < leaves.length; i++) {
                String word = draw();
                while (polarity * polarity(word) < 0 && uniform() >= KEEP_OPPOSITE) {
                    word = draw();
                }
                leaves[i] = word;
            }
            return Document.of(split, label, List.of(leaves));
        }

        private int length() {
            while (true) {
                double product = 1;
                for (int i = 0; i < ERLANG_SHAPE; i++) {
                    product *= 1 - uniform();
                }
                double erlang = -StrictMath.log(product) * (MEAN_LENGTH - MIN_LENGTH) / ERLANG_SHAPE;
                int length = MIN_LENGTH + (int) StrictMath.rint(erlang);
                if (length <= MAX_LENGTH) {
                    return length;
                }
            }
        }

        private String draw() {
            int at = Arrays.binarySearch(cumulative, uniform() * cumulative[WORDS - 1]);
            return words[at < 0 ? -at - 1 : at];
        }

        /** Returns a number in [0, 1) of 53 random bits. */
        private double uniform() {
            return (random.nextLong() >>> 11) * 0x1.0p-53;
        }
    }
}
