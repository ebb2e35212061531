package org.ridgeline.data.text;

import org.ridgeline.data.text.TokenSettings.Scheme;

/** Cuts texts into a {@link TokenBuffer}: what a {@link Tokenizer} gives, without a list and strings. For one thread. */
@FunctionalInterface
public interface TokenScanner {

    /** Replaces the buffer's tokens by those of a text. */
    void scan(String text, TokenBuffer tokens);

    /** Returns a scanner for the single tokens of a scheme: no stop words removed, no n-grams made. */
    static TokenScanner of(TokenSettings settings) {
        return settings.scheme() == Scheme.WHITESPACE
                ? new WhitespaceScanner(settings.lowerCase())
                : of(new PtbTokenizer(settings.lowerCase()));
    }

    /** Returns a scanner that copies another tokenizer's tokens. */
    static TokenScanner of(Tokenizer tokenizer) {
        return (text, tokens) -> {
            tokens.clear();
            tokenizer.tokens(text).forEach(tokens::add);
        };
    }
}
