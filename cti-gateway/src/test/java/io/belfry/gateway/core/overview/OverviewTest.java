package io.belfry.gateway.core.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.StateView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final PbxId PBX = new PbxId("pbx1");

    @Test
    void a_PBX_is_its_link_its_objects_its_queues_and_its_agents_by_state_O34() {
        StateView view =
                StateView.EMPTY
                        .set(PBX, Kind.LINK, new PbxLink.Down(NOW, "connection refused"))
                        .view()
                        .set(PBX, Kind.QUEUES, queue(1, "support", "Support"))
                        .view()
                        .set(PBX, Kind.QUEUES, queue(2, "sales", ""))
                        .view()
                        .set(PBX, Kind.QUEUE_STATISTICS, statistics(1, 3, 12, 2))
                        .view()
                        .set(PBX, Kind.AGENTS, agent(1))
                        .view()
                        .set(PBX, Kind.AGENTS, agent(2))
                        .view()
                        .set(PBX, Kind.AGENT_STATES, ready(1))
                        .view();

        Overview.Pbx pbx = Overview.of(view, NOW).pbxs().getFirst();

        assertThat(pbx.name()).isEqualTo("pbx1");
        assertThat(pbx.link()).isEqualTo(new Overview.Link("down", NOW, "connection refused"));
        assertThat(pbx.objects())
                .containsExactly(
                        Map.entry("queues", 2),
                        Map.entry("agents", 2),
                        Map.entry("agent groups", 0),
                        Map.entry("queue members", 0),
                        Map.entry("lines", 0),
                        Map.entry("users", 0),
                        Map.entry("user statuses", 0));
        assertThat(pbx.queues())
                .containsExactly(
                        new Overview.Queue("Support", 3, 12, 2),
                        new Overview.Queue("sales", 0, 0, 0));
        assertThat(pbx.agents())
                .containsExactly(Map.entry("AgentLoggedOut", 1L), Map.entry("AgentReady", 1L));
    }

    @Test
    void services_are_read_from_one_line() {
        assertThat(
                        ServiceAddress.parse(
                                "rights-service=http://localhost:8087, pbx-adapter=http://localhost:8081/q/health/live"))
                .containsExactly(
                        new ServiceAddress(
                                "rights-service",
                                URI.create("http://localhost:8087/q/health/ready")),
                        new ServiceAddress(
                                "pbx-adapter", URI.create("http://localhost:8081/q/health/live")));
        assertThat(ServiceAddress.parse("")).isEmpty();
        assertThatThrownBy(() -> ServiceAddress.parse("rights-service"))
                .hasMessage("not name=url: rights-service");
    }

    private static QueueConfig queue(int id, String name, String displayName) {
        return new QueueConfig(
                new QueueId(id), new QueueName(name), displayName, "3001", "internal", 0, 15);
    }

    private static QueueStatistics statistics(int id, double waiting, double ans, double aban) {
        return new QueueStatistics(
                new QueueId(id),
                new QueueName("support"),
                Map.of(
                        QueueCounter.WAITING_CALLS, waiting,
                        QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED, ans,
                        QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED, aban));
    }

    private static AgentConfig agent(int id) {
        return new AgentConfig(
                new AgentId(id), new AgentNumber("100" + id), "A", "B", null, null, "internal");
    }

    private static AgentStatus ready(int id) {
        return new AgentStatus(
                new AgentId(id),
                new AgentNumber("100" + id),
                null,
                new AgentState.Ready(),
                "1001",
                NOW,
                List.of(),
                "");
    }
}
