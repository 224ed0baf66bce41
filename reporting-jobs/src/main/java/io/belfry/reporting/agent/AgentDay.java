package io.belfry.reporting.agent;

import static io.belfry.reporting.agent.AgentPeriod.Kind.LOGIN;
import static io.belfry.reporting.agent.AgentPeriod.Kind.PAUSE;
import static io.belfry.reporting.agent.AgentPeriod.Kind.WRAPUP;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.WrapUps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folds the queue_log rows of one agent into logins, pauses and wrap-ups (D23). Pure.
 *
 * <p>An agent is paused when he is so everywhere: by PAUSEALL, or in each queue he is a member of
 * (A164). A wrap-up lasts as long as the PBX logs (WRAPUPSTART) or the queue grants, or until a
 * pause, an unpause, the next call or the logoff. A login that the PBX forgot when it was started
 * anew ended with the PBX's last sign of life; one that it remembers goes on.
 */
public final class AgentDay {

    private final WrapUps wrapUps;
    private final SignsOfLife life;
    private final List<AgentPeriod> periods = new ArrayList<>();
    private final Set<String> queues = new HashSet<>();
    private final Set<String> pausedIn = new HashSet<>();
    private boolean pausedAll;
    private Instant login;
    private Instant pause;
    private String reason = "";
    private Instant wrapUp;
    private Duration rest = Duration.ZERO;
    private Instant last;

    private AgentDay(WrapUps wrapUps, SignsOfLife life) {
        this.wrapUps = wrapUps;
        this.life = life;
    }

    /**
     * The periods in the order in which they ended, open ones last.
     *
     * @param rows of one agent, in the order in which the PBX logged them, from a login on
     * @param life when the PBX was started anew
     */
    public static List<AgentPeriod> fold(
            List<QueueLogRow> rows, WrapUps wrapUps, SignsOfLife life) {
        AgentDay day = new AgentDay(wrapUps, life);
        for (QueueLogRow row : rows) {
            day.apply(row);
            day.last = row.time();
        }
        day.finish();
        return List.copyOf(day.periods);
    }

    private void apply(QueueLogRow row) {
        String event = row.event();
        Instant now = row.time();
        if (AgentEvents.LOGINS.contains(event)) {
            leave(last == null ? now : life.lastBeforeStartAfter(last).orElse(now));
            queues.clear();
            login = now;
        } else if (AgentEvents.LOGOFFS.contains(event)) {
            if (login == null) {
                sessionSeconds(row).ifPresent(length -> login = now.minus(length));
            }
            leave(now);
        } else if (login != null || event.endsWith("MEMBER")) {
            work(event, row);
        }
    }

    private void work(String event, QueueLogRow row) {
        Instant now = row.time();
        if (AgentEvents.ENDS_OF_TALK.contains(event)) {
            endWrapUp(now);
            row.queue().ifPresent(queue -> rest(now, wrapUps.after(queue, now)));
            return;
        }
        switch (event) {
            case "WRAPUPSTART" -> {
                wrapUp = null;
                rest(now, Duration.ofSeconds(number(row.data1())));
            }
            case "CONNECT" -> endWrapUp(now);
            case "ADDMEMBER" -> queues.add(row.queueName());
            case "REMOVEMEMBER" -> {
                queues.remove(row.queueName());
                pausedIn.remove(row.queueName());
            }
            case "PAUSEALL" -> {
                pausedAll = true;
                because(row);
            }
            case "PAUSE" -> {
                pausedIn.add(row.queueName());
                if (!pausedAll) {
                    because(row);
                }
            }
            case "UNPAUSEALL" -> {
                pausedAll = false;
                pausedIn.clear();
                endWrapUp(now);
            }
            case "UNPAUSE" -> {
                pausedAll = false;
                pausedIn.remove(row.queueName());
                endWrapUp(now);
            }
            default -> {
                // of no concern
            }
        }
        pauseOrGoOn(now);
    }

    /** The reason (data1) counts from now on. Why he is away everywhere, PAUSEALL says. */
    private void because(QueueLogRow row) {
        String given = row.data1() == null ? "" : row.data1();
        if (pause != null) {
            if (given.isEmpty() || given.equals(reason)) {
                return;
            }
            endPause(row.time());
            pause = row.time();
        }
        reason = given;
    }

    private void endPause(Instant now) {
        if (now.isAfter(pause)) {
            periods.add(new AgentPeriod(PAUSE, pause, now, reason));
        }
        pause = null;
    }

    private void pauseOrGoOn(Instant now) {
        boolean paused = pausedAll || !queues.isEmpty() && pausedIn.containsAll(queues);
        if (paused && pause == null) {
            endWrapUp(now);
            pause = now;
        } else if (!paused && pause != null) {
            endPause(now);
        }
    }

    private void rest(Instant now, Duration length) {
        if (pause == null && length.isPositive()) {
            wrapUp = now;
            rest = length;
        }
    }

    private void endWrapUp(Instant now) {
        if (wrapUp != null) {
            Instant nominal = wrapUp.plus(rest);
            add(WRAPUP, wrapUp, nominal.isBefore(now) ? nominal : now);
            wrapUp = null;
        }
    }

    private void leave(Instant now) {
        endWrapUp(now);
        if (pause != null) {
            endPause(now);
        }
        if (login != null) {
            add(LOGIN, login, now);
        }
        login = null;
        pausedAll = false;
        pausedIn.clear();
    }

    /**
     * What is open after the last row; over when the PBX died since and nothing was heard again.
     */
    private void finish() {
        Optional<Instant> death = last == null ? Optional.empty() : life.lastBeforeStartAfter(last);
        if (death.isPresent()) {
            leave(death.get());
            return;
        }
        if (wrapUp != null) {
            add(WRAPUP, wrapUp, wrapUp.plus(rest));
        }
        if (pause != null) {
            periods.add(new AgentPeriod(PAUSE, pause, null, reason));
        }
        if (login != null) {
            periods.add(new AgentPeriod(LOGIN, login, null));
        }
    }

    private void add(AgentPeriod.Kind kind, Instant start, Instant end) {
        if (end.isAfter(start)) {
            periods.add(new AgentPeriod(kind, start, end));
        }
    }

    /** How long the PBX says the session was: data2 of a logoff (E17). */
    private static Optional<Duration> sessionSeconds(QueueLogRow row) {
        long seconds = number(row.data2());
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    private static long number(String data) {
        return data != null && data.matches("\\d{1,9}") ? Long.parseLong(data) : 0;
    }
}
