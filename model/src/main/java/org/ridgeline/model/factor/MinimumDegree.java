package org.ridgeline.model.factor;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * A minimum-degree elimination order for the bipartite graph of a sparse matrix X (n x d).
 *
 * <p>Vertex i below n is row i, vertex n + j is column j; an edge stands for each nonzero. Eliminating a vertex joins its
 * neighbours into a clique. In bags of words the rare words and the short documents go first. The elimination stops when what is left is nearly
 * complete and better treated densely. The order depends on the pattern of X alone and serves the {@link QuasiDefiniteFactor} of every shift.
 *
 * <p>The graph is a quotient graph: a clique is one "element" with the list of its members, and a vertex knows the elements that it belongs to
 * and the original edges that no element covers yet. Degrees are the upper bound of approximate minimum degree (Amestoy, Davis and Duff, "An
 * approximate minimum degree ordering algorithm", SIAM J. Matrix Anal. Appl. 17(4), 1996, section 4). Ties go to the vertex whose degree
 * changed last.
 */
public final class MinimumDegree {

    /** The largest dense part that can be factored: it takes at most 512 MB of heap. */
    public static final int MAX_DENSE = 8_000;

    /** Columns with more nonzeros always end in the dense part; their degrees need no upkeep. */
    private static final int FREQUENT = 30;

    /** The elimination stops when the least degree exceeds this part of the vertices left. On SST 3,314 are left. */
    private static final double STOP_FRACTION = 0.15;

    private static final int[] NONE = {};

    private final CsrMatrix x;
    private final CsrMatrix transpose;
    private final int[] order;
    private final int[][] members;
    private final boolean[] eliminated;

    /** Original edges that no element covers yet. */
    private final int[][] uncovered;

    private final int[][] elements;
    private final boolean[] frequent;
    private final boolean[] absorbed;

    /** Doubly linked lists of the vertices of each degree. */
    private final int[] degree;

    private final int[] head;
    private final int[] next;
    private final int[] previous;
    private int lowest;

    /** mark[v] = p: v is a neighbour of the vertex p that is being eliminated. */
    private final int[] mark;

    /** How many members of an element are no neighbours of p; valid where outsideOf says p. */
    private final int[] outside;

    private final int[] outsideOf;

    /** The number of an element's members that are not frequent columns. */
    private final int[] tracked;

    public MinimumDegree(CsrMatrix x) {
        this.x = x;
        transpose = x.transpose();
        int vertices = x.rows() + x.columns();
        members = new int[vertices][];
        eliminated = new boolean[vertices];
        uncovered = new int[vertices][];
        elements = new int[vertices][];
        frequent = new boolean[vertices];
        absorbed = new boolean[vertices];
        degree = new int[vertices];
        head = new int[vertices + 1];
        next = new int[vertices];
        previous = new int[vertices];
        mark = new int[vertices];
        outside = new int[vertices];
        outsideOf = new int[vertices];
        tracked = new int[vertices];
        Arrays.fill(head, -1);
        Arrays.fill(mark, -1);
        Arrays.fill(outsideOf, -1);
        lowest = head.length;
        build();
        order = run(vertices);
    }

    public CsrMatrix matrix() {
        return x;
    }

    CsrMatrix transpose() {
        return transpose;
    }

    /** Returns how many of the n + d unknowns are left for the dense part. */
    public int denseSize() {
        return members.length - order.length;
    }

    public boolean fits() {
        return denseSize() <= MAX_DENSE;
    }

    int eliminated() {
        return order.length;
    }

    int vertex(int k) {
        return order[k];
    }

    boolean isEliminated(int vertex) {
        return eliminated[vertex];
    }

    /** Returns the neighbours of an eliminated vertex when it was eliminated, in no particular order; not a copy. */
    int[] neighbours(int vertex) {
        return members[vertex];
    }

    private void build() {
        int n = x.rows();
        for (int j = 0; j < x.columns(); j++) {
            frequent[n + j] = transpose.rowStart(j + 1) - transpose.rowStart(j) > FREQUENT;
        }
        for (int v = members.length - 1; v >= 0; v--) {
            elements[v] = NONE;
            if (!frequent[v]) {
                uncovered[v] = v < n ? edges(x, v, n) : edges(transpose, v - n, 0);
                link(v, countTracked(uncovered[v], uncovered[v].length));
            }
        }
    }

    private static int[] edges(CsrMatrix side, int row, int offset) {
        int from = side.rowStart(row);
        int[] edges = new int[side.rowStart(row + 1) - from];
        for (int k = 0; k < edges.length; k++) {
            edges[k] = side.columnAt(from + k) + offset;
        }
        return edges;
    }

    private int countTracked(int[] list, int length) {
        int count = 0;
        for (int k = 0; k < length; k++) {
            count += frequent[list[k]] ? 0 : 1;
        }
        return count;
    }

    private int[] run(int vertices) {
        int[] sequence = new int[vertices];
        int count = 0;
        for (int p = lightest(); p >= 0 && degree[p] <= STOP_FRACTION * (vertices - count); p = lightest()) {
            sequence[count++] = p;
            eliminate(p, vertices - count);
        }
        return Arrays.copyOf(sequence, count);
    }

    private void eliminate(int p, int left) {
        unlink(p);
        eliminated[p] = true;
        int[] clique = findNeighbours(p);
        members[p] = clique;
        tracked[p] = countTracked(clique, clique.length);
        for (int e : elements[p]) {
            absorbed[e] = true;
        }
        for (int v : clique) {
            if (!frequent[v]) {
                countOutside(v, p);
            }
        }
        for (int v : clique) {
            if (!frequent[v]) {
                update(v, p, left - 1);
            }
        }
    }

    /** Returns p's uncovered edges and the members of its elements, each once, and marks them with p. */
    private int[] findNeighbours(int p) {
        int bound = uncovered[p].length;
        for (int e : elements[p]) {
            bound += absorbed[e] ? 0 : members[e].length;
        }
        int[] found = new int[bound];
        int count = 0;
        mark[p] = p;
        for (int v : uncovered[p]) {
            if (!eliminated[v] && mark[v] != p) {
                mark[v] = p;
                found[count++] = v;
            }
        }
        for (int e : elements[p]) {
            if (absorbed[e]) {
                continue;
            }
            for (int v : members[e]) {
                if (mark[v] != p) {
                    mark[v] = p;
                    found[count++] = v;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Takes v, a neighbour of p, off the count of each of its elements' members outside of p's neighbours. */
    private void countOutside(int v, int p) {
        for (int e : elements[v]) {
            if (absorbed[e]) {
                continue;
            }
            if (outsideOf[e] != p) {
                outsideOf[e] = p;
                outside[e] = tracked[e];
            }
            outside[e]--;
        }
    }

    /** Puts v into the new element p, drops the edges it covers, and bounds v's degree. */
    private void update(int v, int p, int most) {
        int kept = 0;
        for (int u : uncovered[v]) {
            if (!eliminated[u] && mark[u] != p) {
                uncovered[v][kept++] = u;
            }
        }
        if (kept < uncovered[v].length) {
            uncovered[v] = Arrays.copyOf(uncovered[v], kept);
        }
        int others = tracked[p] - 1;
        int bound = others + countTracked(uncovered[v], kept);
        int[] now = new int[elements[v].length + 1];
        int count = 0;
        for (int e : elements[v]) {
            if (!absorbed[e]) {
                bound += outside[e];
                now[count++] = e;
            }
        }
        now[count++] = p;
        elements[v] = Arrays.copyOf(now, count);
        unlink(v);
        link(v, Math.min(Math.min(bound, degree[v] + others), most));
    }

    private void link(int v, int d) {
        degree[v] = d;
        next[v] = head[d];
        previous[v] = -1;
        if (head[d] >= 0) {
            previous[head[d]] = v;
        }
        head[d] = v;
        lowest = Math.min(lowest, d);
    }

    private void unlink(int v) {
        if (previous[v] >= 0) {
            next[previous[v]] = next[v];
        } else {
            head[degree[v]] = next[v];
        }
        if (next[v] >= 0) {
            previous[next[v]] = previous[v];
        }
    }

    /** Returns a vertex of least degree, or -1 where all are eliminated or frequent. */
    private int lightest() {
        while (lowest < head.length && head[lowest] < 0) {
            lowest++;
        }
        return lowest < head.length ? head[lowest] : -1;
    }
}
