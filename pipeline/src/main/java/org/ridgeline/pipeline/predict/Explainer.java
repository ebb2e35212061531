package org.ridgeline.pipeline.predict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!settings.stopWords().contains(words.get(i))) {
                kept.add(i);
            }
        }
        Map<Integer, List<List<Integer>>> places = places(words, kept);
        List<String> known = new ArrayList<>();
        places.forEach((column, occurrences) ->
                occurrences.forEach(each -> known.add(vocabulary.words().get(column))));
        WordRow row = classifier.bag().row(known);
        double[] added = new double[words.size()];
        List<Term> terms = new ArrayList<>(row.size());
        for (int k = 0; k < row.size(); k++) {
            List<List<Integer>> occurrences = places.get(row.column(k));
            Term term = term(row, k, occurrences.size());
            terms.add(term);
            spread(term.contribution(), occurrences, added);
        }
        double score = classifier.score(row);
        return new Explanation(
                score,
                classifier.label(score),
                classifier.stored().model().bias(),
                terms,
                placed(shown, words, places, added),
                unknown(words, kept));
    }

    private List<String> words(String text, boolean lowerCase) {
        return new TokenSettings(settings.scheme(), lowerCase, 1, StopWords.none())
                .tokenizer()
                .tokens(text);
    }

    /** Returns by column where its term stands: for each occurrence the places of its words. */
    private Map<Integer, List<List<Integer>>> places(List<String> words, List<Integer> kept) {
        Map<Integer, List<List<Integer>>> places = new HashMap<>();
        for (int n = 1; n <= settings.maxNgram(); n++) {
            for (int i = 0; i + n <= kept.size(); i++) {
                List<Integer> at = kept.subList(i, i + n);
                int column = vocabulary.indexOf(
                        String.join(" ", at.stream().map(words::get).toList()));
                if (column != Vocabulary.UNKNOWN) {
                    places.computeIfAbsent(column, each -> new ArrayList<>()).add(at);
                }
            }
        }
        return places;
    }

    private Term term(WordRow row, int k, int count) {
        double weight = classifier.stored().model().weight(row.column(k));
        return new Term(vocabulary.words().get(row.column(k)), count, row.value(k), weight, row.value(k) * weight);
    }

    private void spread(double contribution, List<List<Integer>> occurrences, double[] added) {
        boolean first = classifier.properties().features().weighting() == Weighting.PRESENCE;
        List<List<Integer>> counted = first ? occurrences.subList(0, 1) : occurrences;
        for (List<Integer> at : counted) {
            at.forEach(i -> added[i] += contribution / counted.size() / at.size());
        }
    }

    private List<Word> placed(
            List<String> shown, List<String> words, Map<Integer, List<List<Integer>>> places, double[] added) {
        Set<Integer> inTerms = new HashSet<>();
        places.values().forEach(occurrences -> occurrences.forEach(inTerms::addAll));
        List<Word> placed = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Kind kind = inTerms.contains(i)
                    ? Kind.KNOWN
                    : settings.stopWords().contains(words.get(i)) ? Kind.STOP_WORD : Kind.UNKNOWN;
            placed.add(new Word(shown.get(i), added[i], kind));
        }
        return placed;
    }

    private List<String> unknown(List<String> words, List<Integer> kept) {
        Set<String> unknown = new LinkedHashSet<>();
        for (int i : kept) {
            if (vocabulary.indexOf(words.get(i)) == Vocabulary.UNKNOWN) {
                unknown.add(words.get(i));
            }
        }
        return List.copyOf(unknown);
    }
}
