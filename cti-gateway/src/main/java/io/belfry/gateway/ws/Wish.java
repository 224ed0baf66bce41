package io.belfry.gateway.ws;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * What session a client wants, as the parameters of the address say: {@code resumable=true} a
 * numbered one, {@code session=<id>&after=<seq>} to go on with one; without them a plain one.
 *
 * @param after the number of the last frame he has; -1 when he did not tell a number
 */
record Wish(boolean numbered, Optional<String> session, long after) {

    private static final long NONE = -1;

    static Wish of(HttpServerRequest request) {
        Optional<String> session = Optional.ofNullable(request.getParam("session"));
        return new Wish(
                session.isPresent() || "true".equals(request.getParam("resumable")),
                session,
                number(request.getParam("after")));
    }

    private static long number(String text) {
        try {
            return text == null ? NONE : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
