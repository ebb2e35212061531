package org.ridgeline.pipeline.cli;

import org.ridgeline.model.selection.CrossValidation;
import org.ridgeline.model.selection.Folds;
import org.ridgeline.model.selection.Lambdas;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what a sweep visits. */
final class SweepOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--lambdas",
            paramLabel = "LIST",
            description = {
                "Lambdas on the sum of squares: A,B,C or FROM:TO:COUNT with equal factors between; 0 is the minimum-norm solution"
                        + " (default: 0, and 1, 2, 5 times the powers of ten from 0.01 to 1000).",
                "Those of the experiment's fits are always added."
            })
    private String lambdas;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Folds of the cross-validation over the training documents (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + CrossValidation.FOLDS)
    private int folds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the folds and of the order of the documents (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--no-curves",
            description = "Leave out the learning curves and early stopping, which take most of the time.")
    private boolean noCurves;

    Lambdas lambdas() {
        try {
            return lambdas == null ? Lambdas.usual() : Lambdas.parse(lambdas);
        } catch (IllegalArgumentException e) {
            throw wrong("--lambdas", e);
        }
    }

    /** Returns the number of folds, at least 2. */
    int folds() {
        if (folds < 2) {
            throw new ParameterException(command.commandLine(), "--folds: expected at least 2, got " + folds);
        }
        return folds;
    }

    /** Checks that the training documents suffice for the folds, before anything is fitted. */
    void requireFolds(double[] labels) {
        try {
            Folds.stratified(labels, folds(), seed);
        } catch (IllegalArgumentException e) {
            throw wrong("--folds", e);
        }
    }

    long seed() {
        return seed;
    }

    boolean curves() {
        return !noCurves;
    }

    private ParameterException wrong(String option, IllegalArgumentException failure) {
        return new ParameterException(command.commandLine(), option + ": " + failure.getMessage(), failure);
    }
}
