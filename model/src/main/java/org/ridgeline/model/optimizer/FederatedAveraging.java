package org.ridgeline.model.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;

/**
 * Federated averaging (McMahan, Moore, Ramage, Hampson and Agüera y Arcas, "Communication-efficient learning of deep networks from
 * decentralized data", AISTATS 2017, algorithm 1), simulated: K clients hold disjoint shards of the examples, n_k each. In a round
 * every client takes some gradient steps on its own part of the objective from the server's parameters, and the server takes the
 * average of what they send, weighted by n_k/n. No example leaves its client; 8 bytes a parameter go each way.
 *
 * <p>The objective is the mean {@code (1/n) (sum_i (x_i·w - y_i)² + lambda ||w||²)}; a client's part is the same over its shard,
 * with lambda n_k/n, so that the weighted sum of the parts is the whole. With one local step a round is a step of gradient
 * descent on the whole.
 */
public final class FederatedAveraging {

    private final List<Objective> clients = new ArrayList<>();
    private final int examples;
    private final int dimension;
    private final double[] local;
    private final double[] gradient;
    private long bytes;

    /**
     * Hands the shards to the clients.
     *
     * @param shards the rows of each client, disjoint, none empty
     * @param lambda the regularization strength on the sum over all examples
     */
    public FederatedAveraging(LabeledMatrix whole, List<int[]> shards, double lambda, Workers workers) {
        int total = 0;
        boolean[] taken = new boolean[whole.rows()];
        for (int[] shard : shards) {
            for (int row : shard) {
                if (taken[row]) {
                    throw new IllegalArgumentException("shards must be disjoint, got row " + row + " twice");
                }
                taken[row] = true;
            }
            total += shard.length;
        }
        examples = total;
        dimension = whole.matrix().columns();
        for (int[] shard : shards) {
            clients.add(
                    Objective.ridge(whole.selectedRows(shard), Scaling.MEAN, lambda * shard.length / total, workers));
        }
        local = new double[dimension];
        gradient = new double[dimension];
    }

    /** Returns shards of equal size, to one: the rows are dealt out in turn after a seeded shuffle. */
    public static List<int[]> even(int examples, int clients, long seed) {
        requireClients(examples, clients);
        int[] order = HostSteps.order(examples, seed, 0);
        List<int[]> shards = new ArrayList<>();
        for (int k = 0; k < clients; k++) {
            int[] shard = new int[(examples - k + clients - 1) / clients];
            for (int i = 0; i < shard.length; i++) {
                shard[i] = order[k + i * clients];
            }
            shards.add(shard);
        }
        return shards;
    }

    /**
     * Returns shards of which each holds mostly one label: rows sorted by label, cut in pieces of random size. The hard case of
     * federated learning, for no client sees what the others see.
     */
    public static List<int[]> skewed(LabeledMatrix whole, int clients, long seed) {
        requireClients(whole.rows(), clients);
        Integer[] byLabel = new Integer[whole.rows()];
        Arrays.setAll(byLabel, i -> i);
        Arrays.sort(byLabel, (i, k) -> Double.compare(whole.label(i), whole.label(k)));
        SplittableRandom random = new SplittableRandom(seed);
        double[] share = random.doubles(clients, 0.25, 1.75).toArray();
        double all = Arrays.stream(share).sum();
        List<int[]> shards = new ArrayList<>();
        int from = 0;
        double sum = 0;
        for (int k = 0; k < clients; k++) {
            sum += share[k];
            int left = clients - k - 1;
            int to = k == clients - 1
                    ? byLabel.length
                    : Math.min(byLabel.length - left, Math.max(from + 1, (int) Math.round(byLabel.length * sum / all)));
            int start = from;
            int[] shard = new int[to - from];
            Arrays.setAll(shard, i -> byLabel[start + i]);
            shards.add(shard);
            from = to;
        }
        return shards;
    }

    /** Runs one round: overwrites w (d) with the weighted average of the clients' parameters after their local steps. */
    public void round(double[] w, int localSteps, double eta) {
        if (localSteps < 1) {
            throw new IllegalArgumentException("local steps must be at least 1, got " + localSteps);
        }
        double[] average = new double[dimension];
        for (Objective client : clients) {
            System.arraycopy(w, 0, local, 0, dimension);
            for (int step = 0; step < localSteps; step++) {
                client.gradient(local, gradient);
                for (int j = 0; j < dimension; j++) {
                    local[j] -= eta * gradient[j];
                }
            }
            double weight = (double) client.examples() / examples;
            for (int j = 0; j < dimension; j++) {
                average[j] += weight * local[j];
            }
            bytes += 2L * Double.BYTES * dimension;
        }
        System.arraycopy(average, 0, w, 0, dimension);
    }

    /** Returns the bytes sent and received by all clients so far. */
    public long bytesExchanged() {
        return bytes;
    }

    private static void requireClients(int examples, int clients) {
        if (clients < 1 || clients > examples) {
            throw new IllegalArgumentException(
                    "clients must be between 1 and the number of examples, " + examples + ", got " + clients);
        }
    }
}
