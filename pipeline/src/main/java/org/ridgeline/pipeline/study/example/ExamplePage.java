package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.device.Workers;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.page.Block;

/** The worked examples as part of a report: the statements with printed numbers, and the figures of chapter and lecture. */
public final class ExamplePage {

    private ExamplePage() {}

    /** Returns all tables and figures; takes a fraction of a second. */
    public static List<Block> blocks(Workers workers) {
        List<Block> blocks = new ArrayList<>();
        add(blocks, DescentFigures.walkDown(), DescentFigures.surface(), DescentFigures.contours());
        blocks.add(table("lab-example-3-1-2", DescentExamples.radialQuartic()));
        add(blocks, DescentFigures.stepSizes(), DescentFigures.distances());
        add(blocks, DescentFigures.convex(), DescentFigures.nonConvex(), DescentFigures.twoStarts());
        blocks.add(new Block.Text(WorkedExamples.LEFT_OUT));
        WorkedExample closedForm = RidgeExamples.closedForm(workers);
        add(blocks, RidgeFigures.line(closedForm, workers));
        blocks.add(table("lab-example-3-3-1", closedForm));
        blocks.add(table("lab-guess-table", NeuronExamples.guesses(workers)));
        new NeuronFigures(workers).all().forEach(figure -> add(blocks, figure));
        new BatchFigures(workers).all().forEach(figure -> add(blocks, figure));
        add(blocks, ScheduleFigures.stepSizes(), ScheduleFigures.momentum());
        add(blocks, ScheduleFigures.rareFeature(workers), ScheduleFigures.biasCorrection(workers));
        blocks.add(new Block.Text(
                "Every statement of the examples, held beside what must come out, is printed by ./ridgeline lab."));
        return List.copyOf(blocks);
    }

    private static void add(List<Block> blocks, Figure... figures) {
        for (Figure figure : figures) {
            blocks.add(new Block.Drawing(figure));
        }
    }

    private static Block table(String id, WorkedExample section) {
        return new Block.Table(id, section.title(), section.table(""));
    }
}
