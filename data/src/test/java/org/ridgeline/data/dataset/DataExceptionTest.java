package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.source.DataException;

class DataExceptionTest {

    @Test
    void theAdviceEndsTheMessage() {
        assertThat(DataException.unexpected("a.csv:3", "no label", "0 or 1", "2", "correct the row"))
                .hasMessage("""
                        a.csv:3: no label
                          expected: 0 or 1
                          got:      2
                          to do:    correct the row""");
    }

    @Test
    void aMessageWithoutAdviceIsTheFaultAlone() {
        IOException cause = new IOException("closed");
        DataException failure = new DataException("a.csv: cannot be read", cause);
        assertThat(failure).hasMessage("a.csv: cannot be read").hasCause(cause);
        assertThat(failure.advice()).isEmpty();
    }

    @Test
    void anotherAdviceTakesThePlaceOfTheFirstWhateverTheFaultQuotes() {
        // A file's name or content may itself read like an advice.
        DataException failure = new DataException("a\n  to do:    b.csv: bad", "check the path");
        DataException other = failure.advising("give another file");
        assertThat(other)
                .hasMessage("a\n  to do:    b.csv: bad\n  to do:    give another file")
                .hasCause(failure);
        assertThat(other.advice()).contains("give another file");
        assertThat(failure.advice()).contains("check the path");
    }

    @Test
    void aBadRowAdvisesToCorrectItApartFromTheFault() {
        BadRow row = new BadRow("a.csv", 3, BadRow.Reason.EMPTY, "expected a text");
        assertThatThrownBy(() -> BadRows.stop().add(row))
                .isInstanceOfSatisfying(DataException.class, failure -> assertThat(failure.advising("none"))
                        .hasMessage(row + "\n  to do:    none"));
    }
}
