package io.belfry.contracts.kafka;

/** The data of a batch cannot be taken, now or later; trying again is of no use. */
public final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
