package io.belfry.simulator.load;

import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.DeviceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Callers who arrive, agents who log in, answer, pause and call out. Everything is drawn from one
 * seed, and each kind of chance has its own stream: the same seed gives the same calls.
 */
public final class Workload implements Centre {

    private static final List<String> REASONS =
            List.of("lunch", "coffee", "backoffice", "training");
    private static final double MEAN_TALK = 28;
    private static final double MEAN_PATIENCE = 75;
    private static final double MEAN_WORK_BEFORE_PAUSE = 1200;
    private static final double LOGINS_BEGIN = 0.5;
    private static final double LOGIN_EVERY = 0.1;
    private static final double CALLS_OUT_PER_CALL_IN = 0.08;

    private final Pbx pbx;
    private final Timeline time;
    private final Site site;
    private final long seed;
    private final AgentDesk desk;
    private final Random arrivals;
    private final Random plans;
    private final Random callsOut;

    public Workload(Pbx pbx, Site site, long seed) {
        this.pbx = pbx;
        this.time = pbx.board().time();
        this.site = site;
        this.seed = seed;
        this.desk = new AgentDesk(pbx);
        this.arrivals = Chance.stream(seed, "arrivals");
        this.plans = Chance.stream(seed, "plans");
        this.callsOut = Chance.stream(seed, "calls out");
    }

    /** A PBX for a site, whose telephones answer as people do. */
    public static Pbx pbx(Site site, Timeline time, long seed) {
        List<Phone> phones = new ArrayList<>();
        for (Site.Agent agent : site.agents()) {
            phones.add(new Phone(agent.number(), agent.name(), person(seed, agent.number())));
        }
        phones.add(
                new Phone(
                        Site.SUPERVISOR_LINE,
                        "Sophie Bernard",
                        person(seed, Site.SUPERVISOR_LINE)));
        return new Pbx(time, seed, site.queues(), phones, person(seed, "outside"));
    }

    /** Logs the agents in one after the other; the first, alice, is left to the demo's user. */
    public void startAgents() {
        List<Site.Agent> agents = site.agents();
        for (int i = 1; i < agents.size(); i++) {
            Site.Agent agent = agents.get(i);
            time.afterSeconds(
                    LOGINS_BEGIN + LOGIN_EVERY * i,
                    () -> desk.login(agent.number(), agent.queues()));
            Random chance = Chance.stream(seed, "pauses of " + agent.number());
            planPause(agent, chance);
        }
    }

    /**
     * Lets callers arrive when the agents are there, so many per hour on average (Poisson), and
     * agents call out.
     */
    public void startCalls(double perHour) {
        if (perHour > 0) {
            time.afterSeconds(
                    LOGINS_BEGIN + LOGIN_EVERY * site.agents().size(),
                    () -> {
                        planArrival(3600 / perHour);
                        planCallOut(3600 / perHour / CALLS_OUT_PER_CALL_IN);
                    });
        }
    }

    /**
     * Agents who talk with somebody outside hold him, transfer him blindly or after a consultation,
     * so many times per hour.
     */
    public void startHabits(double perHour) {
        if (perHour > 0) {
            planHabit(
                    new Habits(this, site, Chance.stream(seed, "habits")),
                    Chance.stream(seed, "when habits"),
                    3600 / perHour);
        }
    }

    private void planHabit(Habits habits, Random chance, double mean) {
        time.afterSeconds(
                Chance.exponential(chance, mean),
                () -> {
                    habits.act();
                    planHabit(habits, chance, mean);
                });
    }

    @Override
    public Pbx pbx() {
        return pbx;
    }

    @Override
    public AgentDesk desk() {
        return desk;
    }

    @Override
    public Timeline people() {
        return time;
    }

    @Override
    public boolean isUp() {
        return true;
    }

    private void planArrival(double mean) {
        time.afterSeconds(
                Chance.exponential(arrivals, mean),
                () -> {
                    pbx.arrive(plan());
                    planArrival(mean);
                });
    }

    private CallPlan plan() {
        int last = site.queues().size() - 1;
        // the first queues are the busy ones
        int queue =
                Math.min(last, (int) Math.floor(Math.abs(plans.nextGaussian()) * (last + 1) / 2));
        CallerId caller = Outsiders.caller(plans);
        double patience = 4 + Chance.exponential(plans, MEAN_PATIENCE);
        double talk = 4 + Math.min(600, Chance.exponential(plans, MEAN_TALK));
        return new CallPlan(
                site.queues().get(queue).name(), caller, patience, talk, plans.nextBoolean());
    }

    private void planCallOut(double mean) {
        time.afterSeconds(
                Chance.exponential(callsOut, mean),
                () -> {
                    callOut();
                    planCallOut(mean);
                });
    }

    private void callOut() {
        int who = callsOut.nextInt(site.agents().size());
        String number = Outsiders.number(callsOut);
        double talk = 10 + Chance.exponential(callsOut, 30);
        Site.Agent agent = site.agents().get(who);
        Phone phone = pbx.phone(agent.number()).orElseThrow();
        if (who > 0 && pbx.state(phone) == DeviceState.NOT_INUSE) {
            pbx.dial(phone, number, talk);
        }
    }

    private void planPause(Site.Agent agent, Random chance) {
        double after = 60 + Chance.exponential(chance, MEAN_WORK_BEFORE_PAUSE);
        double length = 60 + Chance.exponential(chance, 180);
        String reason = REASONS.get(chance.nextInt(REASONS.size()));
        time.afterSeconds(
                after,
                () -> {
                    boolean ours =
                            desk.isLoggedIn(agent.number()) && !desk.isPaused(agent.number());
                    if (ours) {
                        pause(agent, true, reason);
                    }
                    time.afterSeconds(length, () -> endPause(agent, ours, chance));
                });
    }

    private void endPause(Site.Agent agent, boolean ours, Random chance) {
        if (ours && desk.isPaused(agent.number())) {
            pause(agent, false, "");
        }
        planPause(agent, chance);
    }

    private void pause(Site.Agent agent, boolean paused, String reason) {
        pbx.queues().pause(AgentDesk.address(agent.number()), null, paused, reason);
    }

    /** Answers after two to seven seconds; from time to time lets it ring. */
    private static Phone.Behaviour person(long seed, String who) {
        Random chance = Chance.stream(seed, "behaviour of " + who);
        return queueCall -> {
            double after = 1.5 + 5 * chance.nextDouble();
            boolean away = chance.nextInt(25) == 0;
            double talk = 15 + Chance.exponential(chance, 30);
            if (away && queueCall) {
                return Phone.Reaction.ignore();
            }
            return queueCall ? Phone.Reaction.answer(after) : Phone.Reaction.answer(after, talk);
        };
    }
}
