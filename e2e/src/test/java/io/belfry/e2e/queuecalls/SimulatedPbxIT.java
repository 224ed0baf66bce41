package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.e2e.harness.XucClient;
import io.belfry.simulator.call.Phone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The queue calls on the simulated PBX. */
class SimulatedPbxIT extends QueueCallsContract {

    private static SimulatedScene scene;

    @BeforeAll
    static void start() {
        scene = SimulatedScene.start();
    }

    @AfterAll
    static void stop() {
        if (scene != null) {
            scene.close();
        }
    }

    @Override
    public Scene scene() {
        return scene;
    }

    /**
     * FEATURES A57, A113, A128: dial rings the own telephone, then the other one, whose user hangs
     * up after two seconds. What the recorded Asterisk does is in scenario 31.
     */
    @Test
    void dial_calls_from_the_own_telephone() {
        Observation seen = Observation.begin(scene);
        scene.phone("1003", Phone.Reaction.answer(1, 2));

        try (XucClient alice = XucClient.connect(scene.suite().gateway(), "alice", "alice")) {
            alice.command("dial", Map.of("destination", "1003"));

            seen.states(Observation.ALICE, "Dialing, OnCall, Ready");
            alice.awaitSince(0, "PhoneEvent", event -> type(event).equals("EventReleased"));
            List<JsonNode> events = alice.since(0, "PhoneEvent").toList();
            assertThat(events)
                    .extracting(SimulatedPbxIT::type)
                    .containsExactly("EventDialing", "EventEstablished", "EventReleased");
            assertThat(events).extracting(event -> event.path("DN").asText()).containsOnly("1001");
        }
        seen.calls("1003 internal answered");
    }

    private static String type(JsonNode phoneEvent) {
        return phoneEvent.path("eventType").asText();
    }
}
