package io.belfry.callback.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exactly one period of a PBX is the default (F5). */
class DefaultPeriodTest {

    private static final PreferredPeriod MORNING = period("Morning", true, 8, 12);
    private static final PreferredPeriod AFTERNOON = period("Afternoon", false, 14, 18);

    @Test
    void theFirstPeriodIsTheDefaultWhateverItSays() {
        assertThat(DefaultPeriod.ofNew(List.of(), false)).isTrue();
        assertThat(DefaultPeriod.ofNew(List.of(MORNING), false)).isFalse();
        assertThat(DefaultPeriod.ofNew(List.of(MORNING), true)).isTrue();
    }

    @Test
    void theDefaultIsMovedNotDropped() {
        assertThat(DefaultPeriod.refusedChange(MORNING, false)).isPresent();
        assertThat(DefaultPeriod.refusedChange(MORNING, true)).isEmpty();
        assertThat(DefaultPeriod.refusedChange(AFTERNOON, true)).isEmpty();
        assertThat(DefaultPeriod.refusedChange(AFTERNOON, false)).isEmpty();
    }

    @Test
    void theDefaultIsDeletedLast() {
        List<PreferredPeriod> both = List.of(MORNING, AFTERNOON);
        assertThat(DefaultPeriod.refusedDeletion(both, MORNING.uuid())).isPresent();
        assertThat(DefaultPeriod.refusedDeletion(both, AFTERNOON.uuid())).isEmpty();
        assertThat(DefaultPeriod.refusedDeletion(List.of(MORNING), MORNING.uuid())).isEmpty();
    }

    @Test
    void aPeriodEndsAfterItStarts() {
        assertThatThrownBy(() -> period("Night", false, 22, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PreferredPeriod period(String name, boolean isDefault, int from, int to) {
        return new PreferredPeriod(
                UUID.randomUUID(), name, isDefault, LocalTime.of(from, 0), LocalTime.of(to, 0));
    }
}
