package io.belfry.standalone.cli;

import java.io.Serial;

/** A command cannot be carried out; the message is one line that ends with what to do about it. */
final class Refused extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
