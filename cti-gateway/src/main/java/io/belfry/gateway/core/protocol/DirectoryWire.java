package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What was found in the directory (FEATURES A116). */
final class DirectoryWire {

    private static final List<String> HEADERS =
            List.of("Firstname", "Lastname", "Number", "Mobile", "Favorite");

    private DirectoryWire() {}

    static ObjectNode result(List<ServerMessage.DirectoryResult.Entry> found) {
        ObjectNode body = Wire.JSON.objectNode();
        ArrayNode entries = body.putArray("entries");
        found.forEach(entry -> entries.add(entry(entry)));
        ArrayNode headers = body.putArray("headers");
        HEADERS.forEach(headers::add);
        return body;
    }

    private static ObjectNode entry(ServerMessage.DirectoryResult.Entry found) {
        ObjectNode entry = Wire.JSON.objectNode().put("status", found.status().code());
        entry.putArray("entry")
                .add(Values.orEmpty(found.user().firstName()))
                .add(Values.orEmpty(found.user().lastName()))
                .add(Values.orEmpty(found.number()))
                .add(Values.orEmpty(found.user().mobileNumber()))
                .add(Boolean.toString(found.favorite()));
        return entry.put("contact_id", found.user().id().toString())
                .put("source", "internal")
                .put("favorite", found.favorite());
    }
}
