package org.ridgeline.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a text at spaces (U+0020) and nowhere else, and lower-cases: on the text of a treebank document this gives its
 * leaves, one by one. A no-break space stays inside its token; cutting there as well moves the published figures.
 */
public final class WhitespaceTokenizer implements Tokenizer {

    @Override
    public List<String> tokens(String text) {
        String lower = Normalization.lowerCase(text);
        List<String> tokens = new ArrayList<>();
        int start = 0;
        while (start < lower.length()) {
            int space = lower.indexOf(' ', start);
            int end = space < 0 ? lower.length() : space;
            if (end > start) {
                tokens.add(lower.substring(start, end));
            }
            start = end + 1;
        }
        return Collections.unmodifiableList(tokens);
    }
}
