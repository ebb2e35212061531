package org.ridgeline.reports.figure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of text in a figure. Widths come from a table, so that a figure is laid out the same on every machine, also where no
 * font is installed: those of Helvetica (Adobe font metrics), which Arial and Liberation Sans share, and a little more. A
 * reader's font that differs is stretched to them.
 */
enum TextStyle {
    TITLE(18, true),
    TEXT(17, false),
    TICK(16, false);

    /** Thousandths of the size, from the space to the tilde. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final double LOOSER = 1.03;
    private static final double BOLDER = 1.07;

    private final int size;
    private final boolean bold;

    TextStyle(int size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** Returns the height of the letters in pixels, as CSS counts it. */
    int size() {
        return size;
    }

    boolean bold() {
        return bold;
    }

    /** Returns how far lines stand below each other, in pixels. */
    int line() {
        return size + 2;
    }

    /** Returns how wide a text is set, in pixels. */
    double width(String text) {
        double sum = text.codePoints().mapToDouble(TextStyle::thousandths).sum();
        return sum / 1000 * size * LOOSER * (bold ? BOLDER : 1);
    }

    private static double thousandths(int letter) {
        if (letter >= ' ' && letter <= '~') {
            return WIDTHS[letter - ' '];
        }
        if ("⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(letter) >= 0) {
            return 350;
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        int plain = letter == 'ı'
                ? 'i'
                : Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .codePointAt(0);
        if (plain != letter) {
            return thousandths(plain);
        }
        return Character.isIdeographic(letter) || letter > 0xffff ? 1000 : 600;
    }

    /** Returns lines that are at most so wide, broken at spaces; a longer word is broken anywhere. At least one line. */
    List<String> wrap(String text, double widest) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= widest) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line) > widest) {
                int end = fitting(line, widest);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Returns how much of the start of a word fits, at least a letter. */
    private int fitting(String word, double widest) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1))) <= widest) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
