package io.belfry.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calls are such that the rules of realtime-stats see all of them, from ring to end. */
class CallStreamTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final CallStream stream = new CallStream(new Centre(6, 2));

    /** Three waves of 6 calls, 3 to each queue: 9 entered, all answered within 15 s. */
    @Test
    void everyCallIsCountedAndRings() {
        List<String> states = new ArrayList<>();
        Map<String, QueueStatistics> queues = new HashMap<>();
        PlainFold fold =
                new PlainFold(
                        stream,
                        100,
                        START,
                        told -> {
                            if (told instanceof AgentStatus s
                                    && s.number().value().equals("1002")) {
                                states.add(s.state().wireName());
                            } else if (told instanceof QueueStatistics q) {
                                queues.put(q.name().value(), q);
                            }
                        });
        fold.fold(3 * stream.wave() + 60); // and nearly half a second, for the last publication

        assertThat(queues).containsOnlyKeys("queue0", "queue1");
        assertThat(queues.values())
                .allSatisfy(
                        q ->
                                assertThat(q.counters())
                                        .containsEntry(
                                                QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED, 9.0)
                                        .containsEntry(
                                                QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15,
                                                9.0)
                                        .containsEntry(QueueCounter.LOGGED_AGENTS, 3.0));
        states.removeIf(new AgentState.LoggedOut().wireName()::equals);
        List<String> changes = new ArrayList<>();
        for (String state : states) {
            if (changes.isEmpty() || !changes.getLast().equals(state)) {
                changes.add(state);
            }
        }
        assertThat(changes.subList(0, 10))
                .containsExactly(
                        "AgentReady",
                        "AgentRinging",
                        "AgentOnCall",
                        "AgentReady",
                        "AgentRinging",
                        "AgentOnCall",
                        "AgentReady",
                        "AgentRinging",
                        "AgentOnCall",
                        "AgentReady");
    }

    /** 6 agents, 2 queues: the second queue gets agents 1, 3, 5; a wave is 6 × 27 items. */
    @Test
    void theItemByWhichTheNthCallOfAQueueEntersIsFound() {
        for (long ordinal = 1; ordinal <= 9; ordinal++) {
            Item item = stream.item(stream.entering(1, ordinal), START);
            assertThat(item)
                    .isInstanceOfSatisfying(
                            Item.Logged.class,
                            logged -> {
                                QueueLogRow row = logged.row();
                                assertThat(row.event()).isEqualTo("ENTERQUEUE");
                                assertThat(row.queueName()).isEqualTo("queue1");
                            });
        }
        assertThat(stream.entering(1, 1)).isEqualTo(3 * 6 + 1);
        assertThat(stream.entering(1, 5)).isEqualTo(162 + 3 * 6 + 3);
    }

    @Test
    void aCallEndsWithTheHangUpOfItsAgent() {
        assertThat(stream.endsCall(22 * 6 + 4)).isTrue();
        assertThat(stream.endsCall(21 * 6 + 4)).isFalse();
        assertThat(stream.endsCall(162 + 22 * 6)).isTrue();
    }
}
