package io.belfry.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.simulator.control.ControlApi.Answer;

/** The paths that make things go wrong; each a POST with a JSON object. */
final class FaultRoutes {

    private static final double BOOT_SECONDS = 2;

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    void register(ControlApi api) {
        api.route("POST", "/faults/cut", (name, body) -> cut());
        api.route("POST", "/faults/stall", (name, body) -> stall(body));
        api.route("POST", "/faults/restart", (name, body) -> restart(body));
        api.route("POST", "/faults/clock", (name, body) -> clock(body));
        api.route("POST", "/faults/disorder", (name, body) -> disorder(body));
    }

    private Answer cut() {
        int connections = faults.cut();
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("connections", connections));
    }

    /** {@code {"stalled":true}} until {@code {"stalled":false}}. */
    private Answer stall(JsonNode body) {
        if (!body.path("stalled").isBoolean()) {
            throw new IllegalArgumentException("stalled is missing: true or false");
        }
        faults.stall(body.get("stalled").asBoolean());
        return done();
    }

    /** {@code {"seconds":2}}: until connections are taken again. */
    private Answer restart(JsonNode body) {
        double seconds = body.path("seconds").asDouble(BOOT_SECONDS);
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("seconds cannot be negative");
        }
        faults.restart(seconds);
        return done();
    }

    /** {@code {"seconds":-30}}. */
    private Answer clock(JsonNode body) {
        if (!body.path("seconds").isNumber()) {
            throw new IllegalArgumentException("seconds is missing");
        }
        faults.shiftClock(body.get("seconds").asDouble());
        return done();
    }

    /** {@code {"duplicates":0.5,"swaps":0.2}}; what is not named is 0. */
    private Answer disorder(JsonNode body) {
        faults.disorder(body.path("duplicates").asDouble(0), body.path("swaps").asDouble(0));
        return done();
    }

    private static Answer done() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return Answer.ok(body.put("done", true));
    }
}
