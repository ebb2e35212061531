package org.ridgeline.model.optimizer;

/**
 * What steps of momentum or Nesterov without data have done to every coordinate since the map began: {@code (w, u) = M (p, q)} with one 2 x 2
 * matrix M. One step is
 *
 * <pre>
 * u' = gamma u + f (w - h u),   w' = w - u'        f: eta times the regularizer's factor; h = gamma for Nesterov, else 0
 * </pre>
 *
 * <p>The columns of M should stand as far apart as they can, or digits of p and q cancel in w and u. Their lengths do not matter. A map
 * that begins as the identity turns its columns towards one another with every step, and with gamma 0.9 is at its end after 44; one that
 * begins as the eigenvectors of a step only changes their lengths, until rounding has turned them, after 358.
 */
final class MomentumMap {

    /** Beyond this skewness the map is to begin anew, so that at most three of sixteen digits are at stake. */
    private static final double MAX_SKEWNESS = 1e3;

    /** Below this square of the product of the columns' lengths, too, long before it underflows. */
    private static final double LEAST_SQUARED_SIZE = 1e-100;

    /** By rows: w = ww p + wu q, u = uw p + uu q. */
    double ww = 1;

    double wu;
    double uw;
    double uu = 1;

    /** Goes on by one step. */
    void step(double f, double gamma, double h) {
        double kept = gamma - f * h;
        double nextUw = f * ww + kept * uw;
        double nextUu = f * wu + kept * uu;
        ww -= nextUw;
        wu -= nextUu;
        uw = nextUw;
        uu = nextUu;
    }

    /** Returns whether a map can go on, and its inverse be taken, without loss of digits. */
    boolean isSound() {
        double squaredSize = (ww * ww + uw * uw) * (wu * wu + uu * uu);
        double largest = MAX_SKEWNESS * determinant();
        return squaredSize <= largest * largest && squaredSize >= LEAST_SQUARED_SIZE;
    }

    /** Returns a map that begins at the eigenvectors of a step, or as the identity where it has no two that stand apart. */
    static MomentumMap atEigenvectors(double f, double gamma, double h) {
        // A step is [1 - f, -kept; f, kept], its eigenvalues m the roots of m² - (1 - f + kept) m + kept, its
        // eigenvectors (kept, 1 - f - m).
        double kept = gamma - f * h;
        double trace = 1 - f + kept;
        double root = Math.sqrt(trace * trace - 4 * kept);
        MomentumMap map = new MomentumMap();
        map.ww = kept;
        map.wu = kept;
        map.uw = 1 - f - (trace + root) / 2;
        map.uu = 1 - f - (trace - root) / 2;
        return map.isSound() ? map : new MomentumMap();
    }

    /** Returns the matrix that takes (p, q) of this map to those of another for the same (w, u): the other's inverse times this. */
    MomentumMap to(MomentumMap other) {
        double determinant = other.determinant();
        MomentumMap map = new MomentumMap();
        map.ww = (other.uu * ww - other.wu * uw) / determinant;
        map.wu = (other.uu * wu - other.wu * uu) / determinant;
        map.uw = (other.ww * uw - other.uw * ww) / determinant;
        map.uu = (other.ww * uu - other.uw * wu) / determinant;
        return map;
    }

    double determinant() {
        return ww * uu - wu * uw;
    }
}
