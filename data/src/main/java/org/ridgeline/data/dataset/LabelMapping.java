package org.ridgeline.data.dataset;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgeline.data.source.DataException;

/**
 * Which labels of a user's file are positive, which negative, and which are left out. Labels are compared without blanks around them and
 * without case; numbers by value, so that 5 is 5.0.
 *
 * <p>As text, on the command line and in a model file: {@code positive=4,5:negative=1,2:out=3}. Inside a label, {@code %}, {@code ,},
 * {@code :} and {@code =} are written as {@code %25}, {@code %2C}, {@code %3A} and {@code %3D}.
 *
 * @param meanings what each label means, some of them positive and some negative
 */
public record LabelMapping(Map<String, Meaning> meanings) {

    private static final String SYNTAX =
            "positive=LABEL,...:negative=LABEL,... and, if some are to be left out, :out=LABEL,...";

    public enum Meaning {
        /** The target +1. */
        POSITIVE,
        /** The target -1. */
        NEGATIVE,
        /** Its row takes no part. */
        OUT,
        /** The mapping does not have it. */
        UNKNOWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LabelMapping {
        Map<String, Meaning> sorted = new TreeMap<>();
        meanings.forEach((label, meaning) -> put(sorted, label, meaning));
        if (!sorted.values().containsAll(List.of(Meaning.POSITIVE, Meaning.NEGATIVE))) {
            throw new IllegalArgumentException("labels: expected a positive and a negative one, got " + sorted);
        }
        meanings = Collections.unmodifiableMap(sorted);
    }

    private static void put(Map<String, Meaning> meanings, String label, Meaning meaning) {
        if (meanings.merge(normal(label), meaning, (before, now) -> before) != meaning) {
            throw new IllegalArgumentException("labels: expected each label once, got twice \"" + label + "\"");
        }
    }

    /**
     * Returns the mapping that a text states.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static LabelMapping parse(String text) {
        Map<String, Meaning> meanings = new HashMap<>();
        EnumSet<Meaning> left = EnumSet.complementOf(EnumSet.of(Meaning.UNKNOWN));
        for (String part : text.split(":", -1)) {
            String[] sides = part.split("=", 2);
            Meaning meaning = left.stream()
                    .filter(known -> sides.length == 2 && known.key().equals(sides[0].strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("labels: expected " + SYNTAX + ", got \"" + text + "\""));
            left.remove(meaning);
            Stream.of(sides[1].split(","))
                    .filter(label -> !label.isBlank())
                    .map(label -> label.replace("%2C", ",")
                            .replace("%3A", ":")
                            .replace("%3D", "=")
                            .replace("%25", "%"))
                    .forEach(label -> put(meanings, label, meaning));
        }
        return new LabelMapping(meanings);
    }

    /** What labels that people use mean, by what a file may hold: a file must hold one positive and one negative at least, and no others. */
    private static final List<LabelMapping> KNOWN = List.of(
            parse("positive=positive:negative=negative:out=neutral"),
            parse("positive=pos:negative=neg:out=neu,neutral"),
            parse("positive=true:negative=false"),
            parse("positive=yes:negative=no"),
            parse("positive=1:negative=0"),
            parse("positive=1:negative=-1:out=0"),
            parse("positive=4:negative=0:out=2"),
            parse("positive=4,5:negative=1,2:out=3"));

    /**
     * Returns the mapping that the labels of a file suggest: positive and negative, pos and neg, true and false, yes and no, 1 and 0, 1 and
     * -1, 4 and 0, or stars from 1 to 5.
     *
     * @param counts how often each label occurs
     * @throws DataException if they suggest none, or more than one
     */
    public static LabelMapping infer(Map<String, Long> counts) {
        List<LabelMapping> suit =
                KNOWN.stream().filter(known -> known.suits(counts.keySet())).toList();
        if (suit.size() == 1) {
            return suit.get(0);
        }
        throw DataException.unexpected(
                "labels",
                suit.isEmpty() ? "what they mean cannot be told" : "they may mean more than one thing",
                "positive and negative, pos and neg, true and false, yes and no, 1 and 0, 1 and -1, 4 and 0, or stars 1 to 5",
                list(counts),
                "state them: `labels` positive=...:negative=...:out=...");
    }

    private boolean suits(Set<String> labels) {
        Set<Meaning> found = labels.stream().map(this::of).collect(Collectors.toSet());
        return found.containsAll(List.of(Meaning.POSITIVE, Meaning.NEGATIVE)) && !found.contains(Meaning.UNKNOWN);
    }

    private static String list(Map<String, Long> counts) {
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .map(entry -> shortened(entry.getKey()) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : most + (counts.size() > 20 ? ", and " + (counts.size() - 20) + " more" : "");
    }

    private static String shortened(String label) {
        String plain = label.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
    }

    public Meaning of(String label) {
        return meanings.getOrDefault(normal(label), Meaning.UNKNOWN);
    }

    private List<String> labels(Meaning meaning) {
        return meanings.keySet().stream()
                .filter(label -> meanings.get(label) == meaning)
                .toList();
    }

    /** Returns the name for the positive answer: the file's own label where there is only one. */
    public String positiveName() {
        return name(Meaning.POSITIVE);
    }

    /** Returns the name for the negative answer, alike. */
    public String negativeName() {
        return name(Meaning.NEGATIVE);
    }

    private String name(Meaning meaning) {
        boolean two =
                labels(Meaning.POSITIVE).size() == 1 && labels(Meaning.NEGATIVE).size() == 1;
        return two ? labels(meaning).get(0) : meaning.key();
    }

    /** Returns the labels that it has, in a line for people. */
    public String expected() {
        String out = String.join(", ", labels(Meaning.OUT));
        return String.join(", ", labels(Meaning.POSITIVE)) + " (positive), "
                + String.join(", ", labels(Meaning.NEGATIVE)) + " (negative)"
                + (out.isEmpty() ? "" : ", " + out + " (left out)");
    }

    /** Returns the text from which {@link #parse} gives an equal mapping. */
    @Override
    public String toString() {
        return Stream.of(Meaning.POSITIVE, Meaning.NEGATIVE, Meaning.OUT)
                .filter(meanings::containsValue)
                .map(meaning -> labels(meaning).stream()
                        .map(label -> label.replace("%", "%25")
                                .replace(",", "%2C")
                                .replace(":", "%3A")
                                .replace("=", "%3D"))
                        .collect(Collectors.joining(",", meaning.key() + "=", "")))
                .collect(Collectors.joining(":"));
    }

    /** Numbers are short; a long text is none, and is not tried. */
    private static String normal(String label) {
        String lower = label.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > 20 || !lower.matches("[+-]?[0-9]+(\\.[0-9]*)?")) {
            return lower;
        }
        BigDecimal number = new BigDecimal(lower.endsWith(".") ? lower + "0" : lower);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
