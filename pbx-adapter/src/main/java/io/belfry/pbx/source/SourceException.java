package io.belfry.pbx.source;

/** A source cannot be read; the message is for an operator and holds no secret. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
