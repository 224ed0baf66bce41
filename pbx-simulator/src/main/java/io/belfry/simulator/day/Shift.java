package io.belfry.simulator.day;

import io.belfry.simulator.call.Phone;
import io.belfry.simulator.load.AgentDesk;
import io.belfry.simulator.load.Centre;
import io.belfry.simulator.load.Chance;
import io.belfry.simulator.load.Site;
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

    private final Centre centre;
    private final Site.Agent agent;
    private final Random chance;
    private boolean begun;
    private boolean over;

    Shift(Centre centre, Site.Agent agent, Random chance) {
        this.centre = centre;
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

    /** Logs in again after a restart of the PBX, if he was at work. */
    void comeBack() {
        if (begun && isLoggedIn() && !over) {
            centre.people().afterSeconds(Chance.between(chance, 30, 150), this::begin);
        }
    }

    private boolean isLoggedIn() {
        return centre.desk().isLoggedIn(agent.number());
    }

    private void begin() {
        begun = true;
        if (!centre.isUp()) {
            centre.people().afterSeconds(LOOK_AGAIN, this::begin);
        } else if (!isLoggedIn() && !over) {
            centre.desk().login(agent.number(), agent.queues());
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
        if (isLoggedIn() && !centre.desk().isPaused(agent.number())) {
            pause(queue, true, reason);
            centre.people().afterSeconds(lasts, () -> endPause(queue));
        }
    }

    private void endPause(String queue) {
        if (centre.desk().isPaused(agent.number())) {
            pause(queue, false, "");
        }
    }

    private void pause(String queue, boolean paused, String reason) {
        String address = AgentDesk.address(agent.number());
        centre.pbx().queues().pause(address, queue, paused, reason);
    }

    private void end() {
        over = true;
        if (!isLoggedIn()) {
            return;
        }
        boolean hurried = chance.nextInt(25) == 0;
        Phone phone = centre.pbx().phone(agent.number()).orElseThrow();
        if (hurried || centre.pbx().state(phone) == DeviceState.NOT_INUSE) {
            centre.desk().logout(agent.number(), agent.queues());
        } else {
            centre.people().afterSeconds(LOOK_AGAIN, this::end);
        }
    }

    private void at(long start, double seconds, Runnable action) {
        long now = centre.people().now();
        centre.people().after(start - now + Math.round(seconds * 1e6), action);
    }
}
