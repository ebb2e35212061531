package org.ridgeline.pipeline.predict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.data.features.WordRow;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.pipeline.predict.Explanation.Kind;
import org.ridgeline.pipeline.predict.Explanation.Term;
import org.ridgeline.pipeline.predict.Explanation.Word;

/** Takes a score apart, by terms and by places in the text. */
final class Explainer {

    private final TextClassifier classifier;
    private final TokenSettings settings;
    private final Vocabulary vocabulary;

    Explainer(TextClassifier classifier) {
        this.classifier = classifier;
        this.settings = classifier.properties().tokens();
        this.vocabulary = classifier.bag().vocabulary();
    }

    Explanation explain(String text) {
        // Case is changed token by token or in the whole text; either way it moves no cut.
        List<String> shown = words(text, false);
        List<String> words = words(text, settings.lowerCase());
        List<Integer> kept = IntStream.range(0, words.size())
                .filter(i -> !settings.stopWords().contains(words.get(i)))
                .boxed()
                .toList();
        Map<Integer, List<List<Integer>>> places = places(words, kept);
        WordRow row = classifier.row(text);
        double[] added = new double[words.size()];
        List<Term> terms = new ArrayList<>(row.size());
        for (int k = 0; k < row.size(); k++) {
            List<List<Integer>> occurrences = places.get(row.column(k));
            double weight = classifier.stored().model().weight(row.column(k));
            terms.add(new Term(
                    vocabulary.words().get(row.column(k)),
                    occurrences.size(),
                    row.value(k),
                    weight,
                    row.value(k) * weight));
            spread(row.value(k) * weight, occurrences, added);
        }
        double score = classifier.score(row);
        return new Explanation(
                score,
                classifier.label(score),
                classifier.stored().model().bias(),
                terms,
                placed(shown, kept, places, added),
                kept.stream()
                        .map(words::get)
                        .filter(word -> vocabulary.indexOf(word) == Vocabulary.UNKNOWN)
                        .distinct()
                        .toList());
    }

    private List<String> words(String text, boolean lowerCase) {
        return new TokenSettings(settings.scheme(), lowerCase, 1, StopWords.none()).terms(text);
    }

    /** Returns by column where its term stands: for each occurrence the places of its words. */
    private Map<Integer, List<List<Integer>>> places(List<String> words, List<Integer> kept) {
        Map<Integer, List<List<Integer>>> places = new HashMap<>();
        for (int n = 1; n <= settings.maxNgram(); n++) {
            for (int i = 0; i + n <= kept.size(); i++) {
                List<Integer> at = kept.subList(i, i + n);
                String term = at.stream().map(words::get).collect(Collectors.joining(" "));
                int column = vocabulary.indexOf(term);
                if (column != Vocabulary.UNKNOWN) {
                    places.computeIfAbsent(column, each -> new ArrayList<>()).add(at);
                }
            }
        }
        return places;
    }

    private void spread(double contribution, List<List<Integer>> occurrences, double[] added) {
        boolean first = classifier.properties().features().weighting() == Weighting.PRESENCE;
        List<List<Integer>> counted = first ? occurrences.subList(0, 1) : occurrences;
        for (List<Integer> at : counted) {
            at.forEach(i -> added[i] += contribution / counted.size() / at.size());
        }
    }

    private static List<Word> placed(
            List<String> shown, List<Integer> kept, Map<Integer, List<List<Integer>>> places, double[] added) {
        Set<Integer> inTerms = places.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        List<Word> placed = new ArrayList<>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            Kind other = Collections.binarySearch(kept, i) >= 0 ? Kind.UNKNOWN : Kind.STOP_WORD;
            placed.add(new Word(shown.get(i), added[i], inTerms.contains(i) ? Kind.KNOWN : other));
        }
        return placed;
    }
}
