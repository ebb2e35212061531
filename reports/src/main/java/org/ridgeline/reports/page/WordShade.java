package org.ridgeline.reports.page;

import java.util.List;
import java.util.Locale;

/**
 * How words are coloured by what they add to a score: blue and underlined above zero, orange and underlined with dashes
 * below, the stronger the larger; one scale for all sentences of a report, so that two of them can be compared.
 *
 * @param largest the largest absolute contribution of the report
 */
record WordShade(double largest) {

    /** Shades that an eye can tell apart on a page. */
    private static final int SHADES = 5;

    static WordShade over(List<Section> sections) {
        return new WordShade(sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Sentences.class::isInstance)
                .flatMap(block -> ((Block.Sentences) block).sentences().stream())
                .flatMap(sentence -> sentence.words().stream())
                .mapToDouble(word -> Math.abs(word.contribution()))
                .max()
                .orElse(0));
    }

    /** Returns the class of a word in the style sheet: {@code p1} to {@code p5}, {@code n1} to {@code n5}, or {@code u}. */
    String style(Block.Word word) {
        if (!word.known()) {
            return "u";
        }
        if (word.contribution() == 0) {
            return "z";
        }
        int shade = (int) Math.ceil(SHADES * Math.abs(word.contribution()) / largest);
        return (word.contribution() > 0 ? "p" : "n") + Math.max(1, Math.min(SHADES, shade));
    }

    /** Returns what a pointer that rests on a word is told. */
    String title(Block.Word word) {
        return word.known() ? number(word.contribution()) : "not in the vocabulary";
    }

    /** Returns the upper end of the scale. */
    String top() {
        return number(largest);
    }

    /** Returns the lower end of the scale. */
    String bottom() {
        return number(-largest);
    }

    /** Returns the classes of the scale's steps, from the lower end. */
    List<String> steps() {
        return List.of("n5", "n4", "n3", "n2", "n1", "p1", "p2", "p3", "p4", "p5");
    }

    private static String number(double contribution) {
        return String.format(Locale.ROOT, "%+.3f", contribution).replace('-', '\u2212');
    }
}
