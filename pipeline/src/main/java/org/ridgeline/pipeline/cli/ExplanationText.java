package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ridgeline.pipeline.predict.Explanation;
import org.ridgeline.pipeline.predict.Explanation.Kind;
import org.ridgeline.pipeline.predict.Explanation.Term;
import org.ridgeline.pipeline.predict.Explanation.Word;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.ReportPage;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** An explanation for people: for a terminal, and as a page. */
final class ExplanationText {

    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private ExplanationText() {}

    /** Returns the score, the text where it can be coloured, and the table of terms, the strongest first. */
    static String of(Explanation explanation, boolean colours) {
        StringBuilder out = new StringBuilder(heading(explanation)).append("\n\n");
        if (colours && !explanation.words().isEmpty()) {
            out.append(coloured(explanation)).append("\n\n");
        }
        out.append(table(explanation).plain());
        if (!remark(explanation).isEmpty()) {
            out.append('\n').append(remark(explanation)).append('\n');
        }
        if (!explanation.unknownWords().isEmpty()) {
            out.append("\nnot in the vocabulary: ")
                    .append(explanation.unknownWords().stream()
                            .map(TerminalText::visible)
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return out.toString();
    }

    /** Returns the page; every text of it is escaped by the template engine. */
    static String page(Explanation explanation, Path model) {
        List<Block.Word> words = explanation.words().stream()
                .map(word -> new Block.Word(word.text(), word.contribution(), word.kind() == Kind.KNOWN))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Sentences("The text", List.of(new Block.Sentence(heading(explanation), words))));
        blocks.add(new Block.Table("terms", "What each term adds", table(explanation)));
        return ReportPage.render(
                "Score " + signed(explanation.score()) + ": " + explanation.label(),
                "Model " + model.getFileName(),
                new Section("explanation", "Word by word", remark(explanation), blocks));
    }

    /** Returns what must be known of a score that no word has a part in; else nothing. */
    private static String remark(Explanation explanation) {
        if (!explanation.terms().isEmpty()) {
            return "";
        }
        return (explanation.words().isEmpty() ? "The text has no words" : "The model knows none of the text's words")
                + ": the score is the bias alone and says nothing about the text.";
    }

    private static String heading(Explanation explanation) {
        return "score " + signed(explanation.score()) + ", " + TerminalText.visible(explanation.label()) + "; bias "
                + signed(explanation.bias());
    }

    private static TextTable table(Explanation explanation) {
        List<List<String>> rows = new ArrayList<>();
        for (Term term : explanation.strongest()) {
            rows.add(List.of(
                    term.text(),
                    Integer.toString(term.count()),
                    String.format(Locale.ROOT, "%.4f", term.value()),
                    signed(term.weight()),
                    signed(term.contribution())));
        }
        rows.add(List.of("(bias)", "", "", "", signed(explanation.bias())));
        rows.add(List.of("(score)", "", "", "", signed(explanation.score())));
        return new TextTable(List.of("term", "count", "value", "weight", "adds"), 1, rows);
    }

    private static String coloured(Explanation explanation) {
        double largest = explanation.words().stream()
                .mapToDouble(word -> Math.abs(word.contribution()))
                .max()
                .orElse(0);
        return explanation.words().stream()
                .map(word -> colour(word, largest) + TerminalText.visible(word.text()) + PLAIN)
                .collect(Collectors.joining(" "));
    }

    /** Blue adds and orange takes away, of the 256 colours, readable on black and on white; bold beyond half of the largest. */
    private static String colour(Word word, double largest) {
        if (word.kind() != Kind.KNOWN) {
            return DIM;
        }
        if (word.contribution() == 0) {
            return "";
        }
        String bold = Math.abs(word.contribution()) > largest / 2 ? "1;" : "";
        return "\u001b[" + bold + "38;5;" + (word.contribution() > 0 ? 33 : 172) + "m";
    }

    private static String signed(double number) {
        return String.format(Locale.ROOT, "%+.4f", number);
    }
}
