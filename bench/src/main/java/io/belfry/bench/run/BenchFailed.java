package io.belfry.bench.run;

/** The measurement cannot go on; the message says why in one line. */
public final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BenchFailed(String message) {
        super(message);
    }

    public BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
