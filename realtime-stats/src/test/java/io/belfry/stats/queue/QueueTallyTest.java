package io.belfry.stats.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTallyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:30Z");
    private final Days days = new Days(ZoneId.of("UTC"), LocalTime.MIDNIGHT);
    private final QueueLogTally counting = new QueueLogTally(15, 15);

    @ParameterizedTest
    @CsvSource({"0, 1", "15, 1", "16, 0"})
    void aCallAnsweredAfterAtMost15SecondsIsAnsweredBefore15(String hold, int inTime) {
        // C12: wait ≤ 15 s
        assertThat(counting.of(row("CONNECT", hold, "1795256751.1", "1")))
                .contains(new Tally(0, 1, inTime, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "15, 0", "16, 1"})
    void aCallAbandonedAfterMoreThan15SecondsIsAbandonedAfter15(String wait, int late) {
        // C12: wait > 15 s
        assertThat(counting.of(row("ABANDON", "1", "1", wait)))
                .contains(new Tally(0, 0, 0, 1, late, 0, 0));
    }

    @Test
    void theThresholdsAreConfiguration() {
        QueueLogTally strict = new QueueLogTally(5, 30);
        assertThat(strict.of(row("CONNECT", "6"))).contains(new Tally(0, 1, 0, 0, 0, 0, 0));
        assertThat(strict.of(row("ABANDON", "1", "1", "30")))
                .contains(new Tally(0, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void closedAndTimeoutHaveTheirOwnCounters() {
        assertThat(counting.of(row("CLOSED"))).contains(new Tally(0, 0, 0, 0, 0, 1, 0));
        assertThat(counting.of(row("EXITWITHTIMEOUT", "1", "1", "12")))
                .contains(new Tally(0, 0, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FULL",
                "JOINEMPTY",
                "EXITEMPTY",
                "EXITWITHKEY",
                "RINGNOANSWER",
                "RINGCANCELED",
                "COMPLETEAGENT",
                "A_NAME_OF_TOMORROW"
            })
    void everyOtherRowCountsForNothing(String event) {
        assertThat(counting.of(row(event, "1", "2", "3"))).isEqualTo(Optional.empty());
    }

    @Test
    void aRowWithoutTheWaitThatHasToBeJudgedIsRefusedByName() {
        assertThatThrownBy(() -> counting.of(row("CONNECT", (String) null)))
                .hasMessage("CONNECT without seconds in data1: null");
        assertThatThrownBy(() -> counting.of(row("ABANDON", "1", "1", "soon")))
                .hasMessage("ABANDON without seconds in data3: soon");
    }

    @Test
    void percentagesOfNothingAreZeroAndNeverAbove100() {
        // C13: two calls entered before the window, answered in it, one entered in it
        assertThat(Tally.NONE.percentAnsweredInTime()).isZero();
        assertThat(new Tally(1, 2, 2, 0, 0, 0, 0).percentAnsweredInTime()).isEqualTo(100);
        assertThat(new Tally(3, 2, 1, 1, 1, 0, 0).percentAbandonedLate()).isEqualTo(100.0 / 3);
    }

    @Test
    void theLastHourForgetsWithoutNewEvents() {
        // entered at 12:00:30 and 12:30:30; 13:00 is the 61st minute after 12:00
        Tally entered = new Tally(1, 0, 0, 0, 0, 0, 0);
        QueueTally tally =
                QueueTally.NOTHING
                        .plus(entered, NOON, days)
                        .plus(entered, NOON.plusSeconds(1800), days);
        assertThat(tally.ofLastHour(NOON.plusSeconds(1800)).entered()).isEqualTo(2);
        assertThat(tally.ofLastHour(Instant.parse("2026-11-21T12:59:59Z")).entered()).isEqualTo(2);
        assertThat(tally.ofLastHour(Instant.parse("2026-11-21T13:00:00Z")).entered()).isEqualTo(1);
        assertThat(tally.ofLastHour(Instant.parse("2026-11-21T13:30:00Z")).entered()).isZero();
        assertThat(tally.ofDay(Instant.parse("2026-11-21T13:30:00Z"), days).entered()).isEqualTo(2);
    }

    @Test
    void atMidnightTheDayBeginsAgainButTheLastHourSlidesOverIt() {
        Tally entered = new Tally(1, 0, 0, 0, 0, 0, 0);
        Instant late = Instant.parse("2026-11-21T23:50:00Z");
        QueueTally tally = QueueTally.NOTHING.plus(entered, late, days);
        Instant after = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(tally.ofDay(after, days)).isEqualTo(Tally.NONE);
        assertThat(tally.ofLastHour(after).entered()).isEqualTo(1);
        QueueTally next = tally.plus(entered, after, days);
        assertThat(next.ofDay(after, days).entered()).isEqualTo(1);
        assertThat(next.ofLastHour(after).entered()).isEqualTo(2);
    }

    @Test
    void aRowOfYesterdayThatComesLateCountsForItsHourAndItsOwnDay() {
        Tally entered = new Tally(1, 0, 0, 0, 0, 0, 0);
        Instant today = Instant.parse("2026-11-22T00:00:01Z");
        QueueTally tally =
                QueueTally.NOTHING
                        .plus(entered, today, days)
                        .plus(entered, today.minusSeconds(2), days);
        assertThat(tally.ofDay(today, days).entered()).isEqualTo(1);
        assertThat(tally.ofLastHour(today).entered()).isEqualTo(2);
        assertThat(tally.ofDay(today.minusSeconds(2), days).entered()).isEqualTo(1);
    }

    @Test
    void theOrderOfRowsMakesNoDifferenceWithinTwoDays() {
        Tally entered = new Tally(1, 0, 0, 0, 0, 0, 0);
        Instant[] times = {
            Instant.parse("2026-11-21T23:30:00Z"),
            Instant.parse("2026-11-21T23:59:59Z"),
            Instant.parse("2026-11-22T00:10:00Z")
        };
        QueueTally forth = QueueTally.NOTHING;
        QueueTally back = QueueTally.NOTHING;
        for (int i = 0; i < times.length; i++) {
            forth = forth.plus(entered, times[i], days);
            back = back.plus(entered, times[times.length - 1 - i], days);
        }
        assertThat(back).isEqualTo(forth);
        QueueTally later = forth.plus(entered, Instant.parse("2026-11-23T12:00:00Z"), days);
        assertThat(later.plus(entered, times[0], days).daily().firstKey())
                .as("the day before yesterday is over")
                .isEqualTo(LocalDate.of(2026, 11, 22));
    }

    private static QueueLogRow row(String event, String... data) {
        String[] d = java.util.Arrays.copyOf(data, 5);
        return new QueueLogRow(
                "1", NOON, "c1", "support", "NONE", event, d[0], d[1], d[2], d[3], d[4]);
    }
}
