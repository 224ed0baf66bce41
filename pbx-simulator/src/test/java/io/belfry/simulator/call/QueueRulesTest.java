package io.belfry.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.load.AgentDesk;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.queue.QueueRules;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.queue.Strategy;
import io.belfry.simulator.scenario.Lab;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.CallerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What queues.conf can say of a queue, beyond the recorded scenarios. */
class QueueRulesTest {

    private static final long START = 1_800_000_000_000_000L;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final List<Output> said = new ArrayList<>();
    private Pbx pbx;

    @Test
    void whoDoesNotAnswerIsPausedByAutopause() {
        queues(Lab.SUPPORT.withRules(new QueueRules(true, false, "", 0)));
        ignores("1001");
        login("1001", "support");
        call("support");
        run(8);
        assertThat(log("RINGNOANSWER")).containsExactly("Agent/1001 5000");
        assertThat(log("PAUSE")).containsExactly("Agent/1001 Auto-Pause");
        assertThat(log("PAUSEALL")).isEmpty();
    }

    @Test
    void whoRefusesIsNotPausedByAutopause() {
        queues(Lab.SUPPORT.withRules(new QueueRules(true, false, "", 0)));
        pbx.phone("1001").orElseThrow().behave(q -> Phone.Reaction.refuse());
        login("1001", "support");
        call("support");
        run(3);
        assertThat(log("RINGNOANSWER")).isNotEmpty();
        assertThat(log("PAUSE")).isEmpty();
    }

    @Test
    void ringAllRingsBothAndTheOneWhoAnswersFirstGetsTheCall() {
        queues(Lab.SUPPORT.withStrategy(Strategy.RINGALL));
        ignores("1001");
        login("1001", "support");
        login("1002", "support");
        QueueCall call = call("support");
        run(0.5);
        assertThat(events("AgentCalled")).containsExactly("Agent/1002", "Agent/1001");
        run(4);
        assertThat(call.record().agent).isEqualTo("Agent/1002");
        assertThat(pbx.board().channelsOf("PJSIP/1001")).isEmpty();
    }

    @Test
    void aHeavierQueueIsServedFirst() {
        // support weighs 1, sales 0; 1002 is in both, and sales' caller was first
        queues(Lab.SUPPORT, Lab.SALES.withMaxLength(0));
        login("1002", "support", "sales");
        pbx.queues().pause(AgentDesk.address("1002"), null, true, "x");
        QueueCall light = call("sales");
        run(1);
        QueueCall heavy = call("support");
        run(2);
        pbx.queues().pause(AgentDesk.address("1002"), null, false, "");
        run(5);
        assertThat(heavy.record().outcome).isEqualTo(Outcome.TALKING);
        assertThat(light.record().outcome).isEqualTo(Outcome.WAITING);
    }

    @Test
    void aKeyThatLeadsNowhereChangesNothing() {
        queues(Lab.SUPPORT);
        login("1001", "support");
        ignores("1001");
        QueueCall call = call("support");
        run(2);
        pbx.control().type(call.caller(), "5");
        run(3);
        assertThat(call.record().outcome).isEqualTo(Outcome.WAITING);
        pbx.control().type(call.caller(), "9");
        run(5);
        assertThat(call.record().outcome).isEqualTo(Outcome.KEY);
        assertThat(pbx.board().channels()).isEmpty();
    }

    @Test
    void thePositionIsAnnouncedInsteadOfTheMusic() {
        queues(Lab.SUPPORT.withRules(new QueueRules(false, false, "", 20)));
        login("1001", "support");
        pbx.queues().pause(AgentDesk.address("1001"), null, true, "x");
        call("support");
        run(15);
        // joins, hears music; at the second look, a second later, the announcement of 3 seconds
        assertThat(count("MusicOnHoldStart")).isEqualTo(2);
        assertThat(count("MusicOnHoldStop")).isEqualTo(1);
        run(30);
        assertThat(count("MusicOnHoldStop")).isEqualTo(2);
    }

    private void queues(QueueSettings... queues) {
        Phone.Behaviour answers = queueCall -> Phone.Reaction.answer(1);
        List<Phone> phones =
                List.of(new Phone("1001", "Alice", answers), new Phone("1002", "Bob", answers));
        pbx = new Pbx(new Timeline(START), 0, List.of(queues), phones, answers);
    }

    private void ignores(String number) {
        pbx.phone(number).orElseThrow().behave(queueCall -> Phone.Reaction.ignore());
    }

    private void login(String agent, String... queues) {
        new AgentDesk(pbx).login(agent, List.of(queues));
    }

    private QueueCall call(String queue) {
        CallerId caller = new CallerId("0145678901", "Jean Dupont");
        return pbx.arrive(new CallPlan(queue, caller, NEVER, NEVER, true));
    }

    private void run(double untilSeconds) {
        pbx.board().time().runUntil(START + Math.round(untilSeconds * 1e6));
        said.addAll(pbx.board().drain());
    }

    /** Agent and first datum of the queue_log rows of a kind. */
    private List<String> log(String event) {
        return said.stream()
                .filter(QueueLogRow.class::isInstance)
                .map(QueueLogRow.class::cast)
                .filter(r -> r.event().equals(event))
                .map(r -> r.agent() + " " + r.data().getFirst().replaceFirst("^50\\d\\d$", "5000"))
                .toList();
    }

    private List<String> events(String name) {
        return said.stream()
                .filter(AmiEvent.class::isInstance)
                .map(AmiEvent.class::cast)
                .filter(e -> e.name().equals(name))
                .map(e -> e.get("MemberName"))
                .toList();
    }

    private long count(String name) {
        return said.stream().filter(o -> o instanceof AmiEvent e && e.name().equals(name)).count();
    }
}
