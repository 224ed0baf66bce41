package io.belfry.gateway.http;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What is answered about the outcome of a command (B5). */
final class RestAnswers {

    private RestAnswers() {}

    static Response done() {
        return Response.ok(Map.of()).build();
    }

    static Response of(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> done();
            case CommandOutcome.Refused refused -> refused(refused.reason(), refused.message());
        };
    }

    private static Response refused(FailureReason reason, String message) {
        if (reason == null) {
            return Problem.response(Response.Status.CONFLICT, "PbxRefused", message);
        }
        Response.Status status =
                switch (reason) {
                    case LINK_DOWN -> Response.Status.SERVICE_UNAVAILABLE;
                    case DEADLINE_PASSED, NO_ANSWER -> Response.Status.GATEWAY_TIMEOUT;
                    case AGENT_UNKNOWN, PHONE_NUMBER_UNKNOWN, QUEUE_UNKNOWN ->
                            Response.Status.NOT_FOUND;
                    case NUMBER_INVALID, MALFORMED -> Response.Status.BAD_REQUEST;
                    case UNSUPPORTED -> Response.Status.NOT_IMPLEMENTED;
                    case AGENT_NOT_LOGGED_IN,
                            LOGGED_IN_ON_ANOTHER_PHONE,
                            PBX_REFUSED,
                            NO_CALL,
                            CALL_STATE,
                            NO_TRANSFER,
                            NOT_RECORDED,
                            NO_QUEUE_CALL ->
                            Response.Status.CONFLICT;
                };
        return Problem.response(status, code(reason), message);
    }

    /** {@code LINK_DOWN} is {@code LinkDown}. */
    private static String code(FailureReason reason) {
        return Arrays.stream(reason.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }
}
