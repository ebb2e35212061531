package org.ridgeline.model.store;

import java.util.Arrays;
import java.util.Locale;

/** One finite number a column, such as the inverse document frequencies of tf-idf. Immutable. */
public final class ColumnFactors {

    private final double[] factors;

    /** Takes finite factors in column order, copied. */
    public ColumnFactors(double[] factors) {
        this.factors = factors.clone();
        for (int j = 0; j < this.factors.length; j++) {
            if (!Double.isFinite(this.factors[j])) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "factor of column %d: expected a finite number, got %s", j, this.factors[j]));
            }
        }
    }

    /** Returns the number of columns. */
    public int size() {
        return factors.length;
    }

    /** Returns the factor of one column, 0 to {@code size() - 1}. */
    public double of(int column) {
        return factors[column];
    }

    /** Returns a fresh array of all factors in column order. */
    public double[] toArray() {
        return factors.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnFactors that && Arrays.equals(factors, that.factors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(factors);
    }
}
