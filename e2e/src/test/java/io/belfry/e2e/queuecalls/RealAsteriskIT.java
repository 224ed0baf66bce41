package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.e2e.harness.Lab;
import io.belfry.e2e.harness.XucAgents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The queue calls on a real Asterisk, with real telephones. */
class RealAsteriskIT extends QueueCallsContract {

    private static RealAsteriskScene scene;

    @BeforeAll
    static void start() {
        Lab.obstacle().ifPresent(why -> Assumptions.abort("no real Asterisk: " + why));
        scene = RealAsteriskScene.start();
    }

    @AfterAll
    static void stop() {
        if (scene != null) {
            scene.close();
        }
    }

    @Override
    Scene scene() {
        return scene;
    }

    /** FEATURES A113: the agent's own line says ringing, established, released, with the queue. */
    @Test
    void the_agent_sees_the_phone_events_of_the_own_line() {
        scene.ready();
        XucAgents agents = scene.agents();
        agents.pause("1002", "aside");
        int position = agents.client("1001").position();

        scene.phones().command("call 53001 0145678901 \"Jean Dupont\"");
        JsonNode established = phoneEvent(position, "EventEstablished");
        scene.phones().command("hangup caller");
        phoneEvent(position, "EventReleased");
        agents.unpause("1002");

        List<String> types =
                agents.client("1001")
                        .since(position, "PhoneEvent")
                        .map(event -> event.path("eventType").asText())
                        .toList();
        assertThat(types).containsExactly("EventRinging", "EventEstablished", "EventReleased");
        assertThat(established.path("DN").asText()).isEqualTo("1001");
        assertThat(established.path("otherDN").asText()).isEqualTo("0145678901");
        assertThat(established.path("queueName").asText()).isEqualTo("support");
    }

    /**
     * FEATURES A57, A128: dial rings the own telephone, then the other one. Asterisk tells from two
     * threads that it dials a telephone and that this rings; when the ringing is told first, nobody
     * can know yet that it is a call of the agent's own.
     */
    @Test
    void dial_calls_from_the_own_telephone() {
        Observation seen = Observation.begin(scene);
        int phones = scene.phones().position();

        scene.agents().client("1001").command("dial", Map.of("destination", "1003"));
        scene.phones().await(phones, event -> isUp(event, "1001"));
        scene.phones().await(phones, event -> isUp(event, "1003"));
        JsonNode onCall = scene.agents().awaitState("1001", "AgentOnCall");
        scene.phones().command("hangup 1003");

        seen.states(Observation.ALICE, "Ringing?, Dialing, OnCall, Ready");
        assertThat(onCall.path("acd").asBoolean()).isFalse();
        assertThat(onCall.path("direction").asText()).isEqualTo("Outgoing");
        assertThat(onCall.path("callType").asText()).isEqualTo("Internal");
    }

    private static boolean isUp(JsonNode event, String phone) {
        return event.path("event").asText().equals("up")
                && event.path("phone").asText().equals(phone);
    }

    private JsonNode phoneEvent(int position, String type) {
        return scene.agents()
                .client("1001")
                .awaitSince(
                        position,
                        "PhoneEvent",
                        event -> event.path("eventType").asText().equals(type));
    }
}
