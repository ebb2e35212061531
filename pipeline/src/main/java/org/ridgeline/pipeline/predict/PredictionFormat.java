package org.ridgeline.pipeline.predict;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.node.TextNode;
import org.ridgeline.reports.table.CsvRecords;

/** How predictions are written; the score is the shortest decimal that reads back as the same double. */
public enum PredictionFormat {
    /** A header {@code score,label} and one line a prediction; with places, {@code file,line} before them, and first of all
     * {@code id}, where rows have one. No text of the input. */
    CSV,
    /** A JSON object a line, with the members {@code score} and {@code label}; with places, {@code file} and {@code line}; {@code id}, a text. */
    JSONL;

    /** Returns what stands before the first prediction. */
    String header(boolean places, boolean ids) {
        return this == JSONL ? "" : (ids ? "id," : "") + (places ? "file,line," : "") + "score,label\n";
    }

    /** Returns a name as it stands in a prediction. */
    String quoted(String name) {
        return this == JSONL ? TextNode.valueOf(name).toString() : CsvRecords.field(name);
    }

    /** Appends one prediction; names are quoted already; a null id stands for none, a null file for no place. */
    void write(StringBuilder out, String id, String file, long line, double score, String label) {
        boolean json = this == JSONL;
        out.append(json ? "{" : "");
        if (id != null) {
            out.append(json ? "\"id\":" : "").append(id).append(',');
        }
        if (file != null) {
            out.append(json ? "\"file\":" : "").append(file);
            out.append(json ? ",\"line\":" : ",").append(line).append(',');
        }
        out.append(json ? "\"score\":" : "").append(NumberOutput.toString(score, true));
        out.append(json ? ",\"label\":" : ",").append(label).append(json ? "}\n" : "\n");
    }
}
