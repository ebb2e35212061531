package org.ridgeline.pipeline.predict;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import org.ridgeline.reports.table.CsvRecords;

/** How predictions are written; the score is the shortest decimal that reads back as the same double. */
public enum PredictionFormat {
    /** A header {@code score,label} and one line a prediction; with places, {@code file,line} before them, and first of all
     * {@code id}, where rows have one. No text of the input. */
    CSV {
        @Override
        String header(boolean places, boolean ids) {
            return (ids ? "id," : "") + (places ? "file,line," : "") + "score,label\n";
        }

        @Override
        String quoted(String name) {
            return CsvRecords.field(name);
        }

        @Override
        void write(StringBuilder out, String id, String file, long line, double score, String label) {
            if (id != null) {
                out.append(id).append(',');
            }
            if (file != null) {
                out.append(file).append(',').append(line).append(',');
            }
            out.append(NumberOutput.toString(score, true)).append(',').append(label);
        }
    },
    /** A JSON object a line, with the members {@code score} and {@code label}; with places, {@code file} and {@code line}; {@code id}, a text. */
    JSONL {
        @Override
        String header(boolean places, boolean ids) {
            return "";
        }

        @Override
        String quoted(String name) {
            return TextNode.valueOf(name).toString();
        }

        @Override
        void write(StringBuilder out, String id, String file, long line, double score, String label) {
            out.append('{');
            if (id != null) {
                out.append("\"id\":").append(id).append(',');
            }
            if (file != null) {
                out.append("\"file\":")
                        .append(file)
                        .append(",\"line\":")
                        .append(line)
                        .append(',');
            }
            out.append("\"score\":").append(NumberOutput.toString(score, true));
            out.append(",\"label\":").append(label).append('}');
        }
    };

    /** Returns what stands before the first prediction. */
    abstract String header(boolean places, boolean ids);

    /** Returns a name as it stands in a prediction. */
    abstract String quoted(String name);

    /** Appends one prediction without its line end; names are quoted already; a null id stands for none, a null file for no place. */
    abstract void write(StringBuilder out, String id, String file, long line, double score, String label);

    /** Returns the name as the command line has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
