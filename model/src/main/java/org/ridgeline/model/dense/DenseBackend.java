package org.ridgeline.model.dense;

import java.util.Locale;
import java.util.Optional;

/** What factors dense matrices. */
public enum DenseBackend {
    /** {@link #JAVA}: its bits are the same on every machine, and on two cores it takes less than half of jblas's time. */
    AUTO,
    /** Java, on all threads. */
    JAVA,
    /** The LAPACK in jblas, on one thread: an independent implementation to compare with. */
    JBLAS;

    /**
     * Returns a matrix of zeros of a negative and c positive rows.
     *
     * @throws DenseBackendException if this backend cannot be used here
     */
    public QuasiDefiniteMatrix matrix(int negative, int positive) {
        if (this != JBLAS) {
            return new TiledMatrix(negative, positive, Arithmetic.ofThisMachine());
        }
        obstacle().ifPresent(reason -> {
            throw new DenseBackendException("jblas cannot be used here: " + reason
                    + "\nUse the dense algebra \"java\", which needs no library, or install what is missing.");
        });
        return new JblasMatrix(negative, positive);
    }

    /** Returns why this backend cannot be used here; empty where it can. Loads jblas when asked about it. */
    public Optional<String> obstacle() {
        return this == JBLAS ? Jblas.obstacle() : Optional.empty();
    }

    /** Returns whether every machine that can use this backend computes the same bits as this one. */
    public boolean portable() {
        return this != JBLAS && Arithmetic.ofThisMachine() == Arithmetic.FUSED;
    }

    /** Returns what computes here, and how: with fused products the last bits may be others than without. */
    public String arithmetic() {
        return this == JBLAS ? "jblas" : "java, " + Arithmetic.ofThisMachine();
    }

    /** Returns the name in settings and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
