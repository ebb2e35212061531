package org.ridgeline.data.dataset;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ridgeline.data.source.DataException;

/**
 * Which labels of a user's file are positive, which negative, and which are left out. Labels are compared without blanks around them and
 * without case; numbers by value, so that 5 is 5.0.
 *
 * <p>As text, on the command line and in a model file: {@code positive=4,5:negative=1,2:out=3}. Inside a label, {@code %}, {@code ,},
 * {@code :} and {@code =} are written as {@code %25}, {@code %2C}, {@code %3A} and {@code %3D}.
 *
 * @param positive labels whose target is +1
 * @param negative those whose target is -1
 * @param out those whose rows take no part
 */
public record LabelMapping(Set<String> positive, Set<String> negative, Set<String> out) {

    private static final String SYNTAX =
            "positive=LABEL,...:negative=LABEL,... and, if some are to be left out, :out=LABEL,...";

    /** Checks that there is a label on both sides, and none in two places. */
    public LabelMapping {
        positive = normal(positive);
        negative = normal(negative);
        out = normal(out);
        String got = text(positive, negative, out);
        if (positive.isEmpty() || negative.isEmpty()) {
            throw new IllegalArgumentException("labels: expected a positive and a negative one, got " + got);
        }
        Set<String> all = new TreeSet<>(positive);
        all.addAll(negative);
        all.addAll(out);
        if (all.size() < positive.size() + negative.size() + out.size()) {
            throw new IllegalArgumentException("labels: expected each label once, got " + got);
        }
    }

    /**
     * Returns the mapping that a text states.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static LabelMapping parse(String text) {
        Map<String, Set<String>> parts = new HashMap<>();
        for (String part : text.split(":", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (!List.of("positive", "negative", "out").contains(name)
                    || parts.put(name, labels(part.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("labels: expected " + SYNTAX + ", got \"" + text + "\"");
            }
        }
        return new LabelMapping(
                parts.getOrDefault("positive", Set.of()),
                parts.getOrDefault("negative", Set.of()),
                parts.getOrDefault("out", Set.of()));
    }

    private static Set<String> labels(String list) {
        Set<String> labels = new TreeSet<>();
        for (String label : list.split(",", -1)) {
            if (!label.isBlank()) {
                labels.add(label.strip()
                        .replace("%2C", ",")
                        .replace("%3A", ":")
                        .replace("%3D", "=")
                        .replace("%25", "%"));
            }
        }
        return labels;
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
        Set<String> seen = normal(counts.keySet());
        List<LabelMapping> suit =
                KNOWN.stream().filter(known -> known.suits(seen)).toList();
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

    private boolean suits(Set<String> seen) {
        Set<String> rest = new TreeSet<>(seen);
        boolean both = rest.removeAll(positive) & rest.removeAll(negative);
        rest.removeAll(out);
        return both && rest.isEmpty();
    }

    private static String list(Map<String, Long> counts) {
        StringJoiner joiner = new StringJoiner(", ");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .forEach(entry -> joiner.add(shortened(entry.getKey()) + " (" + entry.getValue() + ")"));
        return counts.isEmpty()
                ? "none"
                : joiner + (counts.size() > 20 ? ", and " + (counts.size() - 20) + " more" : "");
    }

    private static String shortened(String label) {
        String plain = label.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
    }

    /** What a label means. */
    public enum Meaning {
        /** The target +1. */
        POSITIVE,
        /** The target -1. */
        NEGATIVE,
        /** Its row takes no part. */
        OUT,
        /** The mapping does not have it. */
        UNKNOWN
    }

    /** Returns what a label means. */
    public Meaning of(String label) {
        String normal = normal(label);
        if (positive.contains(normal)) {
            return Meaning.POSITIVE;
        }
        if (negative.contains(normal)) {
            return Meaning.NEGATIVE;
        }
        return out.contains(normal) ? Meaning.OUT : Meaning.UNKNOWN;
    }

    /** Returns the name for the positive answer: the file's own label where there is only one. */
    public String positiveName() {
        return own() ? positive.iterator().next() : "positive";
    }

    /** Returns the name for the negative answer, alike. */
    public String negativeName() {
        return own() ? negative.iterator().next() : "negative";
    }

    private boolean own() {
        return positive.size() == 1 && negative.size() == 1;
    }

    /** Returns the labels that it has, in a line for people. */
    public String expected() {
        return String.join(", ", positive) + " (positive), " + String.join(", ", negative) + " (negative)"
                + (out.isEmpty() ? "" : ", " + String.join(", ", out) + " (left out)");
    }

    /** Returns the text from which {@link #parse} gives an equal mapping. */
    @Override
    public String toString() {
        return text(positive, negative, out);
    }

    private static String text(Set<String> positive, Set<String> negative, Set<String> out) {
        return "positive=" + text(positive) + ":negative=" + text(negative)
                + (out.isEmpty() ? "" : ":out=" + text(out));
    }

    private static String text(Set<String> labels) {
        return labels.stream()
                .map(label -> label.replace("%", "%25")
                        .replace(",", "%2C")
                        .replace(":", "%3A")
                        .replace("=", "%3D"))
                .collect(Collectors.joining(","));
    }

    private static Set<String> normal(Set<String> labels) {
        Set<String> sorted = labels.stream().map(LabelMapping::normal).collect(Collectors.toCollection(TreeSet::new));
        return Collections.unmodifiableSet(sorted);
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
