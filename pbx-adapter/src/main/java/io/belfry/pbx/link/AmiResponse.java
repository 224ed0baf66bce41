package io.belfry.pbx.link;

import java.util.Map;

/**
 * What the PBX answered to an action.
 *
 * @param message may be null
 * @param fields all headers of the response, names in lower case
 */
public record AmiResponse(boolean success, String message, Map<String, String> fields) {

    public AmiResponse {
        fields = Map.copyOf(fields);
    }

    public AmiResponse(boolean success, String message) {
        this(success, message, Map.of());
    }

    /** A header by its name in lower case; null when absent. */
    public String field(String name) {
        return fields.get(name);
    }

    /** Whether the PBX does not know the action at all. */
    public boolean unknownAction() {
        return !success && String.valueOf(message).startsWith("Invalid/unknown command");
    }
}
