package org.ridgeline.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ridgeline.reports.figure.Figure;

/** A section as the template reads it. */
record SectionView(String id, String title, String lead, boolean computed, List<BlockView> blocks) {

    static List<SectionView> of(List<Section> sections, Function<Figure, String> drawn) {
        WordShade shade = WordShade.over(sections);
        List<SectionView> views = new ArrayList<>();
        boolean explained = false;
        for (Section section : sections) {
            List<BlockView> blocks = new ArrayList<>();
            for (Block block : section.blocks()) {
                blocks.add(BlockView.of(block, shade, !explained, drawn));
                explained |= block instanceof Block.Sentences;
            }
            boolean computed = computed(section);
            String lead = computed ? section.lead() : "";
            views.add(new SectionView(section.id(), section.title(), lead, computed, blocks));
        }
        return views;
    }

    /** Returns whether the section says more than what is missing; one without blocks says its lead. */
    private static boolean computed(Section section) {
        return section.blocks().isEmpty() || !section.blocks().stream().allMatch(Block.Missing.class::isInstance);
    }

    /** A block: one of these lists holds it, the others are empty, as the template engine asks. */
    record BlockView(
            List<String> text,
            List<Block.Facts> facts,
            List<TableView> table,
            List<FigureView> figure,
            List<SentencesView> sentences,
            List<Block.Missing> missing) {

        static BlockView of(Block block, WordShade shade, boolean explain, Function<Figure, String> drawn) {
            return new BlockView(
                    as(block, Block.Text.class, Block.Text::text),
                    as(block, Block.Facts.class, each -> each),
                    as(block, Block.Table.class, TableView::of),
                    as(block, Block.Drawing.class, drawing -> FigureView.of(drawing.figure(), drawn)),
                    as(block, Block.Sentences.class, each -> SentencesView.of(each, shade, explain)),
                    as(block, Block.Missing.class, each -> each));
        }

        private static <B extends Block, V> List<V> as(Block block, Class<B> type, Function<B, V> view) {
            return type.isInstance(block) ? List.of(view.apply(type.cast(block))) : List.of();
        }
    }

    /** A figure, drawn; the drawing has escaped its texts. */
    record FigureView(String id, String title, String description, String svg) {

        static FigureView of(Figure figure, Function<Figure, String> drawn) {
            return new FigureView(
                    figure.caption().id(),
                    figure.caption().title(),
                    figure.caption().description(),
                    drawn.apply(figure));
        }
    }

    /** Sentences, and the scale of their colours where it is to be explained. */
    record SentencesView(String title, List<WordShade> scale, List<SentenceView> sentences) {

        static SentencesView of(Block.Sentences block, WordShade shade, boolean explain) {
            return new SentencesView(
                    block.title(),
                    explain ? List.of(shade) : List.of(),
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
