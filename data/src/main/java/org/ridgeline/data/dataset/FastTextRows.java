package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.function.Consumer;
import org.ridgeline.data.dataset.BadRow.Reason;

/** One text a line, its label before it: {@code __label__positive A warm, funny film.} */
final class FastTextRows extends LineRows {

    private static final String PREFIX = "__label__";

    FastTextRows(OpenedFile file) throws IOException {
        super(file.name(), file.text());
    }

    @Override
    Document row(String content, long number, Consumer<BadRow> bad) {
        String line = content.strip();
        int end = endOfWord(line);
        String text = line.substring(end).strip();
        BadRow fault = null;
        if (!line.startsWith(PREFIX) || end == PREFIX.length()) {
            fault = new BadRow(file, number, Reason.LABEL, "expected a line that begins with " + PREFIX + "NAME");
        } else if (text.startsWith(PREFIX)) {
            fault = new BadRow(file, number, Reason.LABEL, "expected one label, got more");
        } else {
            fault = DocumentReader.fault(file, number, text);
        }
        if (fault != null) {
            bad.accept(fault);
            return null;
        }
        return new Document(file, number, text, line.substring(PREFIX.length(), end), null, null);
    }

    private static int endOfWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
