package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Fit;

/**
 * Problems of extreme structure: each is solved as its certificate says, or refused with its numbers.
 *
 * <p>With g the residual of the normal equations, the weights are off by {@code (XᵀX + lambda I)⁻¹ g}: by no more than ||g|| over
 * the least nonzero eigenvalue where w lies in the row space of X, and over lambda where it need not (conjugate gradients with
 * a diagonal preconditioner leave it). To ||g|| comes what rounding adds: a few units in the last place of its terms. Where
 * rows depend on each other and lambda is 0, the factor with its shift of 1e-9 ||X||² also turns rounding of Xᵀy into weights
 * outside the row space, which no residual shows.
 */
class AdversarialTest {

    private static final double[] LAMBDAS = {0, 1e-6, 1, 1e6};

    @ParameterizedTest
    @EnumSource(Solver.class)
    @Timeout(60)
    void everyFitIsAsGoodAsItsCertificateOrIsRefused(Solver solver) {
        SolverSettings settings = new SolverSettings(solver, 1e-11, 10_000);
        try (Workers workers = new Workers(1)) {
            for (int seed = 0; seed < 4; seed++) {
                for (Map.Entry<String, LabeledMatrix> problem : problems(seed).entrySet()) {
                    for (double lambda : LAMBDAS) {
                        String name = problem.getKey() + ", seed " + seed + ", lambda " + lambda;
                        try {
                            Fit fit = new LeastSquares(problem.getValue(), workers).fit(lambda, settings);
                            agrees(name, fit, problem.getValue(), lambda);
                        } catch (NumericalException refused) {
                            assertThat(refused).as(name).hasMessageMatching("(?s).*\\d+ x \\d+ with lambda .*");
                            assertThat(problem.getKey()).as(name).containsAnyOf("scaled", "near");
                        }
                    }
                }
            }
        }
    }

    private static void agrees(String name, Fit fit, LabeledMatrix examples, double lambda) {
        SimpleMatrix x = SparseCases.dense(examples.matrix());
        SimpleMatrix y = new SimpleMatrix(examples.labels());
        SimpleSVD<SimpleMatrix> usv = x.svd(true);
        SimpleMatrix expected = new SimpleMatrix(x.getNumCols(), 1);
        double largest = usv.getSingleValue(0);
        double least = largest;
        for (int k = 0; k < Math.min(x.getNumRows(), x.getNumCols()); k++) {
            double s = usv.getSingleValue(k);
            if (s > 1e-13 * largest) {
                least = s;
                expected = expected.plus(
                        usv.getV().getColumn(k).scale(usv.getU().getColumn(k).dot(y) / (s + lambda / s)));
            }
        }
        Certificate certificate = fit.certificate();
        SimpleMatrix weights = new SimpleMatrix(fit.weights());
        double gradient = certificate.normalResidual() * x.transpose().mult(y).normF();
        double rounding = 100 * Math.ulp(1.0) * largest * (largest * expected.normF() + y.normF());
        boolean leavesRowSpace = certificate.method().equals("cg") && lambda > 0;
        boolean drifts = certificate.method().equals("cholesky") && lambda == 0 && largest > 0;
        double drift = drifts ? Math.ulp(1.0) * x.transpose().mult(y).normF() / (1e-9 * largest * largest) : 0;
        double eigenvalue = leavesRowSpace ? lambda : least * least + lambda;
        assertThat(certificate.converged()).as(name).isTrue();
        assertThat(certificate.condition().orElse(1)).as(name).isGreaterThanOrEqualTo(1 - 1e-6);
        assertThat(weights.minus(expected).normF())
                .as(name)
                .isLessThanOrEqualTo(eigenvalue == 0 ? 0 : (gradient + rounding) / eigenvalue + drift);
    }

    private static Map<String, LabeledMatrix> problems(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, LabeledMatrix> problems = new LinkedHashMap<>();
        add(problems, random, "scaled rows", scaleRows(random, bags(random, 40, 60)));
        add(problems, random, "scaled columns", scaleColumns(random, bags(random, 40, 60)));
        add(problems, random, "tall, scaled rows", scaleRows(random, bags(random, 60, 25)));
        add(problems, random, "tall, scaled columns", scaleColumns(random, bags(random, 60, 25)));
        add(problems, random, "tall and inconsistent", bags(random, 150, 30));
        add(problems, random, "a single row", bags(random, 1, 30));
        add(problems, random, "a single column", bags(random, 30, 1));
        double[][] equal = new double[20][];
        Arrays.fill(equal, bags(random, 1, 30)[0]);
        add(problems, random, "equal rows", equal);
        double[][] bias = new double[25][10];
        for (double[] row : bias) {
            row[9] = 1;
        }
        add(problems, random, "only the bias", bias);
        add(problems, random, "zero", new double[5][4]);
        double[][] columns = bags(random, 40, 120);
        for (double[] row : columns) {
            for (int j = 20; j < 120; j++) {
                row[j] = row[j % 20];
            }
        }
        add(problems, random, "duplicate columns", columns);
        double[][] near = bags(random, 40, 90);
        for (int i = 0; i < 10; i++) {
            near[39 - i] = near[i].clone();
            near[39 - i][random.nextInt(89)] += 1e-8;
        }
        add(problems, random, "nearly dependent rows", near);
        return problems;
    }

    private static void add(
            Map<String, LabeledMatrix> problems, SplittableRandom random, String name, double[][] rows) {
        double[] labels = new double[rows.length];
        Arrays.setAll(labels, i -> random.nextBoolean() ? 1 : -1);
        problems.put(name, new LabeledMatrix(SparseCases.sparse(rows), labels));
    }

    private static double[][] bags(SplittableRandom random, int rows, int columns) {
        double[][] bags = new double[rows][columns];
        for (double[] row : bags) {
            for (int j = 0; j < columns - 1; j++) {
                row[j] = random.nextInt(8) == 0 ? random.nextInt(1, 4) : 0;
            }
            row[columns - 1] = 1;
        }
        return bags;
    }

    private static double[][] scaleRows(SplittableRandom random, double[][] rows) {
        for (double[] row : rows) {
            double scale = Math.pow(10, random.nextDouble(-6, 6));
            Arrays.setAll(row, j -> row[j] * scale);
        }
        return rows;
    }

    private static double[][] scaleColumns(SplittableRandom random, double[][] rows) {
        double[] scale = new double[rows[0].length];
        Arrays.setAll(scale, j -> Math.pow(10, random.nextDouble(-6, 6)));
        for (double[] row : rows) {
            Arrays.setAll(row, j -> row[j] * scale[j]);
        }
        return rows;
    }
}
