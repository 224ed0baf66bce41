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
        return http.send(
                request("/calls").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pbx.httpPort() + path));
    }
}
