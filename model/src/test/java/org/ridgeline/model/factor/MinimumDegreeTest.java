package org.ridgeline.model.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

class MinimumDegreeTest {

    /** Graphs of many shapes; some with columns above the 100 nonzeros from which a column counts as frequent. */
    static CsrMatrix[] graphs() {
        CsrMatrix[] graphs = new CsrMatrix[90];
        for (int g = 0; g < graphs.length; g++) {
            SplittableRandom random = new SplittableRandom(g);
            int rows = g < 60 ? random.nextInt(1, 30) : random.nextInt(120, 200);
            graphs[g] = random(random, rows, random.nextInt(1, 60), random.nextInt(0, 5), g % 2 == 0);
        }
        return graphs;
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void eachVertexIsEliminatedAtMostOnce(CsrMatrix x) {
        MinimumDegree order = order(x);
        Set<Integer> seen = new HashSet<>();
        for (int k = 0; k < order.eliminated(); k++) {
            assertThat(seen.add(order.vertex(k))).isTrue();
            assertThat(order.vertex(k)).isBetween(0, x.rows() + x.columns() - 1);
        }
        for (int v = 0; v < x.rows() + x.columns(); v++) {
            assertThat(order.isEliminated(v)).isEqualTo(seen.contains(v));
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void neighboursAreThoseOfSymbolicElimination(CsrMatrix x) {
        MinimumDegree order = order(x);
        BitSet[] adjacent = adjacency(x);
        for (int k = 0; k < order.eliminated(); k++) {
            int p = order.vertex(k);
            int[] expected = adjacent[p].stream().toArray();
            int[] got = order.neighbours(p).clone();
            Arrays.sort(got);
            assertThat(got)
                    .as("neighbours of vertex %d, eliminated as number %d", p, k)
                    .containsExactly(expected);
            for (int v : expected) {
                adjacent[v].or(adjacent[p]);
                adjacent[v].clear(v);
                adjacent[v].clear(p);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theOrderDependsOnThePatternAlone(CsrMatrix x) {
        MinimumDegree order = order(x);
        MinimumDegree again = order(x);
        MinimumDegree ofPattern = order(x.pattern());
        int[] expected = sequence(order);
        assertThat(sequence(again)).containsExactly(expected);
        assertThat(sequence(ofPattern)).containsExactly(expected);
    }

    @Test
    void aPathIsEliminatedWithoutFill() {
        // Rows i = 0..49 hold columns i and i + 1: a path of 101 vertices. From its ends no vertex has
        // two neighbours left.
        CsrBuilder builder = new CsrBuilder(51);
        for (int i = 0; i < 50; i++) {
            builder.add(i, 1);
            builder.add(i + 1, 1);
            builder.endRow();
        }
        MinimumDegree order = order(builder.build());
        for (int k = 0; k < order.eliminated(); k++) {
            assertThat(order.neighbours(order.vertex(k))).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void verticesWithoutEdgesAreEliminatedAndStandAlone() {
        CsrBuilder builder = new CsrBuilder(3);
        builder.endRow();
        builder.endRow();
        MinimumDegree order = order(builder.build());
        assertThat(order.eliminated()).isEqualTo(5);
        for (int v = 0; v < 5; v++) {
            assertThat(order.neighbours(v)).isEmpty();
        }
    }

    @Test
    void frequentColumnsAreLeftForTheDensePart() {
        // 101 rows share column 0; each has a column of its own.
        CsrBuilder builder = new CsrBuilder(102);
        for (int i = 0; i < 101; i++) {
            builder.add(0, 1);
            builder.add(1 + i, 1);
            builder.endRow();
        }
        MinimumDegree order = order(builder.build());
        assertThat(order.isEliminated(101)).isFalse();
        // All but the last few, whose least degree is above 6 % of them.
        assertThat(order.eliminated()).isBetween(180, 202);
    }

    private static MinimumDegree order(CsrMatrix x) {
        return new MinimumDegree(x);
    }

    private static int[] sequence(MinimumDegree order) {
        int[] sequence = new int[order.eliminated()];
        Arrays.setAll(sequence, order::vertex);
        return sequence;
    }

    private static BitSet[] adjacency(CsrMatrix x) {
        BitSet[] adjacent = new BitSet[x.rows() + x.columns()];
        Arrays.setAll(adjacent, v -> new BitSet());
        for (int i = 0; i < x.rows(); i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                adjacent[i].set(x.rows() + x.columnAt(k));
                adjacent[x.rows() + x.columnAt(k)].set(i);
            }
        }
        return adjacent;
    }

    private static CsrMatrix random(SplittableRandom random, int rows, int columns, int perRow, boolean bias) {
        CsrBuilder builder = new CsrBuilder(columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < perRow; k++) {
                builder.add(random.nextInt(columns), random.nextDouble(1, 2));
            }
            if (bias) {
                builder.add(columns - 1, 1);
            }
            builder.endRow();
        }
        return builder.build();
    }
}
