package io.belfry.pbx.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceMeterTest {

    private static final Instant T0 = Instant.parse("2026-11-21T12:00:00Z");

    private Instant now = T0;
    private final SourceMeter meter = new SourceMeter(() -> now);

    @Test
    void aBacklogShowsHowFastItIsReadAndWhenItEnds() {
        now = T0.plusSeconds(1);
        meter.published(batch(4_000, true, 5_000, 96_000, T0.minusSeconds(3_600)));
        now = T0.plusSeconds(2);
        meter.published(batch(4_000, true, 5_000, 91_000, T0.minusSeconds(3_000)));
        SourceStatus status = meter.status();
        // 8,000 rows and 10,000 ids in two seconds: 91,000 ids are left for 18.2 s
        assertThat(status.rowsPerSecond()).isEqualTo(4_000);
        assertThat(status.behind()).isEqualTo(91_000);
        assertThat(status.published()).isEqualTo(8_000);
        assertThat(status.remaining()).contains(Duration.ofSeconds(18));
        assertThat(status.estimatedEnd()).contains(T0.plusSeconds(20));
        // read at 12:00:02, written at 11:10:00
        assertThat(status.lag()).isEqualTo(Duration.ofSeconds(3_002));
        assertThat(status.progress())
                .isEqualTo(
                        "8,000 rows published, 4,000 rows/s, 91,000 behind, last row 50 min 02 s"
                                + " old, 0 min 18 s left");
    }

    @Test
    void theSpeedIsThatOfTheLastTenSeconds() {
        for (int second = 1; second <= 30; second++) {
            now = T0.plusSeconds(second);
            meter.published(batch(second <= 15 ? 1_000 : 100, true, 1, 50, T0));
        }
        assertThat(meter.status().rowsPerSecond()).isEqualTo(100);
    }

    @Test
    void whoHasCaughtUpIsNotBehindHoweverOldTheLastRow() {
        now = T0.plusSeconds(1);
        meter.published(batch(1, false, 1, 0, T0.minusSeconds(900)));
        assertThat(meter.status().lag()).isZero();
        assertThat(meter.status().remaining()).isEmpty();
        assertThat(meter.status().failure()).isEmpty();
    }

    @Test
    void aFailureKeepsWhatIsKnownAndWhenItBegan() {
        now = T0.plusSeconds(1);
        meter.published(batch(10, true, 10, 90, T0));
        now = T0.plusSeconds(5);
        meter.failed("no answer");
        now = T0.plusSeconds(9);
        meter.failed("refused");
        SourceStatus status = meter.status();
        assertThat(status.failure()).contains("refused");
        assertThat(status.since()).isEqualTo(T0.plusSeconds(5));
        assertThat(status.behind()).isEqualTo(90);
        assertThat(status.rowsPerSecond()).isZero();
    }

    @Test
    void theStartIsAWordOrATime() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertThat(StartAt.parse("beginning", paris)).isEqualTo(new StartAt.Beginning());
        assertThat(StartAt.parse(" now ", paris)).isEqualTo(new StartAt.Now());
        // winter: Paris is one hour ahead of UTC
        assertThat(StartAt.parse("2026-11-01 00:00:00", paris))
                .isEqualTo(new StartAt.At(Instant.parse("2026-10-31T23:00:00Z")));
        assertThat(StartAt.parse("2026-11-01T00:00:00Z", paris))
                .isEqualTo(new StartAt.At(Instant.parse("2026-11-01T00:00:00Z")));
        assertThatThrownBy(() -> StartAt.parse("yesterday", paris))
                .hasMessageContaining("beginning, now or a time")
                .hasMessageContaining("yesterday");
    }

    private static Batch<String> batch(
            int rows, boolean more, long done, long behind, Instant reached) {
        return new Batch<>(
                Collections.nCopies(rows, new Item.Row<>("row")),
                "position",
                more,
                done,
                behind,
                Optional.of(reached),
                Optional.empty());
    }
}
