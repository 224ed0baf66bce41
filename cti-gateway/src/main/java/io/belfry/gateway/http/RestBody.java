package io.belfry.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The JSON object that a request carries; whatever is wrong with it is a 400 (B5). */
final class RestBody {

    private final JsonNode json;

    RestBody(ObjectMapper mapper, String text) {
        try {
            this.json = mapper.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            throw bad("The body is not valid JSON.");
        }
        if (!json.isObject()) {
            throw bad("The body is not a JSON object.");
        }
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> bad(name + " is missing"));
    }

    /** A text; a number is taken as its digits. */
    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    boolean requiredFlag(String name) {
        JsonNode value = json.path(name);
        if (!value.isBoolean()) {
            throw bad(name + " must be true or false");
        }
        return value.booleanValue();
    }

    private static RestRefusal bad(String message) {
        return new RestRefusal(Response.Status.BAD_REQUEST, "InvalidJson", message);
    }
}
