package org.ridgeline.pipeline.stage;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.model.solver.Certificate;

/**
 * How a fit was computed and how exact it is, whether a solver or a descent computed it.
 *
 * @param method the solver or update rule, in lower case
 * @param iterations Krylov steps, or steps of a descent
 * @param normalResidual {@code ||Xᵀ(Xw - y) + lambda w|| / ||Xᵀy||}
 * @param fitResidual {@code ||Xw - y|| / ||y||}; from a solver over the distinct rows, each with the mean of its labels
 * @param interpolates whether the tolerance holds for the fit residual as well
 * @param tolerance what was required to be reached; 0 where nothing was
 * @param rank the rank of X, empty where it was too costly to determine
 * @param condition the condition number of the problem, empty where the method yields none
 * @param dense what computed the dense algebra of the fit, and how; empty where there was none
 * @param seconds wall time of the fit
 */
public record FitCertificate(
        String method,
        long iterations,
        double normalResidual,
        double fitResidual,
        boolean interpolates,
        double tolerance,
        OptionalInt rank,
        OptionalDouble condition,
        Optional<String> dense,
        double seconds) {

    /** Returns what a solver certifies. */
    public static FitCertificate of(Certificate certificate) {
        return new FitCertificate(
                certificate.method().name().toLowerCase(Locale.ROOT),
                certificate.iterations(),
                certificate.normalResidual(),
                certificate.fitResidual(),
                certificate.interpolates(),
                certificate.tolerance(),
                certificate.rank(),
                certificate.condition(),
                certificate.dense(),
                certificate.seconds());
    }

    /** Returns the residual that the tolerance is about: the larger one where the fit interpolates, else that of the equations. */
    public double relativeResidual() {
        return interpolates ? Math.max(normalResidual, fitResidual) : normalResidual;
    }

    /** Returns the tolerance in words. */
    public String requirement() {
        return tolerance == 0 ? "none required" : String.format(Locale.ROOT, "at most %.0e", tolerance);
    }
}
