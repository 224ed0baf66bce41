package io.belfry.stats.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveQueueTest {

    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private final LiveQueue empty = LiveQueue.empty(new QueueName("support"));

    @Test
    void callersMoveUpWhenOneBeforeThemLeaves() {
        // trace 16: 72, 73, 74 join at 1, 2, 3; 73 gives up
        LiveQueue queue =
                empty.joined(1, caller("72", 0))
                        .joined(2, caller("73", 1))
                        .joined(3, caller("74", 2))
                        .left(new UniqueId("73"));
        assertThat(queue.waiting())
                .extracting(w -> w.uniqueId().value())
                .containsExactly("72", "74");
    }

    @Test
    void aCallerWithPriorityJoinsBeforeTheOthers() {
        LiveQueue queue = empty.joined(1, caller("1", 0)).joined(1, caller("2", 5));
        assertThat(queue.waiting()).extracting(w -> w.uniqueId().value()).containsExactly("2", "1");
        assertThat(queue.longestWaitSeconds(T.plusSeconds(30))).isEqualTo(30);
    }

    @Test
    void aJoinSeenAsEventAndInTheSnapshotIsOneCallerWithHisFirstTime() {
        LiveQueue queue = empty.joined(1, caller("1", 0)).joined(1, caller("1", 7));
        assertThat(queue.waiting()).singleElement().returns(T, Waiting::since);
    }

    @Test
    void theEstimateMovesAsAsterisksAverageInIntegers() {
        // (0·3+1)/4 = 0; (0·3+10)/4 = 2; (2·3+20)/4 = 6; (6·3+1)/4 = 4
        LiveQueue queue = empty.answeredAfter(1);
        assertThat(queue.holdSeconds()).isZero();
        queue = queue.answeredAfter(10);
        assertThat(queue.holdSeconds()).isEqualTo(2);
        queue = queue.answeredAfter(20);
        assertThat(queue.holdSeconds()).isEqualTo(6);
        assertThat(queue.answeredAfter(1).holdSeconds()).isEqualTo(4);
    }

    @Test
    void aCallerWhoLeftUnseenIsDroppedByTheResync() {
        LiveQueue queue = empty.joined(1, caller("1", 0)).joined(2, caller("2", 0));
        LiveQueue resynced = queue.joined(1, named("2", 1)).resynced(1);
        assertThat(resynced.waiting()).extracting(w -> w.uniqueId().value()).containsExactly("2");
    }

    private static Waiting caller(String id, int seconds) {
        return new Waiting(
                new UniqueId(id), new LinkedId(id), "", "06" + id, T.plusSeconds(seconds), 0);
    }

    private static Waiting named(String id, int generation) {
        return new Waiting(new UniqueId(id), new LinkedId(id), "", "06" + id, T, generation);
    }
}
