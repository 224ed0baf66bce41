package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.e2e.harness.Lab;
import io.belfry.e2e.harness.Supervisor;
import io.belfry.e2e.harness.XucAgents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    public Scene scene() {
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
     * threads that it dials a telephone and that this rings; whichever is told first, the agent
     * dials.
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

        seen.states(Observation.ALICE, "Dialing, OnCall, Ready");
        assertThat(onCall.path("acd").asBoolean()).isFalse();
        assertThat(onCall.path("direction").asText()).isEqualTo("Outgoing");
        assertThat(onCall.path("callType").asText()).isEqualTo("Internal");
    }

    /**
     * DESIGN 2: a lost link is followed by a resync. Two agents talk and a caller waits; while
     * nothing comes through to the suite one agent goes on pause (on the PBX), is hung up, and a
     * second caller waits.
     */
    @Test
    void after_a_lost_link_all_is_again_as_the_pbx_itself_says() {
        SourceRows rows = SourceRows.fromNow(scene.lab(), scene.suite().kafka());
        Supervisor supervisor = twoTalkAndOneWaits();

        scene.link().stall(true);
        scene.lab()
                .cli("queue pause member Local/id-1001@agentcallback queue support reason lunch");
        scene.phones().command("hangup 1001");
        scene.phones().command("call 53001 0555001122");
        LiveState changed = state("OnPause(lunch)", "OnCall", "0478112233", "0555001122");
        until(changed, () -> LiveState.ofPbx(scene.lab()::cli));
        assertThat(LiveState.ofSuite(supervisor))
                .isEqualTo(state("OnCall", "OnCall", "0478112233"));
        scene.link().cut();
        scene.link().stall(false);
        agree(changed);

        scene.phones().command("hangup 1002");
        scene.phones().command("hangup caller");
        scene.phones().command("hangup caller");
        scene.agents().unpause("1001");
        scene.phones().command("idle");
        agree(state("Ready", "Ready"));
        rows.areInTheTopics();
    }

    /**
     * A PBX that dies amid calls forgets who was logged in and who waited. What it says in its own
     * CLI afterwards is what the suite says; then agents log in and a call is answered as ever.
     */
    @Test
    void after_a_restart_of_the_pbx_all_is_again_as_the_pbx_itself_says() {
        SourceRows rows = SourceRows.fromNow(scene.lab(), scene.suite().kafka());
        twoTalkAndOneWaits();

        scene.lab().restart();
        agree(nobody());
        scene.phones().command("hangup 1001"); // the telephones do not know yet
        scene.phones().command("hangup 1002");
        for (int caller = 0; caller < 3; caller++) {
            scene.phones().command("hangup caller");
        }
        scene.phones().command("idle");
        scene.phones().command("register 1001");
        scene.phones().command("register 1002");
        scene.ready();
        agree(state("Ready", "Ready"));
        scene.phones().command("call 53001 0145678901");
        scene.phones().command("call 53001 0622334455");
        agree(state("OnCall", "OnCall"));

        scene.phones().command("hangup caller");
        scene.phones().command("hangup caller");
        scene.phones().command("idle");
        agree(state("Ready", "Ready"));
        rows.areInTheTopics();
    }

    private static Supervisor twoTalkAndOneWaits() {
        scene.ready();
        Supervisor supervisor = scene.supervisor();
        supervisor.watchCalls(Observation.SUPPORT);
        supervisor.watchCalls(Observation.SALES);
        scene.phones().command("call 53001 0145678901");
        scene.phones().command("call 53001 0622334455");
        agree(state("OnCall", "OnCall"));
        scene.phones().command("call 53001 0478112233");
        agree(state("OnCall", "OnCall", "0478112233"));
        return supervisor;
    }

    private static LiveState state(String alice, String bob, String... waiting) {
        return new LiveState(
                Map.of(Observation.ALICE, alice, Observation.BOB, bob),
                Map.of(
                        "support",
                        List.of(Observation.ALICE, Observation.BOB),
                        "sales",
                        List.of(Observation.BOB)),
                Map.of("support", List.of(waiting), "sales", List.of()),
                Map.of("support", waiting.length, "sales", 0));
    }

    private static LiveState nobody() {
        return new LiveState(
                Map.of(Observation.ALICE, "LoggedOut", Observation.BOB, "LoggedOut"),
                Map.of("support", List.of(), "sales", List.of()),
                Map.of("support", List.of(), "sales", List.of()),
                Map.of("support", 0, "sales", 0));
    }

    /** Both the PBX and the suite come to say so. */
    private static void agree(LiveState expected) {
        until(expected, () -> LiveState.ofPbx(scene.lab()::cli));
        until(expected, () -> LiveState.ofSuite(scene.supervisor()));
    }

    private static void until(LiveState expected, Supplier<LiveState> witness) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(witness.get()).isEqualTo(expected));
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
