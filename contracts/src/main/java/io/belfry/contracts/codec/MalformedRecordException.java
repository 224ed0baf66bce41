package io.belfry.contracts.codec;

/**
 * A record that is not what its topic promises; the message says why and goes into the dead letter.
 */
public final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedRecordException(String message) {
        super(message);
    }

    public MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
