package io.belfry.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.CelRow;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.time.Timeline;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final long START = 1_800_000_000_000_000L;
    private static final long HOUR = 3_600_000_000L;

    private record Run(Pbx pbx, List<Output> said) {}

    private static final Run AN_HOUR = play(3, HOUR);

    @Test
    void theSameSeedSaysTheSameToTheByte() {
        assertThat(play(7, HOUR / 10).said()).isEqualTo(play(7, HOUR / 10).said());
    }

    @Test
    void anotherSeedIsAnotherDay() {
        assertThat(play(7, HOUR / 10).said()).isNotEqualTo(play(8, HOUR / 10).said());
    }

    @Test
    void callersArriveAsOftenAsAskedFor() {
        // Poisson with mean 600: five standard deviations are 122
        assertThat(AN_HOUR.pbx().calls().size()).isBetween(478, 722);
    }

    @Test
    void agentsHoldAndTransferIfAskedTo() {
        Site site = new Site(12, 4);
        Pbx pbx = Workload.pbx(site, new Timeline(START), 5);
        Workload workload = new Workload(pbx, site, 5);
        workload.startAgents();
        workload.startCalls(400);
        workload.startHabits(200);
        pbx.board().time().runUntil(START + HOUR);
        List<Output> said = pbx.board().drain();
        assertThat(events(said)).contains("Hold", "BlindTransfer", "AttendedTransfer");
        assertThat(said)
                .filteredOn(QueueLogRow.class::isInstance)
                .extracting(r -> ((QueueLogRow) r).event())
                .contains("BLINDTRANSFER", "ATTENDEDTRANSFER");
        assertThat(events(AN_HOUR.said())).doesNotContain("Hold", "BlindTransfer");
    }

    private static Set<String> events(List<Output> said) {
        return said.stream()
                .filter(AmiEvent.class::isInstance)
                .map(e -> ((AmiEvent) e).name())
                .collect(Collectors.toSet());
    }

    @Test
    void aliceIsLeftToTheDemoUserAndTheOthersLogIn() {
        Set<String> loggedIn =
                play(1, HOUR / 60).said().stream()
                        .filter(QueueLogRow.class::isInstance)
                        .map(QueueLogRow.class::cast)
                        .filter(r -> r.event().equals("AGENTCALLBACKLOGIN"))
                        .map(QueueLogRow::agent)
                        .collect(Collectors.toSet());
        assertThat(loggedIn).hasSize(11).doesNotContain("Agent/1001").contains("Agent/1002");
    }

    @Test
    void anHourHasEveryKindOfThing() {
        Run run = AN_HOUR;
        assertThat(run.pbx().calls())
                .extracting(c -> c.outcome)
                .contains(Outcome.ANSWERED, Outcome.ABANDONED);
        Set<String> log =
                run.said().stream()
                        .filter(QueueLogRow.class::isInstance)
                        .map(r -> ((QueueLogRow) r).event())
                        .collect(Collectors.toSet());
        assertThat(log)
                .contains(
                        "ENTERQUEUE",
                        "CONNECT",
                        "COMPLETEAGENT",
                        "COMPLETECALLER",
                        "ABANDON",
                        "RINGNOANSWER",
                        "PAUSEALL",
                        "PAUSE",
                        "UNPAUSEALL");
    }

    @Test
    void theTruthAgreesWithTheQueueLog() {
        Run run = AN_HOUR;
        long completed =
                run.pbx().calls().stream().filter(c -> c.outcome == Outcome.ANSWERED).count();
        long abandoned =
                run.pbx().calls().stream().filter(c -> c.outcome == Outcome.ABANDONED).count();
        assertThat(rows(run, "COMPLETEAGENT") + rows(run, "COMPLETECALLER")).isEqualTo(completed);
        assertThat(rows(run, "ABANDON")).isEqualTo(abandoned);
        assertThat(completed).isGreaterThan(300);
    }

    @Test
    void everyChannelThatStartedEndsOrIsThere() {
        Run run = AN_HOUR;
        long started = cel(run, "CHAN_START");
        long ended = cel(run, "CHAN_END");
        assertThat(started - ended).isEqualTo(run.pbx().board().channels().size());
        assertThat(
                        run.said().stream()
                                .filter(AmiEvent.class::isInstance)
                                .filter(e -> ((AmiEvent) e).name().equals("Newchannel"))
                                .count())
                .isEqualTo(started);
    }

    private static long rows(Run run, String event) {
        return run.said().stream()
                .filter(o -> o instanceof QueueLogRow r && r.event().equals(event))
                .count();
    }

    private static long cel(Run run, String type) {
        return run.said().stream()
                .filter(o -> o instanceof CelRow r && r.eventType().equals(type))
                .count();
    }

    private static Run play(long seed, long micros) {
        Site site = new Site(12, 4);
        Pbx pbx = Workload.pbx(site, new Timeline(START), seed);
        Workload workload = new Workload(pbx, site, seed);
        workload.startAgents();
        workload.startCalls(600);
        pbx.board().time().runUntil(START + micros);
        return new Run(pbx, pbx.board().drain());
    }
}
