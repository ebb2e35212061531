package org.ridgeline.reports.figure;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines. */
final class Wrapping {

    private static final double LEGEND = 400;

    private Wrapping() {}

    /** Returns a legend's name with a line break wherever it needs one. */
    static String legend(String name) {
        return String.join("\n", lines(name, Letters.TEXT, LEGEND));
    }

    /** Returns lines that are at most so wide, broken at spaces; a longer word is broken anywhere. At least one. */
    static List<String> lines(String text, Letters letters, double widest) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (letters.width(longer) <= widest) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            String rest = word;
            while (letters.width(rest) > widest) {
                int end = fitting(rest, letters, widest);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line = rest;
        }
        lines.add(line);
        return lines;
    }

    private static int fitting(String word, Letters letters, double widest) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (letters.width(word.substring(0, next)) > widest) {
                break;
            }
            end = next;
        }
        return end;
    }
}
