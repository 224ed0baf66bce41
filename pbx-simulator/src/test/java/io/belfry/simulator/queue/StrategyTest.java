package io.belfry.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.queue.Strategy.Ranked;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The order in which members are tried. Expected orders are worked out by hand from app_queue's
 * calc_metric and find_best: a number for each, the lowest first, of equals the last in the list.
 */
class StrategyTest {

    private static final long NOW = 1_000;

    private final Member a = member("a");
    private final Member b = member("b");
    private final Member c = member("c");
    private final List<Member> all = List.of(a, b, c);

    @Test
    void roundRobinBeginsWhereItStandsAndComesBackToTheHead() {
        assertThat(order(Strategy.RRMEMORY, 0)).containsExactly(a, b, c);
        assertThat(order(Strategy.RRMEMORY, 1)).containsExactly(b, c, a);
        assertThat(order(Strategy.RRORDERED, 2)).containsExactly(c, a, b);
        assertThat(order(Strategy.RRMEMORY, 3)).containsExactly(a, b, c);
    }

    @Test
    void linearGoesDownTheListAndComesBackToItsHead() {
        assertThat(order(Strategy.LINEAR, 0)).containsExactly(a, b, c);
        assertThat(order(Strategy.LINEAR, 2)).containsExactly(c, a, b);
        assertThat(order(Strategy.LINEAR, 3)).containsExactly(a, b, c);
    }

    @Test
    void ringAllRingsEveryoneOfTheLowestPenaltyTheLastOneFirst() {
        assertThat(order(Strategy.RINGALL, 0)).containsExactly(c, b, a);
        b.penalty = 1;
        List<Ranked> ranked = rank(Strategy.RINGALL, 0);
        assertThat(members(ranked)).containsExactly(c, a, b);
        assertThat(Strategy.RINGALL.together(ranked)).isEqualTo(2);
        assertThat(Strategy.RINGALL.together(ranked.subList(2, 3))).isEqualTo(1);
    }

    @Test
    void everyOtherStrategyRingsOneAfterTheOther() {
        for (Strategy strategy : Strategy.values()) {
            if (strategy != Strategy.RINGALL) {
                assertThat(strategy.together(rank(strategy, 0))).isEqualTo(1);
                assertThat(strategy.together(List.of())).isZero();
            }
        }
    }

    /** 1,000,000 less the seconds since: 999,970 for a, 999,950 for b; 0 for who never had one. */
    @Test
    void leastRecentBeginsWithWhoNeverHadACallThenTheLongestAgo() {
        a.lastCall = NOW - 30;
        b.lastCall = NOW - 50;
        assertThat(order(Strategy.LEASTRECENT, 0)).containsExactly(c, b, a);
    }

    @Test
    void fewestCallsTakesWhoTookFewestOfEqualsTheLast() {
        a.callsTaken = 2;
        b.callsTaken = 1;
        c.callsTaken = 1;
        assertThat(order(Strategy.FEWESTCALLS, 0)).containsExactly(c, b, a);
    }

    @Test
    void aPenaltyCountsMoreThanAnythingElse() {
        a.penalty = 1;
        a.callsTaken = 0;
        b.callsTaken = 7;
        c.penalty = 2;
        assertThat(order(Strategy.FEWESTCALLS, 0)).containsExactly(b, a, c);
        assertThat(order(Strategy.LINEAR, 0)).containsExactly(b, a, c);
        assertThat(order(Strategy.RRMEMORY, 2)).containsExactly(b, a, c);
    }

    /** Chance gives 500, 20, 700 to a, b, c. */
    @Test
    void randomTakesTheLowestNumberWithinAPenalty() {
        assertThat(members(drawn(Strategy.RANDOM, 500, 20, 700))).containsExactly(b, a, c);
        b.penalty = 1;
        assertThat(members(drawn(Strategy.RANDOM, 500, 20, 700))).containsExactly(a, c, b);
    }

    /**
     * a draws below 1000, b with penalty 4 below 5000: a higher penalty only makes it less likely.
     */
    @Test
    void weightedRandomDrawsFromAWiderRangeTheHigherThePenalty() {
        b.penalty = 4;
        assertThat(members(drawn(Strategy.WRANDOM, 500, 20, 700))).containsExactly(b, a, c);
        int[] ranges = new int[3];
        int[] next = {0};
        Strategy.WRANDOM.rank(all, 0, NOW, range -> ranges[next[0]++] = range);
        assertThat(ranges).containsExactly(1000, 5000, 1000);
    }

    @Test
    void nobodyIsNobody() {
        assertThat(Strategy.RRMEMORY.rank(List.of(), 0, NOW, r -> 0)).isEmpty();
    }

    @Test
    void wrapUpCountsWholeSeconds() {
        assertThat(a.wrapsUp(3, 100)).as("never called").isFalse();
        a.lastCall = 100;
        assertThat(a.wrapsUp(3, 102)).isTrue();
        assertThat(a.wrapsUp(3, 103)).isFalse();
        assertThat(a.wrapsUp(0, 100)).as("no wrap-up configured").isFalse();
    }

    /**
     * As Asterisk's store_next_rr: recorded scenario 09 tries 1002, 1001; then 1001, 1002 each
     * time.
     */
    @Test
    void theNextTryBeginsWithTheFirstThatWasNotTried() {
        List<Member> two = List.of(a, b);
        assertThat(goOn(two, 1, 1)).as("b rang, a is left").isZero();
        assertThat(goOn(two, 2, 1)).as("both tried from b on").isEqualTo(2);
        assertThat(goOn(two, 2, 2)).as("both tried, beyond the end").isEqualTo(3);
        assertThat(goOn(two, 2, 0)).as("both tried from a on, b is after it").isZero();
    }

    /** store_next_rr takes the place in the list out of the number, whatever the penalty. */
    @Test
    void thePlaceIsKnownWhateverThePenalty() {
        b.penalty = 3;
        c.penalty = 3;
        assertThat(Strategy.goOn(rank(Strategy.RRMEMORY, 0), 1, 0)).isEqualTo(1);
        assertThat(Strategy.goOn(rank(Strategy.RRMEMORY, 2), 1, 2)).isEqualTo(2);
    }

    private static int goOn(List<Member> members, int tried, int from) {
        return Strategy.goOn(Strategy.RRMEMORY.rank(members, from, NOW, r -> 0), tried, from);
    }

    private List<Ranked> rank(Strategy strategy, int from) {
        return strategy.rank(all, from, NOW, r -> 0);
    }

    private List<Ranked> drawn(Strategy strategy, Integer... numbers) {
        Iterator<Integer> next = List.of(numbers).iterator();
        return strategy.rank(all, 0, NOW, range -> next.next());
    }

    private List<Member> order(Strategy strategy, int from) {
        return members(rank(strategy, from));
    }

    private static List<Member> members(List<Ranked> ranked) {
        return ranked.stream().map(Ranked::member).toList();
    }

    private static Member member(String name) {
        return new Member("q", name, "Local/id-" + name + "@agentcallback", "PJSIP/" + name, 0, 1);
    }
}
