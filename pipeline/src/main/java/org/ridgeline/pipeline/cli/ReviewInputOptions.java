package org.ridgeline.pipeline.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgeline.data.review.BadRow;
import org.ridgeline.data.review.BadRows;
import org.ridgeline.data.review.LabelMapping;
import org.ridgeline.data.review.ReviewColumns;
import org.ridgeline.data.review.ReviewFormat;
import org.ridgeline.data.review.ReviewSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say where labelled texts of the user's own are and how they are to be read. */
final class ReviewInputOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of labelled texts, or folders of them: CSV, TSV or JSON lines, also packed by gzip; - for standard input.")
    private List<Path> data;

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            defaultValue = "text",
            description = "The column or field of the texts, by name or by number from 1 (default: ${DEFAULT-VALUE}).")
    private String text;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            defaultValue = "label",
            description = "That of the labels (default: ${DEFAULT-VALUE}).")
    private String label;

    @Option(
            names = "--labels",
            paramLabel = "MAPPING",
            description =
                    "What labels mean: positive=4,5:negative=1,2:out=3 (default: told by the labels themselves, where they are usual ones).")
    private String labels;

    @Option(
            names = "--format",
            paramLabel = "csv|tsv|jsonl",
            description = "The files' format (default: told by their names).")
    private ReviewFormat format;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "The files' encoding, such as ISO-8859-1 (default: ${DEFAULT-VALUE}).")
    private String encoding;

    @Option(names = "--no-header", description = "Delimited files have no header; columns are told by numbers.")
    private boolean noHeader;

    @Option(
            names = "--skip-bad-rows",
            description =
                    "Leave out rows that cannot be used, count them and list the first, in place of stopping at the first.")
    private boolean skip;

    boolean given() {
        return data != null;
    }

    CommandSpec command() {
        return command;
    }

    /** Returns the files to read. */
    ReviewSource source(Optional<String> split) {
        return source(data, split);
    }

    /** Returns other files that are read alike. */
    ReviewSource source(List<Path> files, Optional<String> split) {
        try {
            return new ReviewSource(
                    files,
                    Optional.ofNullable(format),
                    charset(),
                    !noHeader,
                    new ReviewColumns(text, Optional.of(label), split));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private Charset charset() {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--encoding: expected a name that Java knows, such as " + StandardCharsets.UTF_8 + " or "
                            + StandardCharsets.ISO_8859_1 + ", got " + encoding,
                    e);
        }
    }

    /** Returns the stated mapping of labels, if there is one. */
    Optional<LabelMapping> labels() {
        try {
            return Optional.ofNullable(labels).map(LabelMapping::parse);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
        }
    }

    /** Returns what happens to bad rows. */
    BadRows badRows() {
        return skip ? BadRows.skip() : BadRows.stop();
    }

    /** Tells of rows that were left out. */
    static void remark(Console console, BadRows bad) {
        if (bad.total() == 0) {
            return;
        }
        console.remarks()
                .println(
                        String.format(Locale.ROOT, "ridgeline: %,d bad rows left out (%s):", bad.total(), counts(bad)));
        for (BadRow row : bad.first()) {
            console.remarks().println("  " + row);
        }
        if (bad.total() > bad.first().size()) {
            console.remarks().println("  ...");
        }
    }

    private static String counts(BadRows bad) {
        return bad.counts().entrySet().stream()
                .map((Map.Entry<BadRow.Reason, Long> entry) ->
                        String.format(Locale.ROOT, "%s: %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
