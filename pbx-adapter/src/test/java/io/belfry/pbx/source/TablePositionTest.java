package io.belfry.pbx.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.pbx.source.TablePosition.Gap;
import io.belfry.pbx.source.TablePosition.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablePositionTest {

    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Instant T0 = Instant.ofEpochMilli(1_000_000);

    @Test
    void idsInARowLeaveNoGap() {
        assertThat(at(4).after(List.of(5L, 6L, 7L), snapshot(10, 20, 0), GRACE)).isEqualTo(at(7));
    }

    @Test
    void aMissingIdIsAGapUntilItComes() {
        TablePosition gap = at(4).after(List.of(5L, 8L), snapshot(10, 20, 0), GRACE);
        assertThat(gap).isEqualTo(new TablePosition(8, List.of(new Gap(6, 7, 20, 1_000_000))));
        TablePosition half = gap.after(List.of(6L), snapshot(10, 21, 1), GRACE);
        assertThat(half).isEqualTo(new TablePosition(8, List.of(new Gap(7, 7, 20, 1_000_000))));
        assertThat(half.after(List.of(7L, 9L), snapshot(10, 22, 2), GRACE)).isEqualTo(at(9));
    }

    @Test
    void aGapInTheMiddleOfAGapSplitsIt() {
        TablePosition gap = at(0).after(List.of(10L), snapshot(1, 5, 0), GRACE);
        assertThat(gap.after(List.of(5L), snapshot(1, 5, 0), GRACE).gaps())
                .containsExactly(new Gap(1, 4, 5, 1_000_000), new Gap(6, 9, 5, 1_000_000));
    }

    @Test
    void aGapIsGivenUpOnlyWhenItsTransactionsAreOverAndTheGraceIsPast() {
        TablePosition gap = at(4).after(List.of(6L), snapshot(10, 20, 0), GRACE);
        assertThat(gap.after(List.of(), snapshot(20, 30, 59), GRACE).gaps()).hasSize(1);
        assertThat(gap.after(List.of(), snapshot(19, 30, 600), GRACE).gaps()).hasSize(1);
        assertThat(gap.after(List.of(), snapshot(20, 30, 60), GRACE).gaps()).isEmpty();
    }

    @Test
    void theFirstStartLooksForMissingIdsJustBeforeTheFirstRow() {
        TablePosition first = TablePosition.start().after(List.of(500L), snapshot(1, 5, 0), GRACE);
        // 500 - 1 - 100 = 399 is the last id that is not looked for
        assertThat(first)
                .isEqualTo(new TablePosition(500, List.of(new Gap(400, 499, 5, 1_000_000))));
    }

    @Test
    void anEmptyTableIsReadFromItsFirstId() {
        TablePosition empty = TablePosition.start().after(List.of(), snapshot(1, 5, 0), GRACE);
        assertThat(empty).isEqualTo(at(0));
        assertThat(empty.after(List.of(2L), snapshot(1, 5, 0), GRACE).gaps())
                .containsExactly(new Gap(1, 1, 5, 1_000_000));
    }

    @Test
    void itIsStoredAndReadWithoutLoss() {
        TablePosition position = new TablePosition(8, List.of(new Gap(6, 7, 20, 1_000_000)));
        assertThat(TablePosition.parse(position.text())).isEqualTo(position);
        assertThatThrownBy(() -> TablePosition.parse("{\"file\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TablePosition at(long id) {
        return new TablePosition(id, List.of());
    }

    private static Snapshot snapshot(long xmin, long xmax, long secondsLater) {
        return new Snapshot(xmin, xmax, T0.plusSeconds(secondsLater));
    }
}
