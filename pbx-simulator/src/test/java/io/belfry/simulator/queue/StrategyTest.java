package io.belfry.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private final Member a = member("a");
    private final Member b = member("b");
    private final Member c = member("c");
    private final List<Member> all = List.of(a, b, c);

    @Test
    void roundRobinBeginsAfterTheLastThatRang() {
        assertThat(next(Strategy.RRMEMORY, all, m -> true, 0)).containsExactly(a);
        assertThat(next(Strategy.RRMEMORY, all, m -> true, 1)).containsExactly(b);
        assertThat(next(Strategy.RRMEMORY, all, m -> true, 3)).containsExactly(a);
    }

    @Test
    void roundRobinSkipsWhoIsNotAvailable() {
        assertThat(next(Strategy.RRMEMORY, all, Set.of(a, c)::contains, 1)).containsExactly(c);
        assertThat(next(Strategy.RRMEMORY, all, Set.of(a)::contains, 1)).containsExactly(a);
    }

    @Test
    void linearGoesDownTheListAndComesBackToItsHead() {
        assertThat(next(Strategy.LINEAR, all, m -> true, 0)).containsExactly(a);
        assertThat(next(Strategy.LINEAR, all, m -> true, 2)).containsExactly(c);
        assertThat(next(Strategy.LINEAR, all, m -> true, 3)).containsExactly(a);
    }

    @Test
    void ringAllTakesEveryoneAvailable() {
        assertThat(next(Strategy.RINGALL, all, Set.of(a, c)::contains, 0)).containsExactly(a, c);
    }

    @Test
    void leastRecentTakesWhoEndedACallTheLongestAgo() {
        a.lastCall = 30;
        b.lastCall = 10;
        c.lastCall = 20;
        assertThat(next(Strategy.LEASTRECENT, all, m -> true, 0)).containsExactly(b);
    }

    @Test
    void fewestCallsTakesWhoTookFewest() {
        a.callsTaken = 2;
        b.callsTaken = 1;
        c.callsTaken = 1;
        assertThat(next(Strategy.FEWESTCALLS, all, m -> true, 0)).containsExactly(b);
    }

    @Test
    void theLowestPenaltyWithAnAvailableMemberGoesFirst() {
        a.penalty = 1;
        b.penalty = 1;
        assertThat(next(Strategy.RINGALL, all, m -> true, 0)).containsExactly(c);
        assertThat(next(Strategy.RINGALL, all, Set.of(a, b)::contains, 0)).containsExactly(a, b);
    }

    @Test
    void nobodyAvailableIsNobody() {
        assertThat(next(Strategy.RRMEMORY, all, m -> false, 0)).isEmpty();
        assertThat(next(Strategy.RRMEMORY, List.of(), m -> true, 0)).isEmpty();
    }

    @Test
    void wrapUpCountsWholeSeconds() {
        assertThat(a.wrapsUp(3, 100)).as("never called").isFalse();
        a.lastCall = 100;
        assertThat(a.wrapsUp(3, 102)).isTrue();
        assertThat(a.wrapsUp(3, 103)).isFalse();
        assertThat(a.wrapsUp(0, 100)).as("no wrap-up configured").isFalse();
    }

    @Test
    void aRefusedCallGoesToTheNextCandidate() {
        assertThat(Strategy.RRMEMORY.candidates(all, m -> true, 1)).containsExactly(b, c, a);
        assertThat(Strategy.LINEAR.candidates(all, Set.of(a, c)::contains, 1))
                .containsExactly(c, a);
    }

    /**
     * As Asterisk's store_next_rr: recorded scenario 09 tries 1002, 1001; then 1001, 1002 each
     * time.
     */
    @Test
    void theNextTryBeginsWithTheFirstThatWasNotTried() {
        List<Member> two = List.of(a, b);
        assertThat(Strategy.goOn(two, List.of(b, a), 1, 1)).isZero();
        assertThat(Strategy.goOn(two, List.of(b, a), 2, 1)).isEqualTo(2);
        assertThat(Strategy.goOn(two, List.of(a, b), 2, 2)).isEqualTo(3);
        assertThat(Strategy.goOn(two, List.of(a, b), 2, 0)).isZero();
    }

    private static List<Member> next(
            Strategy strategy, List<Member> members, Predicate<Member> available, int from) {
        List<Member> candidates = strategy.candidates(members, available, from);
        return candidates.subList(0, strategy.together(candidates));
    }

    private static Member member(String name) {
        return new Member("q", name, "Local/id-" + name + "@agentcallback", "PJSIP/" + name, 0, 1);
    }
}
