package org.ridgeline.pipeline.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.BadRow;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.Columns;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.pipeline.experiment.OwnData;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Options that say how files hold texts. */
final class TextOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            defaultValue = "text",
            description =
                    "The column or JSON member of the texts, by name or number from 1 (default: ${DEFAULT-VALUE}).")
    private String text;

    @Option(
            names = "--format",
            paramLabel = "csv|tsv|jsonl|lines|fasttext|folders",
            description =
                    "How the files hold their rows (default: as their names end; lines for .txt and standard input); folders: a text a file, in a folder for each class.")
    private Format format;

    @Option(names = "--encoding", paramLabel = "NAME", description = "The files' character encoding (default: UTF-8).")
    private Charset encoding;

    @Option(names = "--no-header", description = "The first row of CSV or TSV is a text, not the columns' names.")
    private boolean headerless;

    @Option(
            names = "--skip-bad-rows",
            description =
                    "Leave out rows that cannot be used, count them and list the first; else the first one ends the command.")
    private boolean skip;

    /** Returns files of texts alone. */
    DataFiles source(List<Path> files) {
        return source(files, Optional.empty());
    }

    /** Returns files of texts and, where a column of them is named, of what their rows are known by. */
    DataFiles source(List<Path> files, Optional<String> id) {
        return source(files, () -> new Columns(text, Optional.empty(), Optional.empty(), id));
    }

    /**
     * Returns files to read.
     *
     * @param label the column of the labels, where they are needed
     * @param split that of the splits, where rows tell theirs
     */
    DataFiles source(List<Path> files, Optional<String> label, Optional<String> split) {
        return source(files, () -> new Columns(text, label, split, Optional.empty()));
    }

    /**
     * Returns files as an experiment's data set.
     *
     * @param data those of all documents, or of those to train on
     * @param test those of the documents to test on, or null where they are not apart
     * @param label the column of the labels
     * @param labels what labels mean, or null where they tell it
     * @param split which documents are held back, or null
     */
    OwnData dataset(List<Path> data, List<Path> test, String label, String labels, OwnData.Split split) {
        requireNoOption(data);
        return new OwnData(
                data.get(0).equals(DataFiles.STANDARD_INPUT)
                        ? "standard input"
                        : data.get(0).toAbsolutePath().normalize().getFileName().toString(),
                OwnData.named(data),
                test == null ? null : OwnData.named(test),
                format,
                encoding == null ? null : encoding.name(),
                headerless ? false : null,
                text,
                label,
                labels,
                split,
                skip ? OwnData.BadRowChoice.SKIP : null);
    }

    private DataFiles source(List<Path> files, Supplier<Columns> columns) {
        requireNoOption(files);
        return PropertyOptions.checked(
                command,
                () -> new DataFiles(
                        files,
                        Optional.ofNullable(format),
                        encoding == null ? StandardCharsets.UTF_8 : encoding,
                        !headerless,
                        columns.get()));
    }

    /** An option of several files takes a misspelled option after them for one more. */
    private void requireNoOption(List<Path> files) {
        files.stream()
                .filter(file -> file.toString().startsWith("--") && !Files.exists(file))
                .findFirst()
                .ifPresent(option -> {
                    throw new UnmatchedArgumentException(command.commandLine(), List.of(option.toString()));
                });
    }

    BadRows badRows() {
        return skip ? BadRows.skip() : BadRows.stop();
    }

    /** Says on standard error which rows were left out, if any. */
    static void remark(BadRows bad, Console console, CommandSpec command) {
        if (bad.total() == 0) {
            return;
        }
        console.remarks()
                .println(String.format(
                        Locale.ROOT,
                        "ridgeline: %,d bad %s left out (%s):",
                        bad.total(),
                        bad.total() == 1 ? "row" : "rows",
                        counts(bad)));
        for (BadRow row : bad.first()) {
            console.remarks().println("  " + TerminalText.visible(PropertyOptions.named(row.toString(), command)));
        }
        if (bad.total() > bad.first().size()) {
            console.remarks().println("  ...");
        }
    }

    /** Says on standard error which texts repeat, if any. */
    static void warn(Optional<String> duplicates, Console console) {
        duplicates.ifPresent(warning -> console.warn("warning: " + warning));
    }

    private static String counts(BadRows bad) {
        return bad.counts().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s: %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
