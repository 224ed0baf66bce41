package io.belfry.reporting.agent;

import static io.belfry.reporting.Logged.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.reporting.call.SeatBook;
import io.belfry.reporting.call.SeatLog.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentPositionsTest {

    private static final AgentNumber ANN = new AgentNumber("1001");
    private static final AgentNumber BEN = new AgentNumber("1002");

    /** A30: Ben takes the line over; Ann is logged off late. */
    private static final List<Change> CHANGES =
            List.of(
                    new Change(at(0), "21", ANN, true),
                    new Change(at(10), "21", ANN, true),
                    new Change(at(50), "21", BEN, true),
                    new Change(at(51), "21", ANN, false),
                    new Change(at(90), "21", BEN, false));

    @Test
    void positions_follow_one_another_D33() {
        assertThat(AgentPositions.fold(CHANGES))
                .containsExactly(
                        new AgentPosition(ANN, "21", at(0), at(50)),
                        new AgentPosition(BEN, "21", at(50), at(90)));
    }

    @Test
    void the_book_says_who_sat_there_at_any_time() {
        SeatBook book = new SeatBook(CHANGES);

        assertThat(book.agentAt("21", at(-1))).isEmpty();
        assertThat(book.agentAt("21", at(0))).contains(ANN);
        assertThat(book.agentAt("21", at(49))).contains(ANN);
        assertThat(book.agentAt("21", at(60))).contains(BEN);
        assertThat(book.agentAt("21", at(90))).isEmpty();
        assertThat(book.agentAt("22", at(60))).isEmpty();
    }
}
