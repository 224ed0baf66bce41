package io.belfry.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private final Member a = member("a");
    private final Member b = member("b");
    private final Member c = member("c");
    private final List<Member> all = List.of(a, b, c);

    @Test
    void roundRobinBeginsAfterTheLastThatRang() {
        assertThat(Strategy.RRMEMORY.next(all, m -> true, 0)).containsExactly(a);
        assertThat(Strategy.RRMEMORY.next(all, m -> true, 1)).containsExactly(b);
        assertThat(Strategy.RRMEMORY.next(all, m -> true, 3)).containsExactly(a);
    }

    @Test
    void roundRobinSkipsWhoIsNotAvailable() {
        assertThat(Strategy.RRMEMORY.next(all, Set.of(a, c)::contains, 1)).containsExactly(c);
        assertThat(Strategy.RRMEMORY.next(all, Set.of(a)::contains, 1)).containsExactly(a);
    }

    @Test
    void linearGoesDownTheListAndComesBackToItsHead() {
        assertThat(Strategy.LINEAR.next(all, m -> true, 0)).containsExactly(a);
        assertThat(Strategy.LINEAR.next(all, m -> true, 2)).containsExactly(c);
        assertThat(Strategy.LINEAR.next(all, m -> true, 3)).containsExactly(a);
    }

    @Test
    void ringAllTakesEveryoneAvailable() {
        assertThat(Strategy.RINGALL.next(all, Set.of(a, c)::contains, 0)).containsExactly(a, c);
    }

    @Test
    void leastRecentTakesWhoEndedACallTheLongestAgo() {
        a.lastCall = 30;
        b.lastCall = 10;
        c.lastCall = 20;
        assertThat(Strategy.LEASTRECENT.next(all, m -> true, 0)).containsExactly(b);
    }

    @Test
    void fewestCallsTakesWhoTookFewest() {
        a.callsTaken = 2;
        b.callsTaken = 1;
        c.callsTaken = 1;
        assertThat(Strategy.FEWESTCALLS.next(all, m -> true, 0)).containsExactly(b);
    }

    @Test
    void theLowestPenaltyWithAnAvailableMemberGoesFirst() {
        a.penalty = 1;
        b.penalty = 1;
        assertThat(Strategy.RINGALL.next(all, m -> true, 0)).containsExactly(c);
        assertThat(Strategy.RINGALL.next(all, Set.of(a, b)::contains, 0)).containsExactly(a, b);
    }

    @Test
    void nobodyAvailableIsNobody() {
        assertThat(Strategy.RRMEMORY.next(all, m -> false, 0)).isEmpty();
        assertThat(Strategy.RRMEMORY.next(List.of(), m -> true, 0)).isEmpty();
    }

    @Test
    void wrapUpCountsWholeSeconds() {
        assertThat(a.wrapsUp(3, 100)).as("never called").isFalse();
        a.lastCall = 100;
        assertThat(a.wrapsUp(3, 102)).isTrue();
        assertThat(a.wrapsUp(3, 103)).isFalse();
        assertThat(a.wrapsUp(0, 100)).as("no wrap-up configured").isFalse();
    }

    private static Member member(String name) {
        return new Member("q", name, "Local/id-" + name + "@agentcallback", "PJSIP/" + name, 0, 1);
    }
}
