package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.regex.Pattern;
import org.ridgeline.data.dataset.BadRow.Reason;

/** One text a line, its label before it: {@code __label__positive A warm, funny film.} */
final class FastTextRows extends LineRows {

    private static final String PREFIX = "__label__";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    FastTextRows(OpenedFile file) throws IOException {
        super(file);
    }

    @Override
    Document row(String content, long number) {
        String[] words = BLANKS.split(content.strip(), 2);
        String text = words.length < 2 ? "" : words[1];
        if (!words[0].startsWith(PREFIX) || words[0].equals(PREFIX)) {
            return file.refuse(number, Reason.LABEL, "expected a line that begins with " + PREFIX + "NAME");
        }
        if (text.startsWith(PREFIX)) {
            return file.refuse(number, Reason.LABEL, "expected one label, got more");
        }
        return file.document(number, text, words[0].substring(PREFIX.length()), null, null);
    }
}
