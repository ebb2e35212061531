package org.ridgeline.data.text;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer.PTBTokenizerFactory;
import edu.stanford.nlp.process.TokenizerFactory;
import java.io.StringReader;

/**
 * Cuts a text as the Penn Treebank does, with CoreNLP's {@code PTBTokenizer}.
 *
 * <p>Hyphens and slashes do not split a word ("writer/director" is one token), as in the treebank's own leaves.
 * Brackets stay as they are written, not {@code -lrb-}. A character that the lexer has no rule for becomes a token of
 * its own, without a warning: no part of the text is lost. Each call runs a lexer of its own, so that threads may
 * share one tokenizer.
 */
public final class PtbTokenizer implements Tokenizer {

    /** CoreNLP's options, part of what an experiment pins: another value gives other tokens. */
    public static final String OPTIONS = "splitHyphenated=false,splitForwardSlash=false,untokenizable=noneKeep";

    private final TokenizerFactory<Word> lexers = PTBTokenizerFactory.newWordTokenizerFactory(OPTIONS);
    private final boolean lowerCase;

    public PtbTokenizer() {
        this(true);
    }

    public PtbTokenizer(boolean lowerCase) {
        this.lowerCase = lowerCase;
    }

    @Override
    public void tokenize(String text, TokenBuffer tokens) {
        tokens.clear();
        lexers.getTokenizer(new StringReader(text))
                .forEachRemaining(word -> tokens.add(lowerCase ? Normalization.lowerCase(word.word()) : word.word()));
    }
}
