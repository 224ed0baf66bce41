package io.belfry.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.simulator.SimulatorFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatorFixture pbx;

    @BeforeEach
    void start() throws IOException {
        pbx = new SimulatorFixture(50, true);
    }

    @AfterEach
    void stop() throws IOException {
        pbx.close();
    }

    @Test
    void healthIsUpWhileTheSimulationRuns() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        pbx.simulator().close();
        assertThat(get("/health").statusCode()).isEqualTo(503);
    }

    @Test
    void anInjectedCallEndsInTheTruth() throws Exception {
        // the agents log in within the first simulated second, 20 ms of ours
        await().atMost(Duration.ofSeconds(5)).until(this::agentsAreThere);
        HttpResponse<String> made =
                post(
                        "{\"queue\":\"support\",\"caller\":\"0612345678\",\"talkSeconds\":7,"
                                + "\"endedBy\":\"agent\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String id = JSON.readTree(made.body()).get("callId").asText();
        await().atMost(Duration.ofSeconds(10)).until(() -> call(id).get("endedAt").isTextual());
        JsonNode call = call(id);
        assertThat(call.get("outcome").asText()).isEqualTo("answered");
        assertThat(call.get("endedBy").asText()).isEqualTo("agent");
        assertThat(call.get("caller").asText()).isEqualTo("0612345678");
        assertThat(call.get("talkSeconds").asInt()).isBetween(7, 8);
        assertThat(call.get("agent").asText()).matches("Agent/100[2-4]");
    }

    @Test
    void mistakesAreToldAsJson() throws Exception {
        assertThat(error(post("{\"queue\":\"nope\"}"), 404)).isEqualTo("no queue nope");
        assertThat(error(post("{}"), 400)).isEqualTo("queue is missing");
        assertThat(error(post("{\"queue\":"), 400)).startsWith("not JSON");
        assertThat(error(get("/calls"), 405)).isEqualTo("only POST");
    }

    @Test
    void withoutTheTokenThereIsOnlyHealth() throws Exception {
        for (String header : List.of("Bearer wrong", SimulatorFixture.TOKEN, "Bearer ")) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri("/truth")).header("Authorization", header).build();
            assertThat(send(request).statusCode()).isEqualTo(401);
        }
        assertThat(send(HttpRequest.newBuilder(uri("/truth")).build()).statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(uri("/health")).build()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPbxWithoutATokenCannotBeControlled() throws Exception {
        try (ControlApi open = new ControlApi(0, null, pbx.simulator(), null).start()) {
            URI uri = URI.create("http://127.0.0.1:" + open.port() + "/faults/cut");
            HttpRequest request =
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer null")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build();
            assertThat(error(send(request), 403)).contains("BELFRY_SIM_CONTROL_TOKEN");
        }
    }

    @Test
    void aTelephoneDoesWhatItIsToldAndHangsUpWhenToldTo() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(this::agentsAreThere);
        for (String number : List.of("1002", "1003", "1004")) {
            assertThat(put("/phones/" + number, "{\"reaction\":\"refuse\"}").statusCode())
                    .isEqualTo(200);
        }
        String refused = made(post("{\"queue\":\"sales\",\"talkSeconds\":1e9}"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !call(refused).get("ringNoAnswer").isEmpty());
        for (String number : List.of("1002", "1003", "1004")) {
            put("/phones/" + number, "{\"reaction\":\"answer\",\"afterSeconds\":0.5}");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> call(refused).get("answeredAt").isTextual());
        String agent = call(refused).get("agent").asText().replace("Agent/", "");
        assertThat(post("/phones/" + agent + "/hangup", "").statusCode()).isEqualTo(200);
        assertThat(call(refused).get("endedBy").asText()).isEqualTo("agent");
        assertThat(error(post("/phones/1900/hangup", ""), 409))
                .isEqualTo("telephone 1900 has no call");
        assertThat(error(put("/phones/7777", "{\"reaction\":\"ignore\"}"), 404))
                .isEqualTo("no telephone 7777");
        assertThat(error(put("/phones/1002", "{\"reaction\":\"sing\"}"), 400))
                .startsWith("reaction is answer");
    }

    @Test
    void aWaitingCallerHangsUpWhenToldTo() throws Exception {
        for (String number : List.of("1002", "1003", "1004")) {
            put("/phones/" + number, "{\"reaction\":\"ignore\"}");
        }
        String id = made(post("{\"queue\":\"sales\"}"));
        await().atMost(Duration.ofSeconds(60)).until(() -> call(id).get("enteredAt").isTextual());
        assertThat(post("/calls/" + id + "/hangup", "").statusCode()).isEqualTo(200);
        assertThat(call(id).get("outcome").asText()).isEqualTo("abandoned");
        assertThat(error(post("/calls/" + id + "/hangup", ""), 404)).isEqualTo("no call " + id);
    }

    @Test
    void digitsOfATelephoneChangeWhatItsSpyDoes() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(this::agentsAreThere);
        assertThat(get("/spies").body()).isEqualTo("{\"spies\":[]}");
        assertThat(error(post("/phones/1900/digits", "{\"digits\":\"6\"}"), 409))
                .isEqualTo("telephone 1900 has no call");
        assertThat(error(post("/phones/1900/digits", "{\"digits\":\"six\"}"), 400))
                .startsWith("digits are");
        String id = made(post("{\"queue\":\"sales\",\"talkSeconds\":1e9}"));
        await().atMost(Duration.ofSeconds(60)).until(() -> call(id).get("answeredAt").isTextual());
        String agent = call(id).get("agent").asText().replace("Agent/", "");
        pbx.simulator()
                .ask(p -> p.dial(p.phone("1900").orElseThrow(), "*33" + agent, Double.MAX_VALUE));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> spies().path(0).path("mode").asText().equals("listen"));
        assertThat(spies().get(0).get("heardBy")).isEmpty();

        post("/phones/1900/digits", "{\"digits\":\"6\"}");

        assertThat(spies().get(0).get("mode").asText()).isEqualTo("barge");
        assertThat(spies().get(0).get("heardBy")).hasSize(2);
    }

    private JsonNode spies() throws Exception {
        return JSON.readTree(get("/spies").body()).get("spies");
    }

    private String made(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(201);
        return JSON.readTree(response.body()).get("callId").asText();
    }

    private boolean agentsAreThere() {
        return pbx.simulator()
                .ask(model -> !model.queues().named("support").orElseThrow().members().isEmpty());
    }

    private JsonNode call(String id) throws Exception {
        for (JsonNode call : JSON.readTree(get("/truth").body()).get("calls")) {
            if (call.get("callId").asText().equals(id)) {
                return call;
            }
        }
        throw new AssertionError("no call " + id);
    }

    private static String error(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        return JSON.readTree(response.body()).get("error").asText();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post("/calls", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + pbx.httpPort() + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pbx.httpPort() + path))
                .header("Authorization", "Bearer " + SimulatorFixture.TOKEN);
    }
}
