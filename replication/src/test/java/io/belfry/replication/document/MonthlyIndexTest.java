package io.belfry.replication.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** D38, E3. */
class MonthlyIndexTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final MonthlyIndex INDEX = new MonthlyIndex("t-queuelogs");

    @Test
    void a_row_is_in_the_index_of_its_month_in_utc() {
        assertThat(INDEX.of(Instant.parse("2026-10-31T23:59:59.999Z"), NOW))
                .isEqualTo("t-queuelogs-202610");
        assertThat(INDEX.of(Instant.parse("2026-11-01T00:00:00Z"), NOW))
                .isEqualTo("t-queuelogs-202611");
        assertThat(INDEX.of(Instant.parse("2026-12-31T23:59:59Z"), NOW))
                .isEqualTo("t-queuelogs-202612");
        assertThat(INDEX.of(Instant.parse("2016-11-01T00:00:00Z"), NOW))
                .isEqualTo("t-queuelogs-201611");
    }

    @Test
    void rows_of_a_wrong_clock_share_an_index() {
        assertThat(INDEX.of(Instant.EPOCH, NOW)).isEqualTo("t-queuelogs-undated");
        assertThat(INDEX.of(Instant.parse("2027-01-01T00:00:00Z"), NOW))
                .isEqualTo("t-queuelogs-undated");
    }

    /** Three weeks before 21 November, noon, is 31 October, noon; four: 24 October. */
    @Test
    void an_index_is_old_when_all_of_its_month_is() {
        assertThat(INDEX.isOld("t-queuelogs-202609", 3, NOW)).isTrue();
        assertThat(INDEX.isOld("t-queuelogs-202610", 3, NOW)).isFalse();
        assertThat(INDEX.isOld("t-queuelogs-202610", 2, NOW)).isTrue();
        assertThat(INDEX.isOld("t-queuelogs-202609", 0, NOW)).isFalse();
    }

    @Test
    void what_is_no_month_is_never_old() {
        for (String name :
                new String[] {
                    "t-queuelogs-undated", "t-queuelogs-earlier", "t-queuelogs", "other-202001"
                }) {
            assertThat(INDEX.isOld(name, 1, NOW)).as(name).isFalse();
        }
    }
}
