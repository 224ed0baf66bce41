package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.WaitingCall;
import java.time.ZoneId;

/** The messages about queues (FEATURES A.7.3). */
final class QueueWire {

    /** The penalty that says an agent no longer belongs to a queue (A124). */
    static final int REMOVED = -1;

    private final ZoneId zone;

    QueueWire(ZoneId zone) {
        this.zone = zone;
    }

    ObjectNode queue(QueueConfig queue) {
        return Wire.JSON
                .objectNode()
                .put("id", queue.id().value())
                .put("context", Values.orEmpty(queue.context()))
                .put("name", queue.name().value())
                .put("displayName", Values.orEmpty(queue.displayName()))
                .put("number", Values.orEmpty(queue.number()));
    }

    ObjectNode member(QueueMemberConfig member, int penalty) {
        return Wire.JSON
                .objectNode()
                .put("agentId", member.agent().value())
                .put("queueId", member.queue().value())
                .put("penalty", penalty);
    }

    ObjectNode statistics(QueueStatistics statistics) {
        ObjectNode body = Wire.JSON.objectNode().put("queueId", statistics.id().value());
        ArrayNode counters = body.putArray("counters");
        statistics
                .counters()
                .forEach(
                        (counter, value) -> {
                            if (Double.isFinite(value)) {
                                counters.addObject()
                                        .put("statName", counter.wireName())
                                        .set("value", Values.number(value));
                            }
                        });
        return body;
    }

    ObjectNode calls(QueueCalls calls) {
        ObjectNode body = Wire.JSON.objectNode().put("queueId", calls.id().value());
        ArrayNode waiting = body.putArray("calls");
        calls.calls().forEach(call -> waiting.add(call(call)));
        return body;
    }

    private ObjectNode call(WaitingCall call) {
        return Wire.JSON
                .objectNode()
                .put("position", call.position())
                .put("name", Values.orEmpty(call.name()))
                .put("number", Values.orEmpty(call.number()))
                .put("queueTime", Values.dateTime(call.queueTime(), zone))
                .put("uniqueId", call.uniqueId() == null ? null : call.uniqueId().value());
    }
}
