package io.belfry.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.simulator.Simulator;
import io.belfry.simulator.call.CallControl;
import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.CallRecord;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.control.ControlApi.Answer;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * The paths about calls and telephones: {@code GET /truth} (every queue call and how it ended),
 * {@code POST /calls} (one more), {@code POST /calls/ID/hangup}, {@code PUT /phones/NUMBER} (how it
 * reacts from now on), {@code POST /phones/NUMBER/hangup}.
 */
final class CallRoutes {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Simulator simulator;

    CallRoutes(Simulator simulator) {
        this.simulator = simulator;
    }

    void register(ControlApi api) {
        api.route("GET", "/truth", (name, body) -> truth());
        api.route("GET", "/spies", (name, body) -> simulator.ask(CallRoutes::spies));
        api.route("POST", "/phones/{}/digits", this::type);
        api.route("POST", "/calls", (name, body) -> call(body));
        api.route("POST", "/calls/{}/hangup", (id, body) -> simulator.ask(p -> endCall(p, id)));
        api.route("PUT", "/phones/{}", this::behave);
        api.route("POST", "/phones/{}/hangup", (n, body) -> simulator.ask(p -> hangUp(p, n)));
    }

    private Answer truth() {
        return simulator.ask(
                pbx -> {
                    ObjectNode truth = JsonNodeFactory.instance.objectNode();
                    truth.put("now", time(pbx.board().time().now()));
                    truth.put("channels", pbx.board().channels().size());
                    ArrayNode calls = truth.putArray("calls");
                    pbx.calls().forEach(c -> calls.add(json(c)));
                    return Answer.ok(truth);
                });
    }

    private Answer call(JsonNode body) {
        if (!body.path("queue").isTextual()) {
            throw new IllegalArgumentException("queue is missing");
        }
        CallPlan plan =
                new CallPlan(
                        body.get("queue").asText(),
                        new CallerId(
                                body.path("caller").asText("0123456789"),
                                body.path("callerName").asText("")),
                        body.path("patienceSeconds").asDouble(NEVER),
                        body.path("talkSeconds").asDouble(30),
                        body.path("endedBy").asText("caller").equals("caller"));
        return new Answer(201, json(simulator.ask(pbx -> pbx.arrive(plan).record())));
    }

    /** {@code {"reaction":"answer","afterSeconds":2,"talkSeconds":30}}, ignore, or refuse. */
    private Answer behave(String number, JsonNode body) {
        double after = body.path("afterSeconds").asDouble(1);
        double talk = body.path("talkSeconds").asDouble(NEVER);
        String kind = body.path("reaction").asText("");
        Phone.Reaction reaction =
                switch (kind) {
                    case "answer" -> Phone.Reaction.answer(after, talk);
                    case "ignore" -> Phone.Reaction.ignore();
                    case "refuse" -> Phone.Reaction.refuse();
                    default ->
                            throw new IllegalArgumentException(
                                    "reaction is answer, ignore or refuse, not «" + kind + "»");
                };
        simulator.ask(
                pbx -> {
                    phone(pbx, number).behave(queueCall -> reaction);
                    return true;
                });
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("reaction", kind));
    }

    private static Answer spies(Pbx pbx) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode spies = answer.putArray("spies");
        for (CallControl.Spy spy : pbx.control().spies()) {
            ObjectNode json = spies.addObject().put("spy", spy.spy().name).put("mode", spy.mode());
            json.put("spyee", spy.spyee() == null ? null : spy.spyee().name);
            ArrayNode heardBy = json.putArray("heardBy");
            spy.heardBy().forEach(c -> heardBy.add(c.name));
        }
        return Answer.ok(answer);
    }

    private Answer type(String number, JsonNode body) {
        String digits = body.path("digits").asText("");
        if (!digits.matches("[0-9*#A-D]+")) {
            throw new IllegalArgumentException("digits are 0-9, *, # and A-D");
        }
        return simulator.ask(
                pbx -> {
                    Channel channel = channelOf(pbx, number);
                    pbx.control().type(channel, digits);
                    return Answer.ok(
                            JsonNodeFactory.instance.objectNode().put("channel", channel.name));
                });
    }

    private static Answer endCall(Pbx pbx, String id) {
        Channel channel =
                pbx.board().channels().stream()
                        .filter(c -> c.uniqueId.equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("no call " + id));
        pbx.control().hangUp(channel);
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("channel", channel.name));
    }

    private static Answer hangUp(Pbx pbx, String number) {
        Channel channel = channelOf(pbx, number);
        pbx.control().hangUp(channel);
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("channel", channel.name));
    }

    private static Channel channelOf(Pbx pbx, String number) {
        return pbx.board().channelsOf(phone(pbx, number).device()).stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("telephone " + number + " has no call"));
    }

    private static Phone phone(Pbx pbx, String number) {
        return pbx.phone(number)
                .orElseThrow(() -> new NoSuchElementException("no telephone " + number));
    }

    private static ObjectNode json(CallRecord c) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("callId", c.callId)
                        .put("linkedId", c.linkedId)
                        .put("queue", c.queue)
                        .put("caller", c.caller)
                        .put("callerName", c.callerName)
                        .put("outcome", c.outcome.name().toLowerCase(Locale.ROOT))
                        .put("position", c.position)
                        .put("arrivedAt", time(c.arrivedAt))
                        .put("enteredAt", time(c.enteredAt))
                        .put("answeredAt", time(c.answeredAt))
                        .put("endedAt", time(c.endedAt))
                        .put("agent", c.agent)
                        .put("endedBy", c.endedBy)
                        .put("holdSeconds", c.holdSeconds)
                        .put("talkSeconds", c.talkSeconds);
        ArrayNode ringNoAnswer = json.putArray("ringNoAnswer");
        c.ringNoAnswer.forEach(ringNoAnswer::add);
        return json;
    }

    private static String time(long micros) {
        return micros == 0
                ? null
                : Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000).toString();
    }
}
