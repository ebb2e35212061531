package org.ridgeline.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.eval.reproduction.Unit;

class TableRenderersTest {

    private final ResultTable table = Samples.table("SST", "");

    @Test
    void markdownPrintsAsTheBookDoesWithTheBookBeside() {
        assertThat(ResultText.markdown(table)).isEqualTo("""
                | SST | no regularizer | the book | difference | 95% interval | with L2 | the book | difference | 95% interval |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                | train MSE | 0.0000 | 0.0000 | 0.0000, within 0.002 | - | 0.0726 | 0.0727 | -0.0001, within 0.002 | - |
                | test MSE | 7.9480 | 7.9469 | +0.0011, within 0.01 | 7.3000 to 8.6500 | 0.7524 | 0.7523 | +0.0001, within 0.002 | 0.7000 to 0.8051 |
                | train accuracy | 100.00% | 100.00% | 0.00 points, within 0.2 points | - | 99.55% | 99.55% | 0.00 points, within 0.2 points | - |
                | test accuracy | 61.83% | 61.67% | +0.16 points, not within 0.1 points | 59.58% to 64.09% | 77.98% | 78.07% | -0.09 points, within 0.2 points | 76.00% to 79.85% |
                """);
    }

    @Test
    void plainTextIsAlignedWithTheDifference() {
        assertThat(ResultText.plain(table)).isEqualTo("""
                SST

                                no regularizer     book  difference  with L2    book  difference
                train MSE               0.0000   0.0000      0.0000   0.0726  0.0727     -0.0001
                test MSE                7.9480   7.9469     +0.0011   0.7524  0.7523     +0.0001
                train accuracy         100.00%  100.00%     0.00 pt   99.55%  99.55%     0.00 pt
                test accuracy           61.83%   61.67%    +0.16 pt   77.98%  78.07%    -0.09 pt
                """);
        assertThat(ResultText.plain(table).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void csvHoldsFullPrecisionBesideThePrintedValue() {
        assertThat(ResultText.csv(table))
                .startsWith("""
                measure,fit,unit,value,printed,book,book_printed,difference,band,verdict,low95,high95,notice
                train MSE,no regularizer,MSE,6.686312240916087E-22,0.0000,0.0,0.0000,6.686312240916087E-22,0.002,within 0.002,,,
                train MSE,with L2,MSE,0.0726439239295354,0.0726,0.0727,0.0727,""")
                .contains("test accuracy,no regularizer,FRACTION,0.6183415705656233,61.83%,0.6167,61.67%,")
                .contains(",0.001,not within 0.1 points,0.5958,0.6409,\n")
                .doesNotContain("\r")
                .endsWith(",\n");
    }

    @Test
    void csvNumbersReadBackAsTheSameDoubles() throws IOException {
        List<CSVRecord> records = parse(ResultText.csv(table));
        assertThat(records).hasSize(8);
        for (int i = 0; i < 8; i++) {
            ResultTable.Cell cell = table.rows().get(i / 2).cells().get(i % 2);
            assertThat(Double.parseDouble(records.get(i).get("value"))).isEqualTo(cell.ours());
            assertThat(Double.parseDouble(records.get(i).get("difference")))
                    .isEqualTo(cell.difference().orElseThrow());
        }
    }

    @Test
    void hostileTextComesBackFromCsvAsItWas() throws IOException {
        String csv = ResultText.csv(Samples.table("t", Samples.HOSTILE));
        assertThat(parse(csv)).allMatch(record -> record.get("notice").equals(Samples.HOSTILE));
    }

    @Test
    void hostileTextStaysOneMarkdownCellWithoutMarkup() {
        String markdown = ResultText.markdown(Samples.table(Samples.HOSTILE, ""));
        String header = markdown.lines().findFirst().orElseThrow();
        assertThat(markdown.lines()).hasSize(6);
        assertThat(header).doesNotContain(" <script>").contains("\\<script\\>").contains("\\|");
        assertThat(header.replace("\\|", "").chars().filter(c -> c == '|').count())
                .isEqualTo(10);
    }

    @Test
    void hostileTextCannotSteerTheTerminal() {
        String plain = ResultText.plain(Samples.table(Samples.HOSTILE, Samples.HOSTILE));
        assertThat(plain).doesNotContain("\u001B", "\u0001");
        assertThat(plain.lines()).hasSize(8);
    }

    @Test
    void noticeStandsInEveryRendering() {
        ResultTable synthetic = Samples.table("synthetic corpus", "synthetic, not comparable with the book");
        assertThat(ResultText.markdown(synthetic)).startsWith("**synthetic, not comparable with the book**\n\n|");
        assertThat(ResultText.plain(synthetic)).contains("\nsynthetic, not comparable with the book\n");
        assertThat(ResultText.csv(synthetic).lines().skip(1))
                .allMatch(line -> line.endsWith(",\"synthetic, not comparable with the book\""));
    }

    @Test
    void tableWithoutBookHasNoBookColumns() {
        ResultTable ours = new ResultTable(
                "mine",
                "",
                List.of("L2"),
                List.of(new ResultTable.Row("test MSE", Unit.MSE, List.of(Samples.cell(0.5, OptionalDouble.empty())))));
        assertThat(ResultText.markdown(ours)).isEqualTo("| mine | L2 |\n| --- | ---: |\n| test MSE | 0.5000 |\n");
        assertThat(ResultText.plain(ours)).isEqualTo("mine\n\n              L2\ntest MSE  0.5000\n");
        assertThat(ResultText.csv(ours)).endsWith("\ntest MSE,L2,MSE,0.5,0.5000,,,,,,,,\n");
    }

    @Test
    void cellTheBookLeavesOutIsADashBesideOnesItPrints() {
        ResultTable mixed = new ResultTable(
                "m",
                "",
                List.of("a", "b"),
                List.of(new ResultTable.Row(
                        "x",
                        Unit.MSE,
                        List.of(Samples.cell(1, OptionalDouble.empty()), Samples.cell(1, OptionalDouble.of(2))))));
        assertThat(ResultText.markdown(mixed)).endsWith("| x | 1.0000 | - | - | 1.0000 | 2.0000 | -1.0000 |\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void everyRenderingIsTheSameUnderEveryLocale(String locale) {
        List<Function<ResultTable, String>> renderers =
                List.of(ResultText::markdown, ResultText::csv, ResultText::plain);
        for (Function<ResultTable, String> renderer : renderers) {
            assertThat(Samples.under(locale, () -> renderer.apply(table))).isEqualTo(renderer.apply(table));
        }
    }

    @Test
    void misshapenTablesAreRejected() {
        ResultTable.Row one = new ResultTable.Row("x", Unit.MSE, List.of(Samples.cell(1, OptionalDouble.empty())));
        assertThatThrownBy(() -> new ResultTable("t", "", List.of("a", "b"), List.of(one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row x: expected 2 cells, got 1");
        assertThatThrownBy(() -> new ResultTable("t", "", List.of("a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.cell(Double.NaN, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.cell(1, OptionalDouble.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new ResultTable.Cell(1, OptionalDouble.empty(), OptionalDouble.of(0.1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cell: expected a band >= 0 around a book value, got ");
    }

    private static List<CSVRecord> parse(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }
}
