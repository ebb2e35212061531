package org.ridgeline.pipeline.study.example;

import java.util.List;
import org.ridgeline.reports.table.TextTable;

/**
 * One worked example.
 *
 * @param title what it is and where it is from
 * @param remark what a reader must know to judge the numbers
 * @param rows its statements
 */
record WorkedExample(String title, String remark, List<Statement> rows) {

    WorkedExample {
        rows = List.copyOf(rows);
    }

    /** Returns the statements as texts, each label behind an indent. */
    TextTable table(String indent) {
        return new TextTable(
                List.of("", "expected", "ours", "verdict"),
                4,
                rows.stream()
                        .map(row -> List.of(
                                indent + row.label(),
                                row.printedText(),
                                row.oursText(),
                                row.verdict().text()))
                        .toList());
    }
}
