package org.ridgeline.pipeline.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ridgeline.data.review.BadRow;
import org.ridgeline.data.review.BadRows;
import org.ridgeline.data.review.ReviewColumns;
import org.ridgeline.data.review.ReviewFormat;
import org.ridgeline.data.review.ReviewSource;
import picocli.CommandLine.Option;

/** Options that say how files hold texts. */
final class TextOptions {

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            defaultValue = "text",
            description =
                    "The column or JSON member of the texts, by name or number from 1 (default: ${DEFAULT-VALUE}).")
    private String text;

    @Option(
            names = "--format",
            paramLabel = "csv|tsv|jsonl|lines",
            description =
                    "How the files hold their rows (default: as their names end; lines for .txt and standard input).")
    private ReviewFormat format;

    @Option(names = "--encoding", paramLabel = "NAME", description = "The files' character encoding (default: UTF-8).")
    private Charset encoding;

    @Option(names = "--no-header", description = "The first row of CSV or TSV is a text, not the columns' names.")
    private boolean headerless;

    @Option(
            names = "--skip-bad-rows",
            description =
                    "Leave out rows that cannot be used, count them and list the first; else the first one ends the command.")
    private boolean skip;

    ReviewSource source(List<Path> files) {
        return new ReviewSource(
                files,
                Optional.ofNullable(format),
                encoding == null ? StandardCharsets.UTF_8 : encoding,
                !headerless,
                ReviewColumns.ofText(text));
    }

    BadRows badRows() {
        return skip ? BadRows.skip() : BadRows.stop();
    }

    /** Says on standard error which rows were left out, if any. */
    static void remark(BadRows bad, Console console) {
        if (bad.total() == 0) {
            return;
        }
        console.remarks().println("bad rows left out: " + bad.total() + " " + bad.counts());
        for (BadRow row : bad.first()) {
            console.remarks().println("  " + TerminalText.visible(row.toString()));
        }
    }
}
