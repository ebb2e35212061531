package org.ridgeline.model.gpu;

/** A GPU that is not there, has too little memory, or failed. */
public final class GpuException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was expected, what was found and what to do. */
    public GpuException(String message) {
        super(message);
    }

    /** The same, with what the library said. */
    public GpuException(String message, Throwable cause) {
        super(message, cause);
    }
}
