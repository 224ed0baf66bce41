package io.belfry.simulator.day;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.load.AgentDesk;
import io.belfry.simulator.load.Centre;
import io.belfry.simulator.load.Chance;
import io.belfry.simulator.load.Habits;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.truth.Witness;
import io.belfry.simulator.wire.DeviceState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** A planned day on a PBX: everything that will be decided by people is planned here. */
public final class DayWorld implements Centre {

    private static final double BESIDE_PER_QUEUE_CALL = 0.15;
    private static final double ACTS_PER_QUEUE_CALL = 0.1;
    private static final long BOOT = 15_000_000;
    private static final long MINUTE = 60_000_000;
    private static final LocalTime FIRST_SHIFT = LocalTime.of(7, 45);
    private static final LocalTime LAST_SHIFT = LocalTime.of(11, 0);

    private final DayPlan plan;
    private final Site site;
    private final Timeline people;
    private final Callers callers;
    private final List<Shift> shifts = new ArrayList<>();
    private Pbx pbx;
    private AgentDesk desk;
    private long upAt;

    /** By how much the PBX's clock was set before its last restart. */
    private long shifted;

    public DayWorld(DayPlan plan) {
        this.plan = plan;
        this.site = Site.centre(plan.agents(), plan.queues(), plan.maxWaiting());
        this.people = new Timeline(micros(plan.midnight(0)));
        this.pbx = newPbx(people.now());
        this.desk = new AgentDesk(pbx);
        this.callers = new Callers(this, plan, site);
    }

    public Site site() {
        return site;
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
        return people;
    }

    @Override
    public boolean isUp() {
        return people.now() >= upAt;
    }

    /** The PBX's present time, microseconds since the epoch. */
    long now() {
        return pbx.board().time().now();
    }

    /** Does the next thing that people or the PBX do; false if there is none up to an instant. */
    boolean step(long latest) {
        long person = people.next();
        Timeline machine = pbx.board().time();
        if (Math.min(person, machine.next()) > latest) {
            return false;
        }
        if (person <= machine.next()) {
            machine.runUntil(person);
            people.runNext();
        } else {
            machine.runNext();
        }
        return true;
    }

    /** Wrap-up seconds of each queue. */
    public Map<String, Integer> wrapUps() {
        Map<String, Integer> seconds = new HashMap<>();
        site.queues().forEach((QueueSettings q) -> seconds.put(q.name(), q.wrapUp()));
        return seconds;
    }

    /**
     * Begins the day: says that the PBX started, and plans everything.
     *
     * @param restarted is given the last words of a PBX that stops
     */
    public DayWorld begin(Witness witness, Consumer<List<Output>> restarted) {
        pbx.board().witness(witness);
        pbx.started();
        planDays(restarted);
        return this;
    }

    /**
     * Begins the day for somebody who runs the PBX's own time: people then do what they do in it.
     * The PBX has started and says so.
     *
     * @param from what happens earlier has happened, and nobody is told of it
     */
    public Pbx live(Instant from) {
        pbx.started();
        planDays(last -> {});
        while (step(micros(from) - 1)) {
            pbx.board().drain();
        }
        pbx.board().time().runUntil(micros(from));
        planNextDeed();
        return pbx;
    }

    /** The PBX of after a restart that the plan does not know of. It says nothing yet. */
    public Pbx reboot(long upAtMicros) {
        Timeline machine = pbx.board().time();
        shifted += machine.shifted();
        people.runUntil(machine.now() - shifted);
        boot(upAtMicros);
        planNextDeed();
        return pbx;
    }

    /**
     * The next thing that people do is planned in the time of the PBX, as if its clock was right.
     */
    private void planNextDeed() {
        if (people.next() < Long.MAX_VALUE) {
            Pbx mine = pbx;
            Timeline machine = pbx.board().time();
            long due = people.next() + shifted + machine.shifted();
            machine.after(
                    due - machine.now(),
                    () -> {
                        if (pbx == mine) {
                            people.runNext();
                            planNextDeed();
                        }
                    });
        }
    }

    private void planDays(Consumer<List<Output>> restarted) {
        for (int d = 0; d < plan.days(); d++) {
            planCalls(d);
            for (LocalTime time : plan.restarts()) {
                at(micros(plan.local(d, time)), () -> restart(restarted));
            }
            if (!plan.nobodyWorks()) {
                planShifts(d);
            }
        }
    }

    private void planCalls(int d) {
        Instant from = plan.midnight(d);
        Instant to = plan.midnight(d + 1);
        Random chance = Chance.stream(plan.seed(), "arrivals of day " + d);
        follow(draw(plan.calls(), from, to, chance), callers::callQueue);
        int beside = (int) Math.round(plan.calls() * BESIDE_PER_QUEUE_CALL);
        follow(draw(beside, from, to, chance), callers::callBeside);
        Habits habits = new Habits(this, site, Chance.stream(plan.seed(), "habits of day " + d));
        int acts = (int) Math.round(plan.calls() * ACTS_PER_QUEUE_CALL);
        follow(draw(acts, from, to, chance), habits::act);
        for (DayPlan.Burst burst : plan.bursts()) {
            long begin = micros(plan.local(d, burst.at()));
            for (int i = 0; i < burst.calls(); i++) {
                at(begin + (long) (chance.nextDouble() * MINUTE), () -> callers.callQueue(0));
            }
        }
    }

    private long[] draw(int count, Instant from, Instant to, Random chance) {
        return Arrivals.draw(count, from, to, plan.zone(), plan.profile(), chance);
    }

    /** Does something at each of the instants; only the next one is planned at a time. */
    private void follow(long[] instants, Runnable action) {
        follow(instants, 0, action);
    }

    private void follow(long[] instants, int next, Runnable action) {
        if (next < instants.length) {
            at(
                    instants[next],
                    () -> {
                        follow(instants, next + 1, action);
                        action.run();
                    });
        }
    }

    private void planShifts(int d) {
        List<Site.Agent> agents = site.agents();
        for (int i = 0; i < agents.size(); i++) {
            Site.Agent agent = agents.get(i);
            Random chance = Chance.stream(plan.seed(), "shift " + d + " of " + agent.number());
            Shift shift = new Shift(this, agent, chance);
            shifts.add(shift);
            shift.plan(start(d, i, chance));
        }
    }

    /** Shifts begin spread over the morning, or around the clock every two hours. */
    private long start(int d, int agent, Random chance) {
        double late = Chance.between(chance, 0, 600);
        LocalTime local;
        if (plan.profile().isRoundTheClock()) {
            local = LocalTime.of(agent * 2 % 24, 0);
        } else {
            long spread = Duration.between(FIRST_SHIFT, LAST_SHIFT).toSeconds();
            local = FIRST_SHIFT.plusSeconds((long) (spread * chance.nextDouble()));
        }
        return micros(plan.local(d, local)) + (long) (late * 1e6);
    }

    private void at(long micros, Runnable action) {
        people.after(micros - people.now(), action);
    }

    /** The PBX dies and boots. */
    private void restart(Consumer<List<Output>> restarted) {
        Witness witness = pbx.board().witness();
        witness.stops();
        pbx.stopped();
        restarted.accept(pbx.board().drain());
        boot(people.now() + BOOT);
        pbx.board().witness(witness);
        pbx.started();
    }

    /** Nobody can call until the PBX is up, and agents log in again after a while. */
    private void boot(long upAtMicros) {
        shifts.forEach(Shift::comeBack);
        upAt = upAtMicros - shifted;
        pbx = newPbx(upAtMicros);
        desk = new AgentDesk(pbx);
    }

    private Pbx newPbx(long start) {
        List<Phone> phones = new ArrayList<>();
        for (Site.Agent agent : site.agents()) {
            phones.add(phone(agent.number(), agent.name()));
        }
        phones.add(phone(Site.SUPERVISOR_LINE, "Sophie Bernard"));
        Temper outside = new Temper(plan.seed(), "outside", () -> false, 90);
        return new Pbx(new Timeline(start), plan.seed(), site.queues(), phones, outside);
    }

    private Phone phone(String number, String name) {
        Temper temper = new Temper(plan.seed(), number, () -> isBusy(number), 60);
        return new Phone(number, name, temper);
    }

    private boolean isBusy(String number) {
        return pbx.state(pbx.phone(number).orElseThrow()) != DeviceState.NOT_INUSE;
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000;
    }
}
