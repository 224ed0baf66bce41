package io.belfry.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP on 127.0.0.1 beside the PBX. {@code GET /health} is for everybody (200 while the simulation
 * runs, else 503); all else wants the token, {@code Authorization: Bearer …}, and without a token
 * nothing else is there. What there is stands in {@link CallRoutes} and {@link FaultRoutes}. Errors
 * are JSON {@code {"error":"…"}} with 400, 401, 403, 404, 405 or 409.
 */
public final class ControlApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";

    private final HttpServer server;
    private final Simulator simulator;
    private final byte[] token;
    private final List<Route> routes = new ArrayList<>();

    /** What a request is answered. */
    record Answer(int status, JsonNode body) {

        static Answer ok(JsonNode body) {
            return new Answer(200, body);
        }

        static Answer error(int status, String message) {
            return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", message));
        }
    }

    /**
     * Answers a request.
     *
     * @throws IllegalArgumentException told with 400
     * @throws NoSuchElementException told with 404
     * @throws IllegalStateException told with 409
     */
    interface Handler {
        /**
         * @param name what the path names, empty if it names nothing
         */
        Answer handle(String name, JsonNode body);
    }

    private record Route(String method, Pattern path, Handler handler) {}

    /**
     * @param port 0 for a free one
     * @param token null for none
     */
    public ControlApi(int port, String token, Simulator simulator, Faults faults)
            throws IOException {
        this.simulator = simulator;
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        new CallRoutes(simulator).register(this);
        new FaultRoutes(faults).register(this);
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

    /**
     * @param path in which {@code {}} stands for a name
     */
    void route(String method, String path, Handler handler) {
        Pattern pattern = Pattern.compile(path.replace("{}", "([^/]+)"));
        routes.add(new Route(method, pattern, handler));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] bytes = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/health")) {
            return health();
        }
        if (token == null) {
            return Answer.error(403, "no token is set: BELFRY_SIM_CONTROL_TOKEN");
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !isToken(given)) {
            return Answer.error(401, "the token is missing or wrong");
        }
        Answer refused = Answer.error(404, "no " + path);
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (!matcher.matches()) {
                continue;
            }
            if (route.method().equals(exchange.getRequestMethod())) {
                String name = matcher.groupCount() > 0 ? matcher.group(1) : "";
                return handle(route.handler(), name, exchange.getRequestBody().readAllBytes());
            }
            refused = Answer.error(405, "only " + route.method());
        }
        return refused;
    }

    private boolean isToken(String header) {
        return header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token);
    }

    private static Answer handle(Handler handler, String name, byte[] body) throws IOException {
        try {
            JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            return handler.handle(name, json);
        } catch (JsonProcessingException e) {
            return Answer.error(400, "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return Answer.error(400, e.getMessage());
        } catch (NoSuchElementException e) {
            return Answer.error(404, e.getMessage());
        } catch (IllegalStateException e) {
            return Answer.error(409, e.getMessage());
        }
    }

    private Answer health() {
        boolean up = simulator.isRunning();
        ObjectNode body = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
        return new Answer(up ? 200 : 503, body);
    }
}
