package org.ridgeline.pipeline.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.model.linear.LinearModel;

/**
 * Writes a model as ONNX, operator set 13.
 *
 * <p>Input {@code tokens}, strings [N, C]: the words of N documents as the model's tokenizer gives them, in lower case where it says so,
 * stop words left out; shorter documents are filled up with empty strings. Outputs {@code score}, doubles [N], and {@code positive},
 * booleans [N]. ONNX has no operator that cuts text as Ridgeline does, so that cutting is the caller's; the metadata say how, with the
 * model's own property names.
 *
 * <p>{@code TfIdfVectorizer} makes the n-grams and counts them, as 32-bit floats, exact up to 2^24; all else is computed in doubles. A
 * row of counts is dense there: N times d numbers.
 */
public final class OnnxModel {

    private static final int IR_VERSION = 7;
    private static final int OPERATOR_SET = 13;

    private OnnxModel() {}

    /**
     * Returns the bytes of the ONNX file.
     *
     * @param version of the Ridgeline that writes
     * @throws IllegalArgumentException if the model has no words, or a term that is no n-gram of its settings
     */
    public static byte[] write(TextClassifier classifier, String version) {
        ProtoMessage model = new ProtoMessage()
                .put(1, IR_VERSION)
                .put(2, "ridgeline")
                .put(3, version)
                .put(7, graph(classifier))
                .put(8, new ProtoMessage().put(1, "").put(2, OPERATOR_SET));
        Map<String, String> metadata = new TreeMap<>(classifier.stored().properties());
        metadata.putAll(classifier.properties().write());
        metadata.forEach(
                (key, value) -> model.put(14, new ProtoMessage().put(1, key).put(2, value)));
        return model.toBytes();
    }

    private static ProtoMessage graph(TextClassifier classifier) {
        LinearModel model = classifier.stored().model();
        OnnxGraph graph = new OnnxGraph("ridgeline");
        graph.input("tokens", OnnxGraph.STRING, "N", "C");
        graph.node("TfIdfVectorizer", List.of("tokens"), "counts32", vectorizer(classifier));
        graph.node("Cast", List.of("counts32"), "counts", OnnxGraph.integer("to", OnnxGraph.DOUBLE));
        String row = "counts";
        if (classifier.stored().factors().isPresent()) {
            graph.doubles(
                    "idf", model.dimension(), classifier.stored().factors().get()::of);
            row = lengthOne(graph);
        }
        graph.doubles("weights", model.dimension(), model::weight);
        graph.doubles("bias", -1, j -> model.bias());
        graph.doubles("zero", -1, j -> 0);
        graph.node("MatMul", List.of(row, "weights"), "product");
        graph.node("Add", List.of("product", "bias"), "score");
        graph.node("Greater", List.of("score", "zero"), "positive");
        graph.output("score", OnnxGraph.DOUBLE, "N");
        graph.output("positive", OnnxGraph.BOOL, "N");
        return graph.message();
    }

    /** Multiplies by idf and scales each row to length 1; a row of zeros, whose length is 0, stays one. */
    private static String lengthOne(OnnxGraph graph) {
        graph.integerConstant("columns", 1);
        graph.doubles("least", -1, j -> Double.MIN_NORMAL);
        graph.node("Mul", List.of("counts", "idf"), "weighed");
        graph.node("Mul", List.of("weighed", "weighed"), "squares");
        graph.node("ReduceSum", List.of("squares", "columns"), "square", OnnxGraph.integer("keepdims", 1));
        graph.node("Sqrt", List.of("square"), "length");
        graph.node("Max", List.of("length", "least"), "divisor");
        graph.node("Div", List.of("weighed", "divisor"), "row");
        return "row";
    }

    /** The pool holds all single words, then the words of all pairs, then of all triples. */
    private static ProtoMessage[] vectorizer(TextClassifier classifier) {
        int maxNgram = classifier.properties().tokens().maxNgram();
        List<List<String>> terms = classifier.stored().vocabulary().stream()
                .map(term -> words(term, maxNgram))
                .toList();
        int longest = terms.stream()
                .mapToInt(List::size)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("ONNX: expected a model with words, got none"));
        List<String> pool = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int n = 1; n <= longest; n++) {
            starts.add(pool.size());
            for (int column = 0; column < terms.size(); column++) {
                if (terms.get(column).size() == n) {
                    pool.addAll(terms.get(column));
                    columns.add(column);
                }
            }
        }
        boolean presence = classifier.properties().features().weighting() == Weighting.PRESENCE;
        List<ProtoMessage> attributes = new ArrayList<>(List.of(
                // IDF gives the weight, here 1, of each term that occurs, however often.
                OnnxGraph.text("mode", presence ? "IDF" : "TF"),
                OnnxGraph.integer("min_gram_length", 1),
                OnnxGraph.integer("max_gram_length", longest),
                OnnxGraph.integer("max_skip_count", 0),
                OnnxGraph.integers("ngram_counts", starts),
                OnnxGraph.integers("ngram_indexes", columns),
                OnnxGraph.strings("pool_strings", pool)));
        if (presence) {
            attributes.add(OnnxGraph.ones("weights", columns.size()));
        }
        return attributes.toArray(ProtoMessage[]::new);
    }

    private static List<String> words(String term, int maxNgram) {
        List<String> words = maxNgram == 1 ? List.of(term) : List.of(term.split(" ", -1));
        if (words.size() > maxNgram || words.contains("")) {
            throw new IllegalArgumentException(
                    "ONNX: expected terms of 1 to " + maxNgram + " words, got \"" + term + "\"");
        }
        return words;
    }
}
