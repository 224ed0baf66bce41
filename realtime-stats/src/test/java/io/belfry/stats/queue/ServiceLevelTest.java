package io.belfry.stats.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.state.ServiceLevelFormula;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceLevelTest {

    /** Ten offered: six answered, four of them in time; three abandoned: at 2 s, 10 s and 40 s. */
    private static final Outcomes CALLS = new Outcomes(10, 6, 4, 3, 1, 1, 0, 90);

    @ParameterizedTest
    @CsvSource({
        "OFFERED, 40.0", // 4 / 10
        "ANSWERED_AND_LATE_ABANDONED, 57.142857142857146", // 4 / (6 + 1)
        "WITHOUT_SHORT_ABANDONS, 44.44444444444444" // 4 / (10 - 1)
    })
    void theFormulaIsAChoice(ServiceLevelFormula formula, double percent) {
        assertThat(ServiceLevel.percent(CALLS, formula)).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"OFFERED", "ANSWERED_AND_LATE_ABANDONED", "WITHOUT_SHORT_ABANDONS"})
    void ofNothingThereIsNoServiceLevel(ServiceLevelFormula formula) {
        assertThat(ServiceLevel.percent(Outcomes.NONE, formula)).isNull();
    }

    @Test
    void aWaitingCallIsOfferedButNotYetToBeAnswered() {
        assertThat(ServiceLevel.percent(Outcomes.OFFERED, ServiceLevelFormula.OFFERED)).isZero();
        assertThat(
                        ServiceLevel.percent(
                                Outcomes.OFFERED, ServiceLevelFormula.ANSWERED_AND_LATE_ABANDONED))
                .isNull();
    }

    @Test
    void onlyShortAbandonsLeaveNothingToAnswer() {
        Outcomes early = Outcomes.OFFERED.plus(new Outcomes(0, 0, 0, 1, 0, 1, 0, 0));
        assertThat(ServiceLevel.percent(early, ServiceLevelFormula.WITHOUT_SHORT_ABANDONS))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "21, 0"})
    void aCallAnsweredAfterTheThresholdIsNotWithinIt(String hold, int within) {
        assertThat(Outcomes.of(row("CONNECT", hold, "1.1", "1", null), 20, 5))
                .isEqualTo(new Outcomes(0, 1, within, 0, 0, 0, 0, Integer.parseInt(hold)));
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 1", "6, 0, 0", "20, 0, 0", "21, 1, 0"})
    void anAbandonedCallIsShortOrLateOrNeither(String wait, int late, int shortOne) {
        assertThat(Outcomes.of(row("ABANDON", "1", "1", wait, null), 20, 5))
                .isEqualTo(new Outcomes(0, 0, 0, 1, late, shortOne, 0, 0));
    }

    @Test
    void everyOtherWayOutIsOneKind() {
        for (String event : new String[] {"EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY"}) {
            assertThat(Outcomes.of(row(event, "1", "1", "9", "9"), 20, 5))
                    .isEqualTo(Outcomes.OTHERWISE);
        }
        assertThat(Outcomes.of(row("RINGNOANSWER", "1000", "", "", ""), 20, 5))
                .isEqualTo(Outcomes.NONE);
    }

    @Test
    void aQueueHasItsOwnThresholdElseThatOfThePbxElse20() {
        QueueRules own = new QueueRules(15, 15, 30, 5, ServiceLevelFormula.OFFERED);
        RuleBook book = new RuleBook(QueueRules.STANDARD, Map.of(new QueueName("vip"), own));
        assertThat(book.of(new QueueName("vip")).serviceSeconds(60)).isEqualTo(30);
        assertThat(book.of(new QueueName("support")).serviceSeconds(60)).isEqualTo(60);
        assertThat(book.of(new QueueName("support")).serviceSeconds(0)).isEqualTo(20);
    }

    private static QueueLogRow row(String event, String... data) {
        return new QueueLogRow(
                "1",
                Instant.EPOCH,
                "c1",
                "support",
                "NONE",
                event,
                data[0],
                data[1],
                data[2],
                data[3],
                null);
    }
}
