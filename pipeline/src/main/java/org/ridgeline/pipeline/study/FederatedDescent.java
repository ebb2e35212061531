package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.function.Consumer;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.FederatedAveraging;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.pipeline.run.DescentMeasures;

/** Federated averaging as a descent of the {@link OptimizerComparison}: rounds of some local steps each. */
final class FederatedDescent {

    private final LabeledMatrix train;
    private final List<int[]> shards;
    private final double lambda;
    private final int localSteps;
    private final Workers workers;

    /**
     * Binds the clients' shares of the examples.
     *
     * @param shards rows of each client
     * @param lambda on the sum of squares over all examples
     * @param localSteps of each client in a round
     */
    FederatedDescent(LabeledMatrix train, List<int[]> shards, double lambda, int localSteps, Workers workers) {
        this.train = train;
        this.shards = shards;
        this.lambda = lambda;
        this.localSteps = localSteps;
        this.workers = workers;
    }

    /** Returns 1/L of the client with the largest curvature. */
    double safeStep() {
        double largest = 0;
        for (int[] shard : shards) {
            double share = lambda * shard.length / train.rows();
            try (LeastSquares part = new LeastSquares(train.selectedRows(shard), workers)) {
                largest = Math.max(largest, Scaling.MEAN.curvature(part.largestSingularValue(), shard.length, share));
            }
        }
        return 1 / largest;
    }

    /**
     * Runs rounds from zero and returns the bytes exchanged; an epoch is one local step, which sees every example once.
     *
     * @param seconds from when on no further round begins; measuring is not counted
     * @param records about how many rounds are heard of
     */
    long run(
            Objective objective,
            double eta,
            int epochs,
            double seconds,
            int records,
            DescentMeasures measures,
            Consumer<EpochRecord> hear) {
        FederatedAveraging clients = new FederatedAveraging(train, shards, lambda, workers);
        double[] w = new double[train.matrix().columns()];
        double[] gradient = new double[w.length];
        int rounds = Math.max(1, epochs / localSteps);
        int every = Math.max(1, rounds / records);
        long nanos = 0;
        for (int round = 0; ; round++) {
            boolean last = round == rounds || nanos / 1e9 >= seconds;
            if (last || round % every == 0) {
                double value = objective.valueAndGradient(w, gradient);
                int epoch = round * localSteps;
                hear.accept(
                        new EpochRecord(epoch, epoch, nanos / 1e9, value, Vectors.norm(gradient), eta, measures.of(w)));
            }
            if (last) {
                return clients.bytesExchanged();
            }
            long began = System.nanoTime();
            clients.round(w, localSteps, eta);
            nanos += System.nanoTime() - began;
        }
    }
}
