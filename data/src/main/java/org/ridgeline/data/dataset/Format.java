package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a file holds its documents. A new format is a reader of its own and a line here. */
public enum Format {
    /** Comma-separated values (RFC 4180): quotes around a field are doubled inside it, and a quoted field may hold line ends. */
    CSV(file -> new CsvRows(file, ','), "csv"),
    /** The same with tabs. */
    TSV(file -> new CsvRows(file, '\t'), "tsv", "tab"),
    /** One JSON object a line. */
    JSONL(JsonRows::new, "jsonl", "ndjson"),
    /** One text a line, without labels. */
    LINES(PlainRows::new, "txt"),
    /** One text a line behind its label, {@code __label__NAME}, as fastText reads it. */
    FASTTEXT(FastTextRows::new, "fasttext"),
    /** A folder for each class, with a file for each text: {@code train/pos/1.txt}. */
    FOLDERS(FolderRows::new),
    /** Labelled Penn trees in the files {@code train.txt}, {@code dev.txt} and {@code test.txt} of a zip archive or a folder. */
    TREEBANK(file -> SstCorpus.load(file.path(), false).open(file.bad(), file.standardInput()));

    private final Opener opener;
    private final List<String> endings;

    Format(Opener opener, String... endings) {
        this.opener = opener;
        this.endings = List.of(endings);
    }

    interface Opener {

        DocumentReader open(OpenedFile file) throws IOException;
    }

    DocumentReader open(OpenedFile file) throws IOException {
        return opener.open(file);
    }

    /** Returns the format that a file's name tells, {@code .gz} aside; empty where it tells none. */
    public static Optional<Format> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        return Stream.of(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }

    /** Returns the endings of all formats, in a line for people. */
    static String endings() {
        return Stream.of(values())
                        .flatMap(format -> format.endings.stream())
                        .map(ending -> "." + ending)
                        .collect(Collectors.joining(", "))
                + ", or in one of these and .gz";
    }

    /** Returns the name as the command line and an experiment have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a folder is one data set, and not a number of files. */
    public boolean ofFolder() {
        return this == FOLDERS || this == TREEBANK;
    }
}
