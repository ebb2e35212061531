package org.ridgeline.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.table.TextTable;

/** A section as the template reads it. */
record SectionView(String id, String title, String lead, boolean computed, List<BlockView> blocks) {

    static List<SectionView> of(List<Section> sections) {
        WordShade shade = WordShade.over(sections);
        List<SectionView> views = new ArrayList<>();
        boolean explained = false;
        for (Section section : sections) {
            List<BlockView> blocks = new ArrayList<>();
            for (Block block : section.blocks()) {
                blocks.add(BlockView.of(block, shade, !explained));
                explained |= block instanceof Block.Sentences;
            }
            boolean computed = !section.blocks().stream().allMatch(Block.Missing.class::isInstance);
            views.add(new SectionView(section.id(), section.title(), section.lead(), computed, blocks));
        }
        return views;
    }

    /** A block, which is one of these. */
    record BlockView(
            Optional<String> text,
            Optional<List<Fact>> facts,
            Optional<TableView> table,
            Optional<FigureView> figure,
            Optional<SentencesView> sentences,
            Optional<Block.Missing> missing) {

        static BlockView of(Block block, WordShade shade, boolean explain) {
            return new BlockView(
                    as(block, Block.Text.class).map(Block.Text::text),
                    as(block, Block.Facts.class).map(Block.Facts::facts),
                    as(block, Block.Table.class).map(TableView::of),
                    as(block, Block.Drawing.class).map(drawing -> FigureView.of(drawing.figure())),
                    as(block, Block.Sentences.class).map(each -> SentencesView.of(each, shade, explain)),
                    as(block, Block.Missing.class));
        }

        private static <T extends Block> Optional<T> as(Block block, Class<T> type) {
            return Optional.of(block).filter(type::isInstance).map(type::cast);
        }
    }

    /** A table; the columns of words stand to the left. */
    record TableView(String id, String title, List<Cell> header, List<List<Cell>> rows) {

        static TableView of(Block.Table block) {
            TextTable table = block.table();
            return new TableView(
                    block.id(),
                    block.title(),
                    cells(table, table.header()),
                    table.rows().stream().map(row -> cells(table, row)).toList());
        }

        private static List<Cell> cells(TextTable table, List<String> texts) {
            return IntStream.range(0, texts.size())
                    .mapToObj(j -> new Cell(texts.get(j), j < table.textColumns()))
                    .toList();
        }

        record Cell(String text, boolean words) {}
    }

    /** A figure, drawn; the drawing has escaped its texts. */
    record FigureView(String id, String title, String description, String svg) {

        static FigureView of(Figure figure) {
            return new FigureView(
                    figure.caption().id(),
                    figure.caption().title(),
                    figure.caption().description(),
                    FigureSvg.render(figure));
        }
    }

    /** Sentences, and the scale of their colours where it is to be explained. */
    record SentencesView(String title, Optional<WordShade> scale, List<SentenceView> sentences) {

        static SentencesView of(Block.Sentences block, WordShade shade, boolean explain) {
            return new SentencesView(
                    block.title(),
                    Optional.of(shade).filter(each -> explain),
                    block.sentences().stream()
                            .map(sentence -> new SentenceView(
                                    sentence.heading(),
                                    sentence.words().stream()
                                            .map(word ->
                                                    new WordView(word.text(), shade.style(word), shade.title(word)))
                                            .toList()))
                            .toList());
        }
    }

    record SentenceView(String heading, List<WordView> words) {}

    record WordView(String text, String style, String title) {}
}
