package org.ridgeline.reports.table;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;

/**
 * Renders a comparison with expected values as JUnit XML, which CI servers show: one test case a cell and one for the chain
 * of stages. A failure's message says what was expected and what came out; of a case that passed its output says so, such as
 * whether the stages are as pinned bit for bit. It carries no time stamp and no duration.
 */
public final class JunitXml {

    private JunitXml() {}

    /**
     * Returns the document; characters that XML 1.0 cannot hold become U+FFFD.
     *
     * @param suite name of the suite, such as the experiment's
     * @param check the comparison with the expected values
     * @param changedByHand what the history of the expected values does not tell, a case of its own where there is any
     */
    public static String render(String suite, Comparison check, List<String> changedByHand) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, legal(suite), check, changedByHand);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("JUnit XML: expected memory to take it, got " + e.getMessage(), e);
        }
        return text.append('\n').toString();
    }

    private static void write(XMLStreamWriter xml, String suite, Comparison check, List<String> changedByHand)
            throws XMLStreamException {
        int history = changedByHand.isEmpty() ? 0 : 1;
        long failures = check.cells().stream().filter(cell -> !cell.passed()).count()
                + (check.firstThatDisagrees().isEmpty() ? 0 : 1)
                + history;
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite);
        xml.writeAttribute("tests", Integer.toString(check.cells().size() + 1 + history));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        for (CellComparison cell : check.cells()) {
            testCase(xml, suite, cell.cell(), cell.passed(), finding(cell));
        }
        testCase(xml, suite, "stages", check.firstThatDisagrees().isEmpty(), CheckText.stages(check));
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

    private static String finding(CellComparison cell) {
        return CheckText.rows(cell).stream()
                .map(row -> row.get(1) + ": expected " + row.get(2) + " within " + row.get(3) + ", got " + row.get(4)
                        + ", difference " + row.get(5) + ": " + row.get(6))
                .collect(Collectors.joining("; "));
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
