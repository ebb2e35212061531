package org.ridgeline.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRecordsTest {

    @Test
    void csvQuotesWhereNeededAndKeepsEveryDigit() {
        assertThat(CsvRecords.render(List.of("name", "x"), List.of(List.of("a,b", 0.1), List.of("c", 3L))))
                .isEqualTo("name,x\n\"a,b\",0.1\nc,3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvRecords.render(List.of("a"), List.of(List.of(1, 2))))
                .withMessageContaining("expected 1 values, got 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "=cmd|' /C calc'!A0",
                "-1 to =1",
                "+1%=2",
                "-",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A"
            })
    void aTextThatASpreadsheetWouldCalculateGetsAnApostropheInFront(String text) throws IOException {
        String csv = CsvRecords.render(List.of(text), List.of(List.of(text)));
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (CSVParser records = CSVParser.parse(csv, format)) {
            assertThat(records.getRecords()).hasSize(2).allMatch(record -> record.get(0)
                    .equals("'" + text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "+12.5%", "-1.5e-3", "+0.2 points", "-1 to +2", "a=b", "'s", "good"})
    void numbersWithASignAndOtherTextsStayAsTheyAre(String text) {
        assertThat(CsvRecords.render(List.of("x"), List.of(List.of(text)))).isEqualTo("x\n" + text + "\n");
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
