package io.belfry.pbx.translate;

/** An event that lacks what it must have; the message says what. */
final class MalformedAmiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedAmiException(String message) {
        super(message, null, false, false);
    }
}
