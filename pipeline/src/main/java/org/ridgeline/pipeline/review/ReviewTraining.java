package org.ridgeline.pipeline.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.BagRows;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.matrix.MappedCsrMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.data.source.DataException;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.eval.metric.MeanSquaredError;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.selection.CrossValidation;
import org.ridgeline.model.selection.Folds;
import org.ridgeline.model.selection.Lambdas;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.run.Reviews;
import org.ridgeline.pipeline.run.StageObserver;

/**
 * Fits models to reviews, for one penalty after the other, on one matrix: in memory if it has room there, else in a file that is deleted at
 * the end.
 */
public final class ReviewTraining implements AutoCloseable {

    /** Tried by cross-validation; all on the sum of squares. */
    private static final Lambdas GRID = Lambdas.parse("0.1,0.2,0.5,1,2,5,10,20,50,100,200,500,1000");

    /** Rows that are scored as one piece of work. */
    private static final int PIECE = 4096;

    private final Reviews reviews;
    private final BagRows rows;
    private final SparseRows train;
    private final Optional<LabeledMatrix> test;
    private final double[] targets;
    private final Workers workers;

    private ReviewTraining(
            Reviews reviews,
            BagRows rows,
            SparseRows train,
            Optional<LabeledMatrix> test,
            double[] targets,
            Workers workers) {
        this.reviews = reviews;
        this.rows = rows;
        this.train = train;
        this.test = test;
        this.targets = targets;
        this.workers = workers;
    }

    /**
     * Makes the vocabulary and the matrix.
     *
     * @param budget decides whether the matrix goes to a file in the folder
     * @throws DataException if no term is left, or the file cannot be written
     */
    public static ReviewTraining of(
            Reviews reviews, FeatureSettings settings, MemoryBudget budget, Path folder, Workers workers) {
        return of(reviews, settings, Optional.empty(), budget, folder, workers);
    }

    /**
     * Makes the vocabulary and the matrix where another training had it.
     *
     * @param budget what there is to take
     * @throws DataException if no term is left, the matrix does not fit there, or the file cannot be written
     */
    public static ReviewTraining again(
            Reviews reviews,
            FeatureSettings settings,
            MatrixPlace place,
            MemoryBudget budget,
            Path folder,
            Workers workers) {
        return of(reviews, settings, Optional.of(place), budget, folder, workers);
    }

    private static ReviewTraining of(
            Reviews reviews,
            FeatureSettings settings,
            Optional<MatrixPlace> place,
            MemoryBudget budget,
            Path folder,
            Workers workers) {
        int[] training = reviews.parts().train();
        BagRows rows = reviews.collected().fit(training, settings);
        if (rows.bag().vocabulary().size() == 0) {
            throw new DataException(
                    "no term is left with a document frequency of at least " + settings.minDocumentFrequency(),
                    "lower `min-df`; 1 keeps every term");
        }
        SparseRows train = new TrainingMatrix(rows, training, budget).in(place, folder);
        int[] held = reviews.parts().test();
        Optional<LabeledMatrix> test = held.length == 0
                ? Optional.empty()
                : Optional.of(new LabeledMatrix(
                        rows.vectorized(held).matrix(), reviews.parts().targets(held)));
        return new ReviewTraining(reviews, rows, train, test, reviews.parts().targets(training), workers);
    }

    /** Returns the terms and how they are weighed. */
    public BagOfWords bag() {
        return rows.bag();
    }

    /** Returns the training matrix's shape and nonzeros, and whether it stands in a file, in words. */
    public String size() {
        return String.format(
                Locale.ROOT,
                "%,d x %,d, %,d nonzeros%s",
                train.rows(),
                train.columns(),
                nonzeros(),
                place() == MatrixPlace.MEMORY ? "" : ", in a file");
    }

    /** Returns how many nonzeros the training matrix has. */
    public long nonzeros() {
        return train.entriesBefore(train.rows());
    }

    /** Returns where the training matrix stands. */
    public MatrixPlace place() {
        return train instanceof CsrMatrix ? MatrixPlace.MEMORY : MatrixPlace.FILE;
    }

    /** Returns the scores that weights, the bias last where there is one, give the rows held back, or those trained on where none are. */
    public double[] testScores(double[] weights) {
        return test.map(rows -> rows.matrix().multiply(weights)).orElseGet(() -> scores(weights));
    }

    /**
     * Checks, before the first fit, that all can be computed.
     *
     * @throws DataException if one needs a matrix in memory and it is in a file, or more training documents than there are
     */
    public void require(List<Penalty> penalties) {
        for (Penalty penalty : penalties) {
            if (penalty instanceof Penalty.CrossValidated && train.rows() < CrossValidation.FOLDS) {
                throw new DataException(
                        "`l2` cv: expected at least " + CrossValidation.FOLDS
                                + " documents to train on, one for each fold, got " + train.rows(),
                        "give more data, or a lambda, such as `l2` 1");
            }
            if (penalty instanceof Penalty.CrossValidated || penalty.equals(new Penalty.Given(0))) {
                inMemoryFor("`l2` " + penalty.key());
            }
        }
    }

    /**
     * Returns the fit for a penalty.
     *
     * @throws org.ridgeline.model.solver.NumericalException if it misses its tolerance
     * @throws DataException if the penalty needs a matrix in memory
     */
    public ReviewFit fit(Penalty penalty, SolverSettings settings, long seed, StageObserver observer) {
        require(List.of(penalty));
        double lambda = penalty instanceof Penalty.Given given ? given.lambda() : validated(seed, observer);
        Fit fit;
        try (LeastSquares squares = new LeastSquares(train, targets, workers)) {
            fit = squares.fit(lambda, settings);
        }
        double[] weights = fit.weights();
        return new ReviewFit(
                penalty,
                LinearModel.of(weights, lambda, rows.bag().settings().bias()),
                fit.certificate(),
                BinaryEvaluation.of(scores(weights), targets),
                test.map(rows -> BinaryEvaluation.of(rows.matrix().multiply(weights), rows.labels())));
    }

    private double validated(long seed, StageObserver observer) {
        LabeledMatrix rows = inMemoryFor("`l2` cv");
        return CrossValidation.run(
                        rows,
                        GRID,
                        Folds.stratified(rows.labels(), CrossValidation.FOLDS, seed),
                        MeanSquaredError::of,
                        (scores, labels) -> ConfusionMatrix.of(scores, labels).accuracy(),
                        workers,
                        new CpuDevice(workers),
                        share -> observer.descended("cross-validation", share, ""))
                .best()
                .lambda();
    }

    private LabeledMatrix inMemoryFor(String option) {
        if (train instanceof CsrMatrix matrix) {
            return new LabeledMatrix(matrix, targets);
        }
        throw new DataException(
                option + " needs the matrix in memory\n  got:      " + size(),
                "give more with `memory` and RIDGELINE_JAVA_OPTS=-Xmx..., or a lambda, such as `l2` 1");
    }

    private double[] scores(double[] weights) {
        double[] scores = new double[train.rows()];
        int pieces = (train.rows() + PIECE - 1) / PIECE;
        workers.forEach(pieces, piece -> {
            int from = piece * PIECE;
            train.forEachBlock(from, Math.min(train.rows(), from + PIECE), (block, first, last, offset) -> {
                for (int i = first; i < last; i++) {
                    scores[i + offset] = block.dotRow(i, weights);
                }
            });
        });
        return scores;
    }

    /** Returns the reviews. */
    public Reviews reviews() {
        return reviews;
    }

    /** Deletes the matrix's file if there is one. */
    @Override
    public void close() {
        if (train instanceof MappedCsrMatrix mapped) {
            try {
                mapped.close();
            } catch (IOException ignored) {
                // It is deleted when the program ends.
            }
        }
    }
}
