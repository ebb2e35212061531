package org.ridgeline.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainRecordsTest {

    @Test
    void csvQuotesWhereNeededAndKeepsEveryDigit() {
        assertThat(CsvRecords.render(List.of("name", "x"), List.of(List.of("a,b", 0.1), List.of("c", 3L))))
                .isEqualTo("name,x\n\"a,b\",0.1\nc,3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvRecords.render(List.of("a"), List.of(List.of(1, 2))))
                .withMessageContaining("expected 1 values, got 2");
    }

    @Test
    void tablesAlignForATerminalAndEscapeForMarkdown() {
        TextTable table = new TextTable(List.of("who", "x"), 1, List.of(List.of("a|b", "1"), List.of("c", "22")));
        assertThat(table.plain()).isEqualTo("who   x\na|b   1\nc    22\n");
        assertThat(table.markdown()).isEqualTo("| who | x |\n| --- | ---: |\n| a\\|b | 1 |\n| c | 22 |\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTable(List.of("a"), 1, List.of(List.of())))
                .withMessageContaining("expected 1 cells, got 0");
    }
}
