package org.ridgeline.model.dense;

/** A dense backend was asked for by name and cannot be used here. */
public final class DenseBackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DenseBackendException(String message) {
        super(message);
    }
}
