package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Fact;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** Collects what a study found: the blocks of its section, in order, and the values for programs. */
final class ReportBuilder {

    private final Study study;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, List<Map<String, Object>>> records = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    ReportBuilder(Study study) {
        this.study = study;
    }

    /** Adds a paragraph; without arguments the text stands as it is, else it is a format. */
    ReportBuilder text(String text, Object... arguments) {
        blocks.add(new Block.Text(arguments.length == 0 ? text : Wording.format(text, arguments)));
        return this;
    }

    ReportBuilder example(String id, WorkedExample example) {
        return table(id, example.title(), example.table(""));
    }

    ReportBuilder facts(List<Fact> facts) {
        blocks.add(new Block.Facts(facts));
        return this;
    }

    ReportBuilder figures(Figure... figures) {
        for (Figure figure : figures) {
            blocks.add(new Block.Drawing(figure));
        }
        return this;
    }

    ReportBuilder table(String id, String title, TextTable table) {
        blocks.add(new Block.Table(id, title, table));
        return this;
    }

    ReportBuilder sentences(String title, List<Block.Sentence> sentences) {
        blocks.add(new Block.Sentences(title, sentences));
        return this;
    }

    /** Adds records for programs; see {@link StudyReport}. */
    ReportBuilder records(String name, List<Map<String, Object>> rows) {
        records.put(name, rows);
        return this;
    }

    ReportBuilder value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Returns what was collected, under what is to be learned from it. */
    StudyReport report(String lead) {
        return new StudyReport(new Section(study.id(), study.title(), lead, blocks), records, values);
    }
}
