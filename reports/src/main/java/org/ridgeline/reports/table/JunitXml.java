package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;

/**
 * Renders a comparison with expected values as JUnit XML, which CI servers show: one test case a cell and one for the chain
 * of stages. A failure's message says what was expected and what came out; of a case that passed its output says so, such as
 * whether the stages are as pinned bit for bit. It carries no time stamp and no duration.
 */
public final class JunitXml {

    private JunitXml() {}

    private record TestCase(String name, boolean passed, String finding) {

        String xml(String suite) {
            String result = passed
                    ? "<system-out>" + XmlText.escape(finding) + "</system-out>"
                    : "<failure message=\"" + XmlText.escape(finding) + "\"></failure>";
            return "  <testcase classname=\"" + XmlText.escape(suite) + "\" name=\"" + XmlText.escape(name)
                    + "\">\n    " + result + "\n  </testcase>\n";
        }
    }

    /**
     * Returns the document, for UTF-8.
     *
     * @param suite name of the suite, such as the experiment's
     * @param check the comparison with the expected values
     * @param changedByHand what the history of the expected values does not tell, a case of its own where there is any
     */
    public static String render(String suite, Comparison check, List<String> changedByHand) {
        List<TestCase> cases = new ArrayList<>();
        check.cells().forEach(cell -> cases.add(new TestCase(cell.cell(), cell.passed(), finding(cell))));
        cases.add(new TestCase("stages", check.firstThatDisagrees().isEmpty(), CheckText.stages(check)));
        if (!changedByHand.isEmpty()) {
            cases.add(new TestCase("history", false, String.join("; ", changedByHand)));
        }
        long failures = cases.stream().filter(each -> !each.passed()).count();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + XmlText.escape(suite) + "\" tests=\""
                + cases.size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\">\n"
                + cases.stream().map(each -> each.xml(suite)).collect(Collectors.joining())
                + "</testsuite>\n";
    }

    private static String finding(CellComparison cell) {
        return CheckText.rows(cell).stream()
                .map(row -> row.get(1) + ": expected " + row.get(2) + " within " + row.get(3) + ", got " + row.get(4)
                        + ", difference " + row.get(5) + ": " + row.get(6))
                .collect(Collectors.joining("; "));
    }
}
