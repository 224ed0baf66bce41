package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.ALICE;
import static io.belfry.gateway.core.session.Site.ALICE_USER;
import static io.belfry.gateway.core.session.Site.PBX;
import static io.belfry.gateway.core.session.Site.SOPHIE_USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.state.AgentState;
import io.belfry.gateway.core.view.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, configurations and feeds (A80, A81, A85), and what comes with the log-on (A104). */
class ListConformanceTest {

    private final HubBench bench = new HubBench();

    @Test
    void LoggedOn_comes_first_and_has_an_empty_body_A9_A104() {
        assertThat(bench.open(ALICE_USER).getFirst())
                .isEqualTo("{\"msgType\":\"LoggedOn\",\"ctiMessage\":{}}");
    }

    /** The own line as a SIP client needs it (K9). */
    @Test
    void the_own_line_is_told_A80() {
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "getConfig", "'objectType':'line'");
        assertThat(bench.drain(alice))
                .containsExactly(
                        "{\"msgType\":\"LineConfig\",\"ctiMessage\":{\"id\":5,\"name\":\"1001\",\"number\":\"1001\",\"context\":\"internal\",\"hasDevice\":true}}");
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "getConfig", "'objectType':'line'");
        assertThat(bench.drain(sophie)).containsExactly(HubBench.error("getConfig: no line"));
    }

    /** Each object comes as a message of its own, in the shape of A122, A124, A133. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue | 2 | {\"msgType\":\"QueueConfig\",\"ctiMessage\":{\"id\":1,\"context\":\"internal\",\"name\":\"support\",\"displayName\":\"support\",\"number\":\"3001\"}}",
                "queuemember | 1 | {\"msgType\":\"QueueMember\",\"ctiMessage\":{\"agentId\":11,\"queueId\":1,\"penalty\":0}}",
                "AGENT | 2 | {\"msgType\":\"AgentConfig\",\"ctiMessage\":{\"id\":11,\"firstName\":\"Alice\",\"lastName\":\"Doe\",\"number\":\"1011\",\"context\":\"internal\",\"groupId\":1,\"firstname\":\"Alice\",\"lastname\":\"Doe\",\"member\":[{\"queue_name\":\"support\",\"queue_id\":1,\"interface\":\"Agent/1011\",\"penalty\":0,\"commented\":0,\"usertype\":\"Agent\",\"userid\":11,\"channel\":\"Agent\",\"category\":\"Queue\",\"position\":1}],\"numgroup\":1}}"
            })
    void a_configuration_comes_object_by_object_A80(String type, int count, String first) {
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "getConfig", "'objectType':'" + type + "'");
        assertThat(bench.drain(sophie)).hasSize(count).startsWith(first);
    }

    @Test
    void a_configuration_that_changes_later_is_told_A79_A80() {
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "getConfig", "'objectType':'queue'");
        bench.drain(sophie);
        bench.hub().set(PBX, Kind.QUEUES, Site.queue(3, "blue"));
        assertThat(bench.drain(sophie))
                .containsExactly(
                        "{\"msgType\":\"QueueConfig\",\"ctiMessage\":{\"id\":3,\"context\":\"internal\",\"name\":\"blue\",\"displayName\":\"blue\",\"number\":\"3003\"}}");
    }

    /** The shape of A130; a whole directory, then the states that change. */
    @Test
    void the_directory_of_agents_has_everybody_with_his_state_A81_A130() {
        bench.hub()
                .set(
                        PBX,
                        Kind.AGENT_STATES,
                        Site.status(ALICE, new AgentState.Ready(), Instant.EPOCH));
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "getAgentDirectory", "");
        assertThat(bench.drain(sophie))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"msgType\":\"AgentDirectory\",\"ctiMessage\":{\"directory\":[{\"agent\":{\"id\":11,")
                .contains(
                        "\"agentState\":{\"name\":\"AgentReady\",\"agentId\":11,\"phoneNb\":\"1001\"")
                .contains("\"agentState\":{\"name\":\"AgentLoggedOut\",\"agentId\":12");
        bench.hub()
                .set(
                        PBX,
                        Kind.AGENT_STATES,
                        Site.status(ALICE, new AgentState.Ringing(), Instant.EPOCH));
        assertThat(bench.drain(sophie))
                .singleElement()
                .asString()
                .contains("\"AgentStateEvent\"", "\"AgentRinging\"");
    }

    /** All current statistics at once, then each change (A137). */
    @Test
    void the_statistics_of_agents_come_at_once_and_then_as_they_change_A85() {
        bench.hub().set(PBX, Kind.AGENT_STATISTICS, Site.agentStatistics(ALICE, 434));
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "subscribeToAgentStats", "");
        bench.hub().set(PBX, Kind.AGENT_STATISTICS, Site.agentStatistics(ALICE, 435));
        bench.hub().set(PBX, Kind.AGENT_STATISTICS, Site.agentStatistics(ALICE, 435));
        String ready =
                "{\"msgType\":\"AgentStatistics\",\"ctiMessage\":{\"id\":11,\"statistics\":[{\"name\":\"AgentReadyTotalTime\",\"value\":%d}]}}";
        assertThat(bench.drain(sophie)).containsExactly(ready.formatted(434), ready.formatted(435));
    }

    /** {@code queueId} is always there (A120). */
    @Test
    void statistics_of_queues_name_the_queue_by_its_id_A120() {
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SUPPORT, 19));
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "subscribeToQueueStats", "");
        assertThat(bench.drain(sophie))
                .containsExactly(
                        "{\"msgType\":\"QueueStatistics\",\"ctiMessage\":{\"queueId\":1,\"counters\":[{\"statName\":\"WaitingCalls\",\"value\":19}]}}");
    }
}
