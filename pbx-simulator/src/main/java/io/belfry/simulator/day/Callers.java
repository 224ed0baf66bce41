package io.belfry.simulator.day;

import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.load.Centre;
import io.belfry.simulator.load.Chance;
import io.belfry.simulator.load.Outsiders;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.DeviceState;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;

/** Who calls: people outside the queues and the telephones, agents each other and the world. */
final class Callers {

    private static final double TALK = 150;
    private static final double PATIENCE = 90;
    private static final int DIVERTS_ABOVE_SECONDS = 60;

    private final Centre centre;
    private final DayPlan plan;
    private final List<Site.Agent> agents;
    private final List<QueueSettings> queues;
    private final Random chance;
    private final double[] until;

    Callers(Centre centre, DayPlan plan, Site site) {
        this.centre = centre;
        this.plan = plan;
        this.agents = site.agents();
        this.queues = site.queues();
        this.chance = Chance.stream(plan.seed(), "callers");
        this.until = new double[queues.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += 1 / (1 + 0.15 * i);
            until[i] = sum;
        }
    }

    /** Someone calls a queue, the first ones more often than the others. */
    void callQueue() {
        double drawn = chance.nextDouble() * until[until.length - 1];
        int i = 0;
        while (until[i] < drawn) {
            i++;
        }
        callQueue(i);
    }

    void callQueue(int index) {
        Pbx pbx = centre.pbx();
        CallQueue queue = pbx.queues().named(queues.get(index).name()).orElseThrow();
        boolean hurried = chance.nextInt(8) == 0;
        double patience = (hurried ? 2 : 8) + Chance.exponential(chance, hurried ? 6 : PATIENCE);
        CallPlan call =
                new CallPlan(
                        queue.name(),
                        Outsiders.caller(chance),
                        patience,
                        3 + Chance.about(chance, TALK, 0.7),
                        chance.nextBoolean());
        if (!centre.isUp()) {
            return;
        }
        String kept = keptOut(queue, index);
        if (kept == null) {
            pbx.arrive(call);
        } else {
            pbx.turnAway(call, kept);
        }
    }

    /** Why the dialplan keeps a caller out of a queue, as XiVO's does; null if it does not. */
    private String keptOut(CallQueue queue, int index) {
        if (!plan.profile().isOpen(localTime())) {
            return "CLOSED";
        }
        int waiting = queue.length();
        if (index % 4 == 2 && waiting > Math.max(2, queue.members().size() / 4)) {
            return "DIVERT_CA_RATIO";
        }
        if (index % 4 == 3
                && waiting > 0
                && queue.statistics().holdTime() > DIVERTS_ABOVE_SECONDS) {
            return "DIVERT_HOLDTIME";
        }
        return null;
    }

    private LocalTime localTime() {
        return Instant.ofEpochSecond(centre.people().seconds()).atZone(plan.zone()).toLocalTime();
    }

    /** A call beside the queues: one half out, a quarter in, a quarter inside. */
    void callBeside() {
        Site.Agent agent = agents.get(chance.nextInt(agents.size()));
        Phone phone = phone(agent);
        double talk = Chance.about(chance, 80, 0.8);
        String number = Outsiders.number(chance);
        Site.Agent other = agents.get(chance.nextInt(agents.size()));
        CallerId caller = Outsiders.caller(chance);
        int kind = chance.nextInt(4);
        if (!centre.isUp()) {
            return;
        }
        Pbx pbx = centre.pbx();
        if (kind == 0) {
            pbx.arriveAt(phone, caller, talk);
        } else if (centre.desk().isLoggedIn(agent.number())
                && pbx.state(phone) == DeviceState.NOT_INUSE) {
            if (kind == 1 && other != agent) {
                pbx.dial(phone, other.number(), talk);
            } else {
                pbx.dial(phone, number, talk);
            }
        }
    }

    private Phone phone(Site.Agent agent) {
        return centre.pbx().phone(agent.number()).orElseThrow();
    }
}
