package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.ALICE;
import static io.belfry.gateway.core.session.Site.BOB;
import static io.belfry.gateway.core.session.Site.PBX;
import static io.belfry.gateway.core.session.Site.member;
import static io.belfry.gateway.core.session.Site.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.QueuePause;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which calls go through which queue (J8–J10). Queues: 1 support, 3 checkout, 4 out_south, 5
 * outbound, 6 outgoing; alice serves all but 4, where bob is; she is logged in and free.
 */
class OutboundRuleTest {

    private static final OutboundRule RULE = new OutboundRule(6);

    private StateView view = StateView.EMPTY;

    @BeforeEach
    void site() {
        set(Kind.QUEUES, queue(6, "outgoing"));
        set(Kind.QUEUES, queue(5, "outbound"));
        set(Kind.QUEUES, queue(4, "out_south"));
        set(Kind.QUEUES, queue(3, "checkout"));
        set(Kind.QUEUES, queue(1, "support"));
        for (int queue : List.of(1, 3, 5, 6)) {
            set(Kind.QUEUE_MEMBERS, member(11, queue, 0));
        }
        set(Kind.QUEUE_MEMBERS, member(12, 4, 0));
        alice(new AgentState.Ready());
    }

    @Test
    void j10TheFirstOfHerQueuesWhoseNameStartsWithOutTakesTheCall() {
        assertThat(queueFor("0612345678")).contains(new QueueName("outbound"));
    }

    @Test
    void j9MoreThanTheConfiguredLengthIsLong() {
        assertThat(queueFor("123456")).isEmpty();
        assertThat(queueFor("1234567")).contains(new QueueName("outbound"));
        assertThat(new OutboundRule(3).queue(view.of(PBX), ALICE.id(), "1001"))
                .contains(new QueueName("outbound"));
        assertThat(OutboundRule.NONE.queue(view.of(PBX), ALICE.id(), "0612345678")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboundRule(-1))
                .withMessageContaining("belfry.dial.outbound-length");
    }

    @Test
    void j10WhoServesNoOutgoingQueueDialsPlainly() {
        remove(5);
        assertThat(queueFor("0612345678")).contains(new QueueName("outgoing"));
        remove(6);
        assertThat(queueFor("0612345678")).isEmpty();
    }

    @Test
    void j10WhoIsLoggedOutOrWasNeverSeenDialsPlainly() {
        alice(new AgentState.LoggedOut());
        assertThat(queueFor("0612345678")).isEmpty();
        assertThat(RULE.queue(view.of(PBX), BOB.id(), "0612345678")).isEmpty();
    }

    /** A queue does not ring a paused member: the call would never begin. */
    @Test
    void whoIsPausedThereDialsPlainly() {
        alice(new AgentState.OnPause());
        assertThat(queueFor("0612345678")).isEmpty();
        alice(new AgentState.Ready(), new QueuePause(new QueueId(5), "lunch"));
        assertThat(queueFor("0612345678")).isEmpty();
        alice(new AgentState.Ready(), new QueuePause(new QueueId(1), "lunch"));
        assertThat(queueFor("0612345678")).contains(new QueueName("outbound"));
    }

    private Optional<QueueName> queueFor(String number) {
        return RULE.queue(view.of(PBX), ALICE.id(), number);
    }

    private void alice(AgentState state, QueuePause... pauses) {
        set(
                Kind.AGENT_STATES,
                new AgentStatus(
                        ALICE.id(),
                        ALICE.number(),
                        ALICE.group(),
                        state,
                        "1001",
                        Instant.EPOCH,
                        List.of(),
                        "",
                        List.of(pauses)));
    }

    private <K extends Comparable<K>, V> void set(Kind<K, V> kind, V value) {
        view = view.set(PBX, kind, value).view();
    }

    private void remove(int queue) {
        view = view.remove(PBX, Kind.QUEUE_MEMBERS, queue + ":11").view();
    }
}
