package io.belfry.reporting.status;

import static io.belfry.reporting.status.TableStatus.State.EMPTY;
import static io.belfry.reporting.status.TableStatus.State.LATE;
import static io.belfry.reporting.status.TableStatus.State.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TableStatusTest {

    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void a_table_may_be_behind_by_what_is_usual() {
        assertThat(status(TEN, TEN.plusSeconds(300)).lagSeconds()).isEqualTo(300);
        assertThat(status(TEN, TEN.plusSeconds(300)).state()).isEqualTo(OK);
        assertThat(status(TEN, TEN.plusSeconds(301)).state()).isEqualTo(LATE);
    }

    /** The watermark goes on while nothing happens. */
    @Test
    void a_table_that_is_ahead_is_not_behind() {
        assertThat(status(TEN.plusSeconds(60), TEN).lagSeconds()).isZero();
        assertThat(status(TEN.plusSeconds(60), TEN).state()).isEqualTo(OK);
    }

    @Test
    void a_table_without_rows_is_late_only_when_there_is_something_to_tell() {
        assertThat(status(null, TEN).state()).isEqualTo(LATE);
        assertThat(TableStatus.of("cel", null, 0, null, null, FIVE_MINUTES).state())
                .isEqualTo(EMPTY);
    }

    private static TableStatus status(Instant upTo, Instant source) {
        return TableStatus.of("cel", upTo, 1, upTo, source, FIVE_MINUTES);
    }
}
