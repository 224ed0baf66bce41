package io.belfry.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.simulator.Simulator;
import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.CallRecord;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.wire.CallerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;

/**
 * HTTP on 127.0.0.1 beside the PBX: {@code GET /health} (200 while the simulation runs, else 503),
 * {@code GET /truth} (every queue call and how it ended), {@code POST /calls} (one more call).
 * Errors are JSON {@code {"error":"…"}} with 400, 404 or 405.
 */
public final class ControlApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Simulator simulator;

    /**
     * @param port 0 for a free one
     */
    public ControlApi(int port, Simulator simulator) throws IOException {
        this.simulator = simulator;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", e -> handle(e, "GET", this::health));
        server.createContext("/truth", e -> handle(e, "GET", this::truth));
        server.createContext("/calls", e -> handle(e, "POST", this::call));
    }

    public ControlApi start() {
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, JsonNode body) {}

    private interface Handler {
        Answer handle(HttpExchange exchange) throws IOException;
    }

    private static void handle(HttpExchange exchange, String method, Handler handler)
            throws IOException {
        try (exchange) {
            Answer answer;
            if (!exchange.getRequestMethod().equals(method)) {
                answer = error(405, "only " + method);
            } else {
                answer = handler.handle(exchange);
            }
            byte[] bytes = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer error(int status, String message) {
        return new Answer(status, JSON.createObjectNode().put("error", message));
    }

    private Answer health(HttpExchange exchange) {
        boolean up = simulator.isRunning();
        return new Answer(
                up ? 200 : 503, JSON.createObjectNode().put("status", up ? "UP" : "DOWN"));
    }

    private Answer truth(HttpExchange exchange) {
        return simulator.ask(
                pbx -> {
                    ObjectNode truth = JSON.createObjectNode();
                    truth.put("now", time(pbx.board().time().now()));
                    truth.put("channels", pbx.board().channels().size());
                    ArrayNode calls = truth.putArray("calls");
                    pbx.calls().forEach(c -> calls.add(json(c)));
                    return new Answer(200, truth);
                });
    }

    private Answer call(HttpExchange exchange) throws IOException {
        JsonNode body;
        try {
            body = JSON.readTree(exchange.getRequestBody());
        } catch (JsonProcessingException e) {
            return error(400, "not JSON: " + e.getOriginalMessage());
        }
        if (!body.path("queue").isTextual()) {
            return error(400, "queue is missing");
        }
        CallPlan plan =
                new CallPlan(
                        body.get("queue").asText(),
                        new CallerId(
                                body.path("caller").asText("0123456789"),
                                body.path("callerName").asText("")),
                        body.path("patienceSeconds").asDouble(Double.POSITIVE_INFINITY),
                        body.path("talkSeconds").asDouble(30),
                        body.path("endedBy").asText("caller").equals("caller"));
        try {
            CallRecord record = simulator.ask(pbx -> arrive(pbx, plan));
            return new Answer(201, json(record));
        } catch (NoSuchElementException e) {
            return error(404, e.getMessage());
        }
    }

    private static CallRecord arrive(Pbx pbx, CallPlan plan) {
        return pbx.arrive(plan).record();
    }

    private static ObjectNode json(CallRecord c) {
        ObjectNode json =
                JSON.createObjectNode()
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
