package org.ridgeline.data.dataset;

/**
 * A row that cannot be used.
 *
 * @param file its file's name
 * @param line the physical line at which it begins, from 1
 * @param reason what is wrong
 * @param detail what was expected and what was found; no more than a few words of the row
 */
public record BadRow(String file, long line, Reason reason, String detail) {

    public enum Reason {
        /** It has fewer or more columns than the header, or a field is missing. */
        COLUMNS("wrong columns"),
        /** Its label is none of the mapping's. */
        LABEL("unknown label"),
        /** A quote is not closed, or text follows a closing one. */
        QUOTE("unbalanced quote"),
        /** Its bytes are not text in the file's encoding. */
        ENCODING("invalid encoding"),
        /** Its text is empty or blank. */
        EMPTY("empty text"),
        /** It is longer than any review. */
        LENGTH("too long"),
        /** Its objects and lists hold one another to no end. */
        DEPTH("nested too deep"),
        /** It is no JSON object with the fields that are needed. */
        JSON("malformed JSON");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason + ": " + detail;
    }
}
