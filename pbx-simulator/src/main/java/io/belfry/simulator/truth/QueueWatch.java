package io.belfry.simulator.truth;

import io.belfry.simulator.truth.Fact.QueueArrivals;
import io.belfry.simulator.truth.Fact.QueueMoment;
import io.belfry.simulator.truth.Fact.QueuePass;
import io.belfry.simulator.truth.Fact.QueueQuarter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One queue: who waits in it and works for it now, and its tallies. */
final class QueueWatch {

    /** The threshold that the protocol's counters have in their names (FEATURES C12). */
    private static final int THRESHOLD = 15;

    private final String name;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final Map<String, String> talking = new LinkedHashMap<>();
    private final Map<Long, Counts> arrivals = new TreeMap<>();
    private Counts counts = new Counts();

    QueueWatch(String name) {
        this.name = name;
    }

    void enters(String call, long now) {
        waiting.put(call, now);
        counts.one("entered");
    }

    void rings() {
        counts.one("rings");
    }

    void ringEnds(Witness.RingEnd how) {
        if (how == Witness.RingEnd.NO_ANSWER || how == Witness.RingEnd.REFUSED) {
            counts.one("ringsUnanswered");
        }
    }

    void connects(String call, String agent, int waited) {
        waiting.remove(call);
        talking.put(call, agent);
        answered(counts, waited);
    }

    /** A passage is over: what became of it is counted now, and in the quarter of its arrival. */
    void over(QueuePass pass) {
        waiting.remove(pass.call());
        talking.remove(pass.call());
        ended(counts, pass);
        Counts arrived =
                arrivals.computeIfAbsent(
                        Truth.quarterOf(pass.enteredAt() > 0 ? pass.enteredAt() : pass.arrivedAt()),
                        q -> new Counts());
        if (pass.enteredAt() > 0) {
            arrived.one("entered");
        }
        if (pass.answeredAt() > 0) {
            answered(arrived, pass.waitSeconds());
        }
        ended(arrived, pass);
    }

    private static void answered(Counts to, int waited) {
        to.one("answered");
        to.add("answeredWaitSeconds", waited);
        if (waited <= THRESHOLD) {
            to.one("answeredWithin15");
        }
    }

    private static void ended(Counts to, QueuePass pass) {
        if (pass.outcome().equals("ANSWERED")) {
            to.one("completed");
            to.add("talkSeconds", pass.talkSeconds());
            return;
        }
        to.one("outcome." + pass.outcome());
        if (pass.outcome().equals("ABANDONED") && pass.waitSeconds() > THRESHOLD) {
            to.one("abandonedAfter15");
        }
    }

    void joins(String agent) {
        members.add(agent);
    }

    void quits(String agent) {
        members.remove(agent);
    }

    void drop() {
        members.clear();
    }

    /** The tally of the quarter, if there is anything in it; the next begins with nothing. */
    Optional<QueueQuarter> quarter(long quarter) {
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        QueueQuarter row = new QueueQuarter(quarter, name, counts.values());
        counts = new Counts();
        return Optional.of(row);
    }

    /** What became of the calls of each quarter. */
    List<QueueArrivals> arrivals() {
        List<QueueArrivals> rows = new ArrayList<>();
        arrivals.forEach((q, c) -> rows.add(new QueueArrivals(q, name, c.values())));
        return rows;
    }

    /** How the queue stands; nothing if nobody waits or works there. */
    Optional<QueueMoment> moment(long at, Map<String, AgentWatch> agents) {
        if (waiting.isEmpty() && members.isEmpty() && talking.isEmpty()) {
            return Optional.empty();
        }
        Counts now = new Counts();
        now.set("waiting", waiting.size());
        waiting.values().stream()
                .mapToLong(entered -> at - entered)
                .max()
                .ifPresent(longest -> now.set("longestWaitMicros", longest));
        now.set("members", members.size());
        now.set("talking", talking.values().stream().distinct().count());
        for (String member : members) {
            AgentWatch agent = agents.get(member);
            switch (agent.state(at)) {
                case READY -> now.one(agent.isPausedIn(name) ? "paused" : "available");
                case ON_PAUSE -> now.one("paused");
                case ON_WRAPUP -> now.one("wrapUp");
                case RINGING -> now.one("ringing");
                case ON_CALL -> now.one("onCall");
                case DIALING -> now.one("dialing");
                case LOGGED_OUT -> now.one("loggedOut");
            }
        }
        return Optional.of(new QueueMoment(at, name, now.values()));
    }
}
