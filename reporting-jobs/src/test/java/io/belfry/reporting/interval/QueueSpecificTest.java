package io.belfry.reporting.interval;

import static io.belfry.reporting.Logged.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueSpecificTest {

    private static final QueueName QUEUE = new QueueName("q1");

    /** D26: less than t1; from t1 to t2, both included; more than t2. D25: abandoned. */
    @ParameterizedTest
    @CsvSource({
        "ANSWERED,  14, 1, 0, 0, 0",
        "ANSWERED,  15, 0, 1, 0, 0",
        "ANSWERED,  20, 0, 1, 0, 0",
        "ANSWERED,  21, 0, 0, 0, 0",
        "ABANDONED, 14, 0, 0, 0, 0",
        "ABANDONED, 15, 0, 0, 1, 0",
        "ABANDONED, 20, 0, 0, 1, 0",
        "ABANDONED, 21, 0, 0, 0, 1"
    })
    void a_wait_is_on_one_side_of_the_thresholds(
            QueueExit exit, int wait, int less, int answerBetween, int abandonedBetween, int more) {
        QueueSpecific row =
                QueueSpecific.of(List.of(pass(0, exit, wait)), queue -> new Threshold(15, 20))
                        .getFirst();

        assertThat(row.offered()).isEqualTo(1);
        assertThat(row.answerLessT1()).isEqualTo(less);
        assertThat(row.answerBetween()).isEqualTo(answerBetween);
        assertThat(row.abandonedBetween()).isEqualTo(abandonedBetween);
        assertThat(row.abandonedMoreT2()).isEqualTo(more);
    }

    /** D27: waits of answered calls only. A call that still waits, or timed out, is offered. */
    @Test
    void offered_are_all_that_entered_and_delays_those_of_the_answered() {
        List<CountedPass> passes = new ArrayList<>();
        passes.add(pass(0, QueueExit.ANSWERED, 3));
        passes.add(pass(1, QueueExit.ANSWERED, 4));
        passes.add(pass(2, QueueExit.ABANDONED, 50));
        passes.add(pass(3, QueueExit.TIMEOUT, 60));
        passes.add(pass(4, null, 0));
        passes.add(pass(5, QueueExit.CLOSED, 0));

        QueueSpecific row = QueueSpecific.of(passes, queue -> Threshold.USUAL).getFirst();

        assertThat(row.offered()).isEqualTo(5);
        assertThat(row.abandoned()).isEqualTo(1);
        assertThat(row.sumRespDelay()).isEqualTo(7);
    }

    /** 10:14:59 and 10:15:00 are in two quarters; so are two numbers in two rows. */
    @Test
    void rows_are_by_quarter_and_number() {
        assertThat(
                        QueueSpecific.of(
                                List.of(
                                        pass(899, QueueExit.ANSWERED, 1),
                                        pass(900, QueueExit.ANSWERED, 1)),
                                queue -> Threshold.USUAL))
                .extracting(QueueSpecific::start)
                .containsExactly(at(0), at(900));
    }

    private static CountedPass pass(int second, QueueExit exit, int wait) {
        boolean answered = exit == QueueExit.ANSWERED;
        return new CountedPass(
                new QueueCall(
                        "c" + second,
                        QUEUE,
                        at(second),
                        0,
                        answered ? at(second + wait) : null,
                        null,
                        exit,
                        answered ? new AgentNumber("1001") : null,
                        answered ? "Agent/1001" : null,
                        exit == null ? null : wait,
                        null,
                        false,
                        List.of()),
                new LinkedId("c" + second),
                "53001",
                0,
                0,
                0);
    }
}
