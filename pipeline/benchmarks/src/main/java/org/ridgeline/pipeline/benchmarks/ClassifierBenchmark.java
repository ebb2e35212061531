package org.ridgeline.pipeline.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.features.Vectorizer;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.predict.Labels;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.predict.TextClassifier;

/** Texts scored in a second by one thread: sentences of 19 tokens on average, from the synthetic corpus of SST's shape. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassifierBenchmark {

    private static final int TEXTS = 4_096;

    /** How tokens are found and counted: scheme, weighting, largest n-gram, and whether English stop words are left out. */
    @Param({
        "whitespace counts 1",
        "whitespace tfidf 1",
        "whitespace counts 3",
        "whitespace tfidf 2 stop",
        "ptb counts 1"
    })
    private String settings;

    private TextClassifier classifier;
    private String[] texts;
    private int next;

    /** Makes the corpus and a model of random-looking weights over the words of its training documents. */
    @Setup
    public void prepare() {
        String[] parts = settings.split(" ");
        TokenSettings tokens = new TokenSettings(
                Scheme.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                true,
                Integer.parseInt(parts[2]),
                parts.length > 3 ? StopWords.english() : StopWords.none());
        Weighting weighting = Weighting.valueOf(parts[1].toUpperCase(Locale.ROOT));
        List<String> all = new ArrayList<>();
        SyntheticCorpus.generate(
                SyntheticCorpus.DEFAULT_SEED, SyntheticCorpus.SST_DOCUMENTS, document -> all.add(raw(document.text())));
        // The last ones are not among those that the vocabulary comes from, so that some of their words are unknown.
        texts = all.subList(all.size() - TEXTS, all.size()).toArray(String[]::new);
        classifier = classifier(all.subList(0, all.size() - TEXTS), tokens, weighting);
    }

    /** A sentence begins with a capital letter, so that lower case has something to do. */
    private static String raw(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static TextClassifier classifier(List<String> train, TokenSettings tokens, Weighting weighting) {
        FeatureSettings features = new FeatureSettings(weighting, 1, Integer.MAX_VALUE, true);
        BagOfWords bag;
        try (Vectorizer vectorizer = new Vectorizer(tokens, 1)) {
            train.forEach(vectorizer::add);
            bag = vectorizer.finish().fit(IntStream.range(0, train.size()).toArray(), features).bag();
        }
        double[] weights = new double[bag.vocabulary().size()];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = Math.sin(j + 1);
        }
        return TextClassifier.of(new StoredModel(
                new LinearModel(weights, 0.1, 1),
                bag.vocabulary().words(),
                new ModelProperties(tokens, features, Labels.usual()).write(),
                weighting == Weighting.TFIDF ? Optional.of(new ColumnFactors(bag.idf())) : Optional.empty()));
    }

    /** One text. */
    @Benchmark
    public double score() {
        next = next + 1 == texts.length ? 0 : next + 1;
        return classifier.score(texts[next]);
    }
}
