package org.ridgeline.model.solver;

/** A fit that could not be computed as asked: the message gives the problem's size, lambda, what was reached and what helps. */
public final class NumericalException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    public NumericalException(String message) {
        super(message);
    }
}
