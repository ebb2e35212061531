package org.ridgeline.reports.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.table.TextTable;

/** A piece of a section. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
@JsonSubTypes({
    @Type(value = Block.Text.class, name = "text"),
    @Type(value = Block.Facts.class, name = "facts"),
    @Type(value = Block.Table.class, name = "table"),
    @Type(value = Block.Drawing.class, name = "figure"),
    @Type(value = Block.Sentences.class, name = "sentences"),
    @Type(value = Block.Missing.class, name = "missing")
})
public sealed interface Block {

    /**
     * A paragraph of plain text.
     *
     * @param text without markup
     */
    record Text(String text) implements Block {}

    /**
     * Named texts.
     *
     * @param facts in order
     */
    record Facts(List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A table, which is also written as Markdown and CSV.
     *
     * @param id its file name without ending, as of a figure
     * @param title what it shows
     * @param table its texts
     */
    record Table(String id, String title, TextTable table) implements Block {

        /** Rejects an id that holds anything but lower-case letters, digits and single hyphens. */
        public Table {
            Caption.requireId("table", id);
        }
    }

    /**
     * A figure.
     *
     * @param figure what it shows
     */
    record Drawing(Figure figure) implements Block {}

    /**
     * Documents word by word, each word coloured by what it adds to the score.
     *
     * @param title what they have in common
     * @param sentences in order
     */
    record Sentences(String title, List<Sentence> sentences) implements Block {

        public Sentences {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A document word by word.
     *
     * @param heading such as {@code is negative, score +1.62}
     * @param words in reading order
     */
    record Sentence(String heading, List<Word> words) {

        public Sentence {
            words = List.copyOf(words);
        }
    }

    /**
     * A word of a document.
     *
     * @param text as it stands there
     * @param contribution what it adds to the score, finite; 0 for words that are not in the vocabulary
     * @param known whether it is in the vocabulary
     */
    record Word(String text, double contribution, boolean known) {

        /** Rejects a contribution that is not finite. */
        public Word {
            if (!Double.isFinite(contribution)) {
                throw new IllegalArgumentException(
                        "contribution of " + text + ": expected a finite number, got " + contribution);
            }
        }
    }

    /**
     * What was not computed.
     *
     * @param what what is missing
     * @param command the line that computes it
     */
    record Missing(String what, String command) implements Block {}
}
