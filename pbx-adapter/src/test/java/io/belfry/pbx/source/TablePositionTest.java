package io.belfry.pbx.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.pbx.source.TablePosition.Gap;
import io.belfry.pbx.source.TablePosition.Horizon;
import io.belfry.pbx.source.TablePosition.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablePositionTest {

    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Instant T0 = Instant.ofEpochMilli(1_000_000);

    @Test
    void idsInARowLeaveNoGap() {
        assertThat(read(at(4), snapshot(10, 20, 7, 0), 5, 6, 7)).isEqualTo(at(7));
    }

    @Test
    void aMissingIdIsAGapUntilItComes() {
        TablePosition gap = read(at(4), snapshot(10, 20, 8, 0), 5, 8);
        assertThat(gap).isEqualTo(at(8, new Gap(6, 7, 20, 1_000_000)));
        TablePosition half = late(gap, snapshot(10, 21, 8, 1), 6);
        assertThat(half).isEqualTo(at(8, new Gap(7, 7, 20, 1_000_000)));
        assertThat(late(half, snapshot(10, 22, 8, 2), 7)).isEqualTo(at(8));
    }

    @Test
    void aGapInTheMiddleOfAGapSplitsIt() {
        TablePosition gap = read(at(0), snapshot(1, 5, 10, 0), 10);
        assertThat(late(gap, snapshot(1, 5, 10, 0), 5).gaps())
                .containsExactly(new Gap(1, 4, 5, 1_000_000), new Gap(6, 9, 5, 1_000_000));
    }

    @Test
    void aGapIsGivenUpOnlyWhenItsTransactionsAreOverAndTheGraceIsPast() {
        TablePosition gap = read(at(4), snapshot(10, 20, 6, 0), 6);
        assertThat(late(gap, snapshot(20, 30, 6, 59)).gaps()).hasSize(1);
        assertThat(late(gap, snapshot(19, 30, 6, 600)).gaps()).hasSize(1);
        assertThat(late(gap, snapshot(20, 30, 6, 60)).gaps()).isEmpty();
    }

    @Test
    void aGapThatWasNotLookedAtAsAWholeIsKept() {
        TablePosition gap = read(at(4), snapshot(10, 20, 9, 0), 9);
        TablePosition next =
                gap.after(List.of(5L), Set.of(), List.of(), snapshot(20, 30, 9, 60), GRACE);
        assertThat(next.gaps()).containsExactly(new Gap(6, 8, 20, 1_000_000));
    }

    @Test
    void theGapsOfABacklogAreJudgedByTheTransactionsOfItsBeginning() {
        // At 0 s the table ends at 1000; 2 is missing. Transactions below 20 may still bring it.
        TablePosition first = read(at(0), snapshot(10, 20, 1000, 0), 1, 3);
        assertThat(first.horizon()).isEqualTo(new Horizon(1000, 20, 1_000_000));
        assertThat(first.gaps()).containsExactly(new Gap(2, 2, 20, 1_000_000));
        // 30 s later another one: still those transactions, although younger ones are open
        TablePosition second = read(first, snapshot(15, 90, 2000, 30), 5);
        assertThat(second.gaps())
                .containsExactly(new Gap(2, 2, 20, 1_000_000), new Gap(4, 4, 20, 1_000_000));
        // 60 s later they are over: 6 cannot come any more, and is not remembered at all
        TablePosition third = read(second, snapshot(20, 95, 2000, 60), 7);
        assertThat(third.gaps()).isEmpty();
        // behind the horizon the transactions of now count
        TablePosition fourth = read(third, snapshot(20, 99, 3000, 61), 1000, 1002);
        assertThat(fourth.gaps()).containsExactly(new Gap(1001, 1001, 99, 1_061_000));
    }

    @Test
    void withTooManyGapsItGoesOnWhenSomeAreSettled() {
        List<Long> even = new ArrayList<>();
        for (long id = 2; id <= 20_000; id += 2) {
            even.add(id);
        }
        TablePosition full =
                at(0).after(List.of(), Set.of(), even, snapshot(10, 20, 20_000, 0), GRACE);
        // each even id leaves one gap before it: the 5000th is at 9999, so 10000 is taken
        assertThat(full.id()).isEqualTo(10_000);
        assertThat(full.gaps()).hasSize(TablePosition.MOST_GAPS);
        assertThat(full.waiting()).isPresent();
        TablePosition settled =
                full.after(
                        List.of(),
                        Set.copyOf(full.gaps()),
                        even.subList(5_000, 10_000),
                        snapshot(20, 30, 20_000, 60),
                        GRACE);
        assertThat(settled).isEqualTo(at(20_000));
        assertThat(settled.waiting()).isEmpty();
    }

    @Test
    void allGapsAreSearchedInTurn() {
        Gap a = new Gap(1, 1, 5, 0);
        Gap b = new Gap(3, 3, 5, 0);
        Gap c = new Gap(5, 5, 5, 0);
        TablePosition position = at(6, a, b, c);
        assertThat(position.search(3, 10, 0)).containsExactly(a, b, c);
        assertThat(position.search(2, 10, 0)).containsExactly(a, b);
        assertThat(position.search(2, 10, b.to())).containsExactly(c, a);
        assertThat(position.search(2, 10, a.to())).containsExactly(b, c);
        assertThat(position.search(2, 10, c.to())).containsExactly(a, b);
        assertThat(at(6).search(2, 10, 0)).isEmpty();
    }

    @Test
    void gapsThatMayHoldMoreRowsThanAskedForAreSearchedOneByOne() {
        Gap a = new Gap(1, 6, 5, 0);
        Gap b = new Gap(8, 11, 5, 0);
        Gap wide = new Gap(20, 1_000, 5, 0);
        TablePosition position = at(2_000, a, b, wide);
        assertThat(position.search(3, 10, 0)).containsExactly(a, b); // six and four
        assertThat(position.search(3, 9, 0)).containsExactly(a);
        assertThat(position.search(3, 10, b.to())).containsExactly(wide);
    }

    @Test
    void theFirstStartLooksForMissingIdsJustBeforeTheFirstRow() {
        TablePosition first = read(TablePosition.start(), snapshot(1, 5, 500, 0), 500);
        // 500 - 1 - 100 = 399 is the last id that is not looked for
        assertThat(first).isEqualTo(at(500, new Gap(400, 499, 5, 1_000_000)));
    }

    @Test
    void anEmptyTableIsReadFromItsFirstId() {
        TablePosition empty = read(TablePosition.start(), snapshot(1, 5, 0, 0));
        assertThat(empty).isEqualTo(at(0));
        assertThat(read(empty, snapshot(1, 5, 2, 0), 2).gaps())
                .containsExactly(new Gap(1, 1, 5, 1_000_000));
    }

    @Test
    void theRowsOfATableThatWasMadeAnewHaveOtherNames() {
        assertThat(at(0).sourceId(17)).isEqualTo("17");
        assertThat(TablePosition.before(1, null, 2).sourceId(17)).isEqualTo("r2:17");
    }

    @Test
    void anotherRowWithTheSameIdContradictsTheAnchor() {
        TableRow row = row("2026-07-01 12:00:00", "CONNECT", null);
        TableAnchor anchor = TableAnchor.of(7, row, Optional.of(T0), null);
        assertThat(anchor.contradicts(7, row)).isFalse();
        assertThat(anchor.contradicts(8, row("2026-07-02 12:00:00", "PAUSE", null))).isFalse();
        assertThat(anchor.contradicts(7, row("2026-07-01 12:00:00", "CONNECT", ""))).isTrue();
        assertThat(anchor.before(Optional.of(T0))).isFalse();
        assertThat(anchor.before(Optional.of(T0.plusMillis(1)))).isTrue();
    }

    @Test
    void aFilterPassesOverOlderRowsUpToItsEnd() {
        TableFilter filter = TableFilter.from(T0, 100);
        assertThat(filter.takes(100, Optional.of(T0.minusMillis(1)))).isFalse();
        assertThat(filter.takes(100, Optional.of(T0))).isTrue();
        assertThat(filter.takes(100, Optional.empty())).isTrue();
        assertThat(filter.takes(101, Optional.of(T0.minusMillis(1)))).isTrue();
        TablePosition before = TablePosition.before(50, filter, 0);
        assertThat(read(before, snapshot(1, 5, 200, 0), 50).filter()).isEqualTo(filter);
        // 49 and before may still come, so it is kept until they are given up
        TablePosition behind = read(before, snapshot(1, 5, 200, 0), 50, 101);
        assertThat(behind.filter()).isEqualTo(filter);
        assertThat(late(behind, snapshot(5, 9, 200, 60)).filter()).isNull();
    }

    @Test
    void itIsStoredAndReadWithoutLoss() {
        TablePosition position =
                new TablePosition(
                        8,
                        List.of(new Gap(6, 7, 20, 1_000_000)),
                        new Horizon(90, 20, 1_000_000),
                        new TableAnchor(8, "0123456789abcdef", 1_000_000_000L),
                        new TableFilter(5, 80),
                        1);
        assertThat(TablePosition.parse(position.text())).isEqualTo(position);
        // as the version before wrote it
        assertThat(TablePosition.parse("{\"id\":8,\"gaps\":[]}")).isEqualTo(at(8));
        assertThatThrownBy(() -> TablePosition.parse("{\"file\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TablePosition read(TablePosition from, Snapshot snapshot, long... ids) {
        List<Long> list = java.util.Arrays.stream(ids).boxed().toList();
        return from.after(List.of(), Set.copyOf(from.gaps()), list, snapshot, GRACE);
    }

    private static TablePosition late(TablePosition from, Snapshot snapshot, long... ids) {
        List<Long> list = java.util.Arrays.stream(ids).boxed().toList();
        return from.after(list, Set.copyOf(from.gaps()), List.of(), snapshot, GRACE);
    }

    private static TablePosition at(long id, Gap... gaps) {
        return new TablePosition(id, List.of(gaps), null, null, null, 0);
    }

    private static Snapshot snapshot(long xmin, long xmax, long newest, long secondsLater) {
        return new Snapshot(xmin, xmax, newest, T0.plusSeconds(secondsLater));
    }

    private static TableRow row(String... values) {
        return new TableRow(List.of("time", "event", "data1"), values);
    }
}
