package io.belfry.e2e.flowingcalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.XucClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client finds at the gateway of a running suite, right and wrong input alike. */
@ExtendWith(SimulatedSuite.class)
class ClientProtocolIT {

    private BelfrySuite suite;
    private XucClient alice;

    @BeforeEach
    void connect(BelfrySuite simulated) {
        suite = simulated;
        alice = XucClient.connect(suite.gateway(), "alice", "alice");
    }

    @AfterEach
    void disconnect() {
        alice.close();
    }

    @Test
    void login_gives_a_token_with_its_time_to_live_a5() {
        JsonNode answer = XucClient.authenticate(suite.gateway(), "alice", "alice");

        assertThat(answer.path("login").asText()).isEqualTo("alice");
        assertThat(answer.path("token").asText()).isNotEmpty();
        assertThat(answer.path("TTL").asInt()).isPositive();
    }

    @Test
    void a_wrong_password_is_refused_with_the_protocols_own_error_a5() {
        JsonNode answer = XucClient.authenticate(suite.gateway(), "alice", "wrong");

        assertThat(answer.path("error").asText()).isEqualTo("InvalidCredentials");
        assertThat(answer.path("token").isMissingNode()).isTrue();
    }

    @Test
    void a_wrong_token_opens_no_socket_a7() {
        assertThatThrownBy(() -> XucClient.open(suite.gateway(), "alice", "not-a-token"))
                .hasStackTraceContaining("401");
    }

    @Test
    void the_profile_follows_the_logon_a10() {
        JsonNode ofAlice = alice.await("RightProfile", message -> true);
        assertThat(ofAlice.path("profile").asText()).isEqualTo("NoRight");

        try (XucClient sophie = XucClient.connect(suite.gateway(), "sophie", "sophie")) {
            JsonNode ofSophie = sophie.await("RightProfile", message -> true);
            assertThat(ofSophie.path("profile").asText()).isEqualTo("Supervisor");
        }
    }

    @Test
    void a_ping_is_answered_a16() {
        int position = alice.position();
        alice.sendText("{\"claz\":\"ping\"}");
        assertThat(alice.awaitSince(position, "ping", message -> true)).isNotNull();
    }

    @Test
    void the_lists_name_what_the_directory_has_a78() {
        JsonNode queues = list("queue", "QueueList");
        JsonNode agents = list("agent", "AgentList");
        JsonNode members = list("queuemember", "QueueMemberList");
        JsonNode groups = list("agentgroup", "AgentGroupList");

        assertThat(queues.findValuesAsText("name")).contains("support", "sales");
        assertThat(agents.findValuesAsText("number")).contains("1001", "1002");
        assertThat(members.findValuesAsText("agentId")).contains("1002");
        assertThat(groups).isNotEmpty();
    }

    @Test
    void a_frame_that_is_not_json_gets_an_error_and_the_socket_stays_open_a17() {
        refused("{\"claz\":");
    }

    @Test
    void a_frame_without_a_command_gets_an_error_and_the_socket_stays_open_a17() {
        refused("{\"claz\":\"web\"}");
    }

    @Test
    void an_unknown_command_gets_an_error_and_the_socket_stays_open_a17() {
        refused("{\"claz\":\"web\",\"command\":\"fly\"}");
    }

    @Test
    void an_agent_logs_in_pauses_and_logs_out_a44_to_a47() {
        alice.command("agentLogin", Map.of("agentphonenumber", "1001"));
        JsonNode ready = alice.await("AgentStateEvent", state -> is(state, "AgentReady"));
        assertThat(ready.path("agentId").asInt()).isEqualTo(1001);
        assertThat(ready.path("phoneNb").asText()).isEqualTo("1001");

        alice.command("pauseAgent", Map.of("reason", "lunch"));
        JsonNode pause = alice.await("AgentStateEvent", state -> is(state, "AgentOnPause"));
        assertThat(pause.path("cause").asText()).isEqualTo("lunch");

        int position = alice.position();
        alice.command("unpauseAgent");
        alice.awaitSince(position, "AgentStateEvent", state -> !is(state, "AgentOnPause"));

        alice.command("agentLogout");
        alice.awaitSince(position, "AgentStateEvent", state -> is(state, "AgentLoggedOut"));
    }

    @Test
    void login_on_an_unknown_line_is_refused_a27() {
        int position = alice.position();
        alice.command("agentLogin", Map.of("agentphonenumber", "9999"));

        JsonNode error = alice.awaitSince(position, "AgentError", message -> true);
        assertThat(error.path("Error").asText()).isEqualTo("PhoneNumberUnknown");
    }

    private void refused(String frame) {
        int position = alice.position();
        alice.sendText(frame);
        JsonNode error = alice.awaitSince(position, "Error", message -> true);
        assertThat(error.path("Error").asText()).isNotEmpty();

        assertThat(list("queue", "QueueList")).isNotEmpty();
    }

    private JsonNode list(String objectType, String msgType) {
        int position = alice.position();
        alice.command("getList", Map.of("objectType", objectType));
        return alice.awaitSince(position, msgType, JsonNode::isArray);
    }

    private static boolean is(JsonNode state, String name) {
        return state.path("agentId").asInt() == 1001 && state.path("name").asText().equals(name);
    }
}
