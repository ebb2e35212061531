package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import edu.stanford.nlp.ling.Label;
import edu.stanford.nlp.trees.LabeledScoredTreeFactory;
import edu.stanford.nlp.trees.PennTreeReader;
import edu.stanford.nlp.trees.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.source.ArchiveReader;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.Normalization;

class TreebankReaderTest {

    private static List<Document> read(byte[] bytes) {
        return TreebankReader.read(Split.DEV, "made-up.txt", bytes);
    }

    private static List<Document> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void documentHasTheRootsLabelAndTheLeavesInOrder() {
        assertThat(read("(3 (2 An) (4 (4 (3 un-even) (2 caf\u00e9)) (2 tale)))\n(0 (1 Dull))\n"))
                .containsExactly(
                        Document.of(Split.DEV, 3, List.of("An", "un-even", "caf\u00e9", "tale"))
                                .at("made-up.txt", 1),
                        Document.of(Split.DEV, 0, List.of("Dull")).at("made-up.txt", 2));
    }

    @Test
    void escapesAreUndoneAndNoBreakSpacesKept() {
        assertThat(read("(2 (2 -LRB-) (2 (2 8\u00a01\\/2) (2 (2 \\*\\*) (2 -RRB-))))")
                        .get(0)
                        .words())
                .containsExactly("(", "8\u00a01/2", "**", ")");
    }

    @Test
    void lastLineNeedsNoEndAndWindowsLineEndsAreFine() {
        assertThat(read("(1 a)\r\n(2 b)\r\n(3 c)")).extracting(Document::label).containsExactly("1", "2", "3");
    }

    @Test
    void spacingBetweenTreesIsFree() {
        assertThat(read("(1 (2 a)(3 b)  (4  c ) ) \n").get(0).words()).containsExactly("a", "b", "c");
    }

    @Test
    void aVeryDeepTreeIsRead() {
        int depth = 200_000;
        String tree = "(1 ".repeat(depth) + "deep" + ")".repeat(depth);
        assertThat(read(tree))
                .containsExactly(Document.of(Split.DEV, 1, List.of("deep")).at("made-up.txt", 1));
        assertThatThrownBy(() -> read(tree.substring(1))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> read(tree + ")"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("made-up.txt:1:" + (tree.length() + 1));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", "1:1", "an empty file"),
                arguments("\n", "1:1", "a blank line"),
                arguments("(1 a)\n\n(1 b)\n", "2:1", "a blank line"),
                arguments("(1 a)\n   \n", "2:1", "character U+0020"),
                arguments("(1 a)\n(1 (2 b) (3 c)\n", "2:15", "the end of the line"),
                arguments("(1 (2 a) (3 b)", "1:15", "the end of the file"),
                arguments("(1 a", "1:5", "the end of the file"),
                arguments("(1 ", "1:4", "the end of the file"),
                arguments("(1", "1:3", "the end of the file"),
                arguments("(", "1:2", "the end of the file"),
                arguments("(1 a))\n", "1:6", "')'"),
                arguments("(1 a) (2 b)\n", "1:7", "'('"),
                arguments("(1 a) x\n", "1:7", "'x'"),
                arguments("(7 a)\n", "1:2", "'7'"),
                arguments("(5 a)\n", "1:2", "'5'"),
                arguments("(2 (9 a) (1 b))\n", "1:5", "'9'"),
                arguments("(-1 a)\n", "1:2", "'-'"),
                arguments("(10 a)\n", "1:3", "'0'"),
                arguments("(1a)\n", "1:3", "'a'"),
                arguments("( a)\n", "1:2", "character U+0020"),
                arguments("((2 a) (2 b))\n", "1:2", "'('"),
                arguments("(a)\n", "1:2", "'a'"),
                arguments("()\n", "1:2", "')'"),
                arguments("(1 )\n", "1:4", "')'"),
                arguments("(1)\n", "1:3", "')'"),
                arguments("(1 a b)\n", "1:6", "'b'"),
                arguments("(1 a (2 b))\n", "1:6", "'('"),
                arguments("(1 (2 a) b)\n", "1:10", "'b'"),
                arguments("a\n", "1:1", "'a'"),
                arguments("1 a)\n", "1:1", "'1'"),
                arguments("(1 (2 a\n", "1:8", "the end of the line"),
                arguments("(1 (2 a)\n(2 b))\n", "1:9", "the end of the line"),
                arguments("(1 a)\rx", "1:7", "'x'"),
                arguments("\ufeff(1 a)\n", "1:1", "character U+FEFF"),
                arguments("(1 \u00e9\u00e9 x)\n", "1:7", "'x'"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedLineIsAnErrorWithItsPlace(String text, String place, String got) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("made-up.txt:" + place + ": ")
                .hasMessageContaining("expected: ")
                .hasMessageContaining("got:      " + (got.startsWith("character") ? "the " + got : got))
                .hasMessageContaining("to do:    ");
    }

    static Stream<Arguments> invalidUtf8() {
        return Stream.of(
                arguments("a lone continuation byte", new int[] {0x80}, "0x80", 5),
                arguments("a cut sequence", new int[] {0xC3}, "0xC3", 5),
                arguments("an overlong slash", new int[] {0xC0, 0xAF}, "0xC0", 5),
                arguments("a surrogate", new int[] {0xED, 0xA0, 0x80}, "0xED", 5),
                arguments("a byte of Latin-1 behind a good character", new int[] {0xC3, 0xA9, 0xE9}, "0xE9", 6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidUtf8")
    void invalidUtf8IsAnErrorWithItsPlace(String name, int[] bad, String shown, int column) {
        byte[] bytes = new byte[bad.length + 6];
        byte[] frame = "(1 a)\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(frame, 0, bytes, 0, 4);
        for (int i = 0; i < bad.length; i++) {
            bytes[4 + i] = (byte) bad[i];
        }
        System.arraycopy(frame, 4, bytes, 4 + bad.length, 2);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("made-up.txt:1:" + column + ": ")
                .hasMessageContaining("invalid byte " + shown);
    }

    @Test
    void coreNlpReadsTheSameFromMadeUpTrees() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder trees = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            appendTree(trees, random, 0);
            trees.append('\n');
        }
        byte[] bytes = trees.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes)).isEqualTo(readWithCoreNlp(Split.DEV, bytes)).hasSize(500);
    }

    private static void appendTree(StringBuilder out, SplittableRandom random, int depth) {
        String[] leaves = {
            "film", "Isn't", "-LRB-", "-RRB-", "a\\/b", "\\*", "caf\u00e9", "8\u00a01\\/2", "``", ".", "\u4e2d"
        };
        out.append('(').append(random.nextInt(5)).append(' ');
        if (depth > 8 || random.nextInt(3) == 0) {
            out.append(leaves[random.nextInt(leaves.length)]);
        } else {
            appendTree(out, random, depth + 1);
            out.append(' ');
            appendTree(out, random, depth + 1);
        }
        out.append(')');
    }

    @Test
    void coreNlpReadsTheSameFromSst() throws IOException {
        byte[] zip = RealSst.bytes();
        Predicate<String> texts = name -> name.endsWith(".txt");
        for (var entry : ArchiveReader.DEFAULT.read("sst", zip, texts).entrySet()) {
            assertThat(read(entry.getValue())).isEqualTo(readWithCoreNlp(Split.DEV, entry.getValue()));
        }
    }

    /** The oracle: CoreNLP's own reader of Penn trees. */
    private static List<Document> readWithCoreNlp(Split split, byte[] bytes) throws IOException {
        List<Document> documents = new ArrayList<>();
        try (InputStreamReader text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
                PennTreeReader reader = new PennTreeReader(text, new LabeledScoredTreeFactory())) {
            for (Tree tree = reader.readTree(); tree != null; tree = reader.readTree()) {
                List<String> leaves = tree.yield().stream()
                        .map(Label::value)
                        .map(Normalization::unescapeLeaf)
                        .toList();
                documents.add(Document.of(split, Integer.parseInt(tree.value()), leaves)
                        .at("made-up.txt", documents.size() + 1));
            }
        }
        return documents;
    }
}
