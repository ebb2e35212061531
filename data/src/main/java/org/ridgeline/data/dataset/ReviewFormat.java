package org.ridgeline.data.dataset;

import java.util.Locale;
import java.util.Optional;

/** How a file holds its rows. */
public enum ReviewFormat {
    /** Comma-separated values (RFC 4180): quotes around a field are doubled inside it, and a quoted field may hold line ends. */
    CSV,
    /** The same with tabs. */
    TSV,
    /** One JSON object a line. */
    JSONL,
    /** One text a line, without labels. */
    LINES;

    /** Returns the format that a file's name tells, {@code .gz} aside; empty where it tells none. */
    public static Optional<ReviewFormat> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        int dot = plain.lastIndexOf('.');
        return switch (plain.substring(dot + 1)) {
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "txt" -> Optional.of(LINES);
            default -> Optional.empty();
        };
    }

    /** Returns the name as the command line has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether rows have columns with names or numbers. */
    public boolean delimited() {
        return this == CSV || this == TSV;
    }
}
