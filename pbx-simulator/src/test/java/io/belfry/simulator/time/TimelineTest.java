package io.belfry.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void anotherTimeOfTheClockLeavesWhatIsPlannedAsFarAway() {
        Timeline time = new Timeline(1_000_000_000);
        List<Long> ran = new ArrayList<>();
        time.afterSeconds(5, () -> ran.add(time.now()));
        time.shift(-600_000_000);
        time.runUntil(404_999_999);
        assertThat(ran).isEmpty();
        time.runUntil(405_000_000);
        assertThat(ran).containsExactly(405_000_000L);
    }

    private final Timeline time = new Timeline(1_000_000);
    private final List<String> ran = new ArrayList<>();

    @Test
    void actionsRunInOrderOfTimeAndOfPlanning() {
        time.after(200, () -> ran.add("late"));
        time.after(100, () -> ran.add("early"));
        time.after(100, () -> ran.add("early, planned second"));
        time.runUntil(1_000_300);
        assertThat(ran).containsExactly("early", "early, planned second", "late");
        assertThat(time.now()).isEqualTo(1_000_300);
    }

    @Test
    void whatIsLaterStays() {
        time.after(500, () -> ran.add("later"));
        time.runUntil(1_000_499);
        assertThat(ran).isEmpty();
        assertThat(time.next()).isEqualTo(1_000_500);
    }

    @Test
    void aCancelledActionNeverRuns() {
        time.after(100, () -> ran.add("no")).cancel();
        assertThat(time.runNext()).isFalse();
        assertThat(time.next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anActionMayPlanTheNext() {
        time.after(100, () -> time.after(100, () -> ran.add("second")));
        time.runUntil(1_000_200);
        assertThat(ran).containsExactly("second");
    }

    @Test
    void noTwoInstantsAreTheSame() {
        assertThat(time.tick()).isLessThan(time.tick());
    }
}
