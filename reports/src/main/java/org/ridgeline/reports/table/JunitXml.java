package org.ridgeline.reports.table;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.ReproductionReport;
import org.ridgeline.eval.reproduction.ReproductionRow;

/**
 * Renders a {@link ReproductionReport} as JUnit XML, which CI servers show: one test case a cell and one for the chain
 * of stages. A failure's message says what was expected and what came out; of a case that passed its output says so, such as
 * whether the stages are as pinned bit for bit. It carries no time stamp and no duration.
 */
public final class JunitXml {

    private JunitXml() {}

    /** The same where nothing but the numbers is judged. */
    public static String render(String suite, ReproductionReport report) {
        return render(suite, report, List.of());
    }

    /**
     * Returns the document; characters that XML 1.0 cannot hold become U+FFFD.
     *
     * @param suite name of the suite, such as the experiment's
     * @param report what was compared
     * @param changedByHand what the history of the expected values does not tell, a case of its own where there is any
     * @return a well-formed UTF-8 document
     */
    public static String render(String suite, ReproductionReport report, List<String> changedByHand) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, legal(suite), report, changedByHand);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("JUnit XML: expected memory to take it, got " + e.getMessage(), e);
        }
        return text.append('\n').toString();
    }

    private static void write(XMLStreamWriter xml, String suite, ReproductionReport report, List<String> changedByHand)
            throws XMLStreamException {
        int history = changedByHand.isEmpty() ? 0 : 1;
        long failures = report.cells().stream().filter(cell -> !cell.passed()).count()
                + (report.stages().passed() ? 0 : 1)
                + history;
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite);
        xml.writeAttribute("tests", Integer.toString(report.cells().size() + 1 + history));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        for (CellComparison cell : report.cells()) {
            String name = cell.expected().cell();
            List<ReproductionRow> rows = report.rows().stream()
                    .filter(row -> row.cell().equals(name))
                    .toList();
            testCase(xml, suite, name, cell.passed(), finding(rows));
        }
        testCase(xml, suite, "stages", report.stages().passed(), CheckText.stages(report));
        if (!changedByHand.isEmpty()) {
            testCase(xml, suite, "history", false, String.join("; ", changedByHand));
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String suite, String name, boolean passed, String finding)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", legal(name));
        xml.writeCharacters("\n    ");
        if (passed) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal(finding));
        } else {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", legal(finding));
        }
        xml.writeEndElement();
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static String finding(List<ReproductionRow> rows) {
        StringBuilder finding = new StringBuilder();
        for (ReproductionRow row : rows) {
            finding.append(finding.isEmpty() ? "" : "; ")
                    .append(row.against())
                    .append(": expected ")
                    .append(row.expected())
                    .append(" within ")
                    .append(row.tolerance())
                    .append(", got ")
                    .append(row.actual())
                    .append(", difference ")
                    .append(row.difference())
                    .append(": ")
                    .append(row.verdict().text());
        }
        return finding.toString();
    }

    /** The Char production of XML 1.0, section 2.2; line breaks and tabs become spaces as in any attribute. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
            boolean space = c == '\t' || c == '\n' || c == '\r';
            legal.appendCodePoint(space ? ' ' : allowed ? c : 0xFFFD);
        });
        return legal.toString();
    }
}
