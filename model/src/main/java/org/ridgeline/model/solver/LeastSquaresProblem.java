package org.ridgeline.model.solver;

import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.factor.QuasiDefinitePlan;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.PowerIteration;
import org.ridgeline.model.linear.Vectors;

/**
 * A least-squares problem in memory with what its data alone decides: distinct rows, rank and largest singular value when this is made, the
 * order of elimination on first need. Its fits are certified on the CPU where the device computes with fewer digits than double has.
 */
final class LeastSquaresProblem implements AutoCloseable {

    /** Above this many nonzeros the order of elimination is not looked for: 4 million take a second. */
    static final int MAX_NONZEROS = 4_000_000;

    private final LabeledMatrix examples;
    private final SparseProducts products;
    private final MergedRows merged;
    private final SparseProducts mergedProducts;
    private final SparseProducts certifying;
    private final SparseProducts mergedCertifying;
    private final OptionalInt rank;
    private final double largestSingularValue;
    private final double rightHandNorm;

    /** Null until first asked for. */
    private QuasiDefinitePlan plan;

    /**
     * Prepares the problem.
     *
     * @param products with X on the device; they stay the caller's
     */
    LeastSquaresProblem(LabeledMatrix examples, SparseProducts products, Device device, Workers workers) {
        this.examples = examples;
        this.products = products;
        merged = MergedRows.of(examples);
        mergedProducts = merged.matrix() == examples.matrix() ? products : device.products(merged.matrix());
        try {
            boolean inDouble = device.finestTolerance() == 0;
            certifying = inDouble ? products : new CpuSparseProducts(examples.matrix(), workers);
            mergedCertifying = inDouble ? mergedProducts : new CpuSparseProducts(merged.matrix(), workers);
            rank = StructuralRank.of(merged.matrix());
            largestSingularValue = PowerIteration.largestSingularValue(certifying);
            rightHandNorm = Vectors.norm(NormalEquations.rightHand(certifying, examples.labels()));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    LabeledMatrix examples() {
        return examples;
    }

    SparseProducts products() {
        return products;
    }

    /** Returns each distinct row once. */
    MergedRows merged() {
        return merged;
    }

    /** Returns the products with the distinct rows. */
    SparseProducts mergedProducts() {
        return mergedProducts;
    }

    OptionalInt rank() {
        return rank;
    }

    double largestSingularValue() {
        return largestSingularValue;
    }

    /** Returns whether an exact fit has residual 0. */
    boolean interpolates(double lambda) {
        return lambda == 0
                && rank.isPresent()
                && rank.getAsInt() == merged.matrix().rows();
    }

    /** Returns whether the distinct rows can be factored. */
    boolean factorSuits() {
        return merged.matrix().nonzeros() <= MAX_NONZEROS && plan().fits();
    }

    /** Returns the order of elimination. */
    synchronized QuasiDefinitePlan plan() {
        if (plan == null) {
            plan = QuasiDefinitePlan.of(merged.matrix());
        }
        return plan;
    }

    /**
     * Returns what the residual of the rows is multiplied with, at most, where it enters the normal equations: the residual r of {@code y - Xw}
     * enters as Xᵀr, at most {@code ||X|| ||r||}.
     */
    double amplification() {
        return largestSingularValue * Vectors.norm(merged.labels()) / Math.max(rightHandNorm, Double.MIN_NORMAL);
    }

    /** Returns the certificate of weights that were found. */
    Certificate certificate(
            Solver method, double lambda, KrylovSolves.Solution solution, SolverSettings settings, long startNanos) {
        double[] w = solution.weights();
        return new Certificate(
                method.key(),
                solution.iterations(),
                Objective.ridge(certifying, examples.labels(), lambda).optimalityResidual(w),
                Objective.ridge(mergedCertifying, merged.labels(), lambda).fitResidual(w),
                interpolates(lambda),
                settings.tolerance(),
                rank,
                solution.condition(),
                method == Solver.CHOLESKY ? Optional.of(settings.dense().arithmetic()) : Optional.empty(),
                (System.nanoTime() - startNanos) / 1e9);
    }

    /** Frees what the device holds of the distinct rows. */
    @Override
    public void close() {
        if (mergedProducts != products) {
            mergedProducts.close();
        }
    }
}
