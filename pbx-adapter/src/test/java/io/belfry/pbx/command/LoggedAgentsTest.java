package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoggedAgentsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:25:50Z");
    private static final AgentNumber A = new AgentNumber("1001");

    private final LoggedAgents logged = new LoggedAgents();

    @Test
    void aMemberOfAQueueIsLoggedInSinceItsLoginTime() {
        logged.apply(new QueueMemberAdded(Examples.member("support", "1001", "PJSIP/1001")), NOW);
        LoggedAgents.Login login = logged.of(A).orElseThrow();
        assertThat(login.since()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(login.queues())
                .containsEntry(new QueueName("support"), "Local/id-1001@agentcallback");
    }

    @Test
    void whoLeavesHisLastQueueWithoutALogoffEventIsLoggedOff() {
        logged.apply(new QueueMemberAdded(Examples.member("support", "1001", "PJSIP/1001")), NOW);
        logged.apply(new QueueMemberRemoved(Examples.member("support", "1001", "PJSIP/1001")), NOW);
        assertThat(logged.of(A)).isEmpty();
    }

    @Test
    void whoLeavesHisLastQueueButSaidWhereHeIsStaysLoggedIn() {
        logged.apply(new AgentLoggedIn(A, new AgentId(1001), "1001", "internal"), NOW);
        logged.apply(new QueueMemberAdded(Examples.member("support", "1001", "PJSIP/1001")), NOW);
        logged.apply(new QueueMemberRemoved(Examples.member("support", "1001", "PJSIP/1001")), NOW);
        assertThat(logged.of(A)).isPresent();
        logged.apply(new AgentLoggedOff(A, null), NOW);
        assertThat(logged.of(A)).isEmpty();
    }

    @Test
    void aResyncForgetsWhoIsNoLongerAMemberAndKeepsTheExtensionOfTheOthers() {
        logged.apply(new AgentLoggedIn(A, null, "77", "internal"), NOW);
        logged.apply(new QueueMemberAdded(Examples.member("support", "1001", "PJSIP/1001")), NOW);
        logged.apply(new QueueMemberAdded(Examples.member("support", "1002", "PJSIP/1002")), NOW);
        logged.apply(new ResyncBegun("r"), NOW);
        logged.apply(new QueueMemberSnapshot(Examples.member("sales", "1001", "PJSIP/1001")), NOW);
        logged.apply(new ResyncEnded("r"), NOW);
        assertThat(logged.of(new AgentNumber("1002"))).isEmpty();
        assertThat(logged.of(A).orElseThrow().extension()).isEqualTo("77");
        assertThat(logged.of(A).orElseThrow().queues()).containsOnlyKeys(new QueueName("sales"));
    }

    @Test
    void anAgentWithoutQueuesSurvivesAResync() {
        logged.apply(new AgentLoggedIn(A, null, "1001", "internal"), NOW);
        logged.apply(new ResyncBegun("r"), NOW);
        logged.apply(new ResyncEnded("r"), NOW);
        assertThat(logged.of(A)).isPresent();
    }
}
