package io.belfry.simulator.day;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.load.AgentDesk;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.DeviceState;
import java.util.Random;

/**
 * An agent's working day: logs in, takes breaks with reasons, logs out when the time is over and
 * the telephone free, now and then in the middle of a call.
 */
final class Shift {

    private static final double LENGTH = 8 * 3600;
    private static final double LOOK_AGAIN = 4;

    private record Break(String reason, double median) {}

    private static final Break LUNCH = new Break("lunch", 2700);
    private static final Break COFFEE = new Break("coffee", 600);
    private static final Break BACKOFFICE = new Break("backoffice", 420);
    private static final Break TRAINING = new Break("training", 1500);

    private final Pbx pbx;
    private final Timeline time;
    private final AgentDesk desk;
    private final Site.Agent agent;
    private final Random chance;

    Shift(Pbx pbx, AgentDesk desk, Site.Agent agent, Random chance) {
        this.pbx = pbx;
        this.time = pbx.board().time();
        this.desk = desk;
        this.agent = agent;
        this.chance = chance;
    }

    /** Plans the whole shift, which begins at that instant. */
    void plan(long startMicros) {
        at(startMicros, 0, this::begin);
        pause(startMicros, 0.18, COFFEE);
        pause(startMicros, Chance.between(chance, 0.42, 0.55), LUNCH);
        pause(startMicros, 0.78, COFFEE);
        if (chance.nextInt(3) == 0) {
            pause(startMicros, Chance.between(chance, 0.05, 0.9), BACKOFFICE);
        }
        if (chance.nextInt(12) == 0) {
            pause(startMicros, Chance.between(chance, 0.05, 0.9), TRAINING);
        }
        at(startMicros, LENGTH, this::end);
    }

    private void begin() {
        if (!desk.isLoggedIn(agent.number())) {
            desk.login(agent.number(), agent.queues());
        }
    }

    /** Pauses at about that part of the shift; what is on the telephone goes on. */
    private void pause(long start, double part, Break why) {
        double from = LENGTH * part + Chance.between(chance, 0, LENGTH * 0.02);
        double lasts = Chance.about(chance, why.median(), 0.2);
        boolean oneQueue = chance.nextInt(20) == 0;
        String queue = oneQueue ? agent.queues().getFirst() : null;
        at(start, from, () -> pause(queue, why.reason(), lasts));
    }

    private void pause(String queue, String reason, double lasts) {
        if (!desk.isLoggedIn(agent.number()) || desk.isPaused(agent.number())) {
            return;
        }
        pbx.queues().pause(AgentDesk.address(agent.number()), queue, true, reason);
        time.afterSeconds(
                lasts,
                () -> pbx.queues().pause(AgentDesk.address(agent.number()), queue, false, ""));
    }

    private void end() {
        if (!desk.isLoggedIn(agent.number())) {
            return;
        }
        boolean hurried = chance.nextInt(25) == 0;
        Phone phone = pbx.phone(agent.number()).orElseThrow();
        if (hurried || pbx.state(phone) == DeviceState.NOT_INUSE) {
            desk.logout(agent.number(), agent.queues());
        } else {
            time.afterSeconds(LOOK_AGAIN, this::end);
        }
    }

    private void at(long start, double seconds, Runnable action) {
        time.after(start - time.now() + Math.round(seconds * 1e6), action);
    }
}
