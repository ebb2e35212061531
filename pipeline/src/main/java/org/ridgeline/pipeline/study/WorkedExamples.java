package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.WorkedExample.Statement;
import org.ridgeline.pipeline.study.WorkedExample.Verdict;

/** The worked examples, each computed afresh, beside what the chapter and the lecture print. */
public final class WorkedExamples {

    private final List<WorkedExample> examples = new ArrayList<>();

    /** Computes all examples; takes well under a second. */
    public WorkedExamples(Workers workers) {
        examples.addAll(DescentExamples.all());
        examples.addAll(new NeuronExamples(workers).all());
        examples.addAll(new AdaptiveExamples(workers).all());
        examples.addAll(new RidgeExamples(workers).all());
    }

    /** Returns the examples for a terminal. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (WorkedExample example : examples) {
            out.append(example.title()).append('\n').append(example.remark()).append('\n');
            out.append(example.table("  ").plain()).append('\n');
        }
        return out.append(Texts.of("worked-examples.left-out"))
                .append('\n')
                .append(summary())
                .append('\n')
                .toString();
    }

    /** Returns the same for programs, ours at full precision. */
    public SortedMap<String, Object> json() {
        Columns<Statement> statement = new Columns<Statement>()
                .add("label", Statement::label)
                .add("expected", Statement::expected)
                .add("ours", Statement::ours)
                .add("verdict", each -> each.verdict().text());
        Columns<WorkedExample> sections = new Columns<WorkedExample>()
                .add("title", WorkedExample::title)
                .add("remark", WorkedExample::remark)
                .add("rows", example -> statement.records(example.statements()));
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("sections", sections.records(examples));
        json.put("leftOut", Texts.of("worked-examples.left-out"));
        json.put("summary", summary());
        return json;
    }

    private String summary() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        examples.forEach(example ->
                example.statements().forEach(statement -> counts.merge(statement.verdict(), 1, Integer::sum)));
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, count) -> parts.add(count + " " + verdict.text()));
        return String.join("; ", parts);
    }
}
