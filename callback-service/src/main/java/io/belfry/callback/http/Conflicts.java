package io.belfry.callback.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ClientErrorException;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** What the constraints of the database say to a caller. */
public final class Conflicts {

    private Conflicts() {}

    /** Turns the violation of a named constraint into 409 with that text. */
    public static <T> Uni<T> explained(Uni<T> change, Map<String, String> texts) {
        return change.onFailure(failure -> text(failure, texts).isPresent())
                .transform(failure -> new ClientErrorException(text(failure, texts).get(), 409));
    }

    private static Optional<String> text(Throwable failure, Map<String, String> texts) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && violation.getConstraintName() != null) {
                return Optional.ofNullable(texts.get(violation.getConstraintName()));
            }
        }
        return Optional.empty();
    }
}
