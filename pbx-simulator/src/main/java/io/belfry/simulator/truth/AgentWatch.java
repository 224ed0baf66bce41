package io.belfry.simulator.truth;

import io.belfry.simulator.truth.Fact.AgentQuarter;
import io.belfry.simulator.truth.Fact.Stretch;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One agent: what is so now, and the tally of the quarter. Before any change {@link #advance}
 * counts the time that has passed in what was so.
 */
final class AgentWatch {

    /** A call on the agent's telephone. */
    private static final class Engagement {
        final CallKind kind;
        boolean talking;
        boolean held;

        Engagement(CallKind kind) {
            this.kind = kind;
        }
    }

    private final String number;
    private final Consumer<Fact> told;
    private final Set<String> queues = new LinkedHashSet<>();
    private final Map<String, Engagement> calls = new LinkedHashMap<>();
    private final Set<String> pausedIn = new LinkedHashSet<>();
    private boolean loggedIn;
    private boolean leftPaused;
    private String reason = "";
    private long restsUntil;
    private long since;
    private Stretch open;
    private Counts counts = new Counts();
    private Counts pauses = new Counts();
    private Map<CallKind, Counts> byKind = new EnumMap<>(CallKind.class);

    AgentWatch(String number, long now, Consumer<Fact> told) {
        this.number = number;
        this.told = told;
        this.since = now;
    }

    /** Counts the time up to an instant. */
    void advance(long now) {
        while (since < now) {
            AgentState state = state(since);
            long to = state == AgentState.ON_WRAPUP ? Math.min(now, restsUntil) : now;
            count(state, to - since);
            stretch(state, since, to);
            since = to;
        }
    }

    AgentState state(long at) {
        if (!loggedIn) {
            return AgentState.LOGGED_OUT;
        }
        if (calls.values().stream().anyMatch(c -> c.talking)) {
            return AgentState.ON_CALL;
        }
        if (calls.values().stream().anyMatch(c -> c.kind.inbound())) {
            return AgentState.RINGING;
        }
        if (!calls.isEmpty()) {
            return AgentState.DIALING;
        }
        if (isPaused()) {
            return AgentState.ON_PAUSE;
        }
        return at < restsUntil ? AgentState.ON_WRAPUP : AgentState.READY;
    }

    private boolean isPaused() {
        return queues.isEmpty() ? leftPaused : pausedIn.containsAll(queues);
    }

    boolean isPausedIn(String queue) {
        return pausedIn.contains(queue);
    }

    private void count(AgentState state, long micros) {
        if (state != AgentState.LOGGED_OUT) {
            counts.add("loginMicros", micros);
            counts.add(name(state), micros);
        }
        if (state == AgentState.ON_PAUSE) {
            pauses.add(reason, micros);
        }
        for (Engagement call : calls.values()) {
            String phase = call.kind.inbound() ? "ringMicros" : "dialMicros";
            of(call.kind).add(call.talking ? "talkMicros" : phase, micros);
            of(call.kind).add("holdMicros", call.held ? micros : 0);
        }
    }

    private static String name(AgentState state) {
        return switch (state) {
            case LOGGED_OUT -> throw new IllegalStateException("not counted");
            case READY -> "readyMicros";
            case ON_PAUSE -> "pausedMicros";
            case ON_WRAPUP -> "wrapUpMicros";
            case RINGING -> "ringingMicros";
            case DIALING -> "dialingMicros";
            case ON_CALL -> "onCallMicros";
        };
    }

    private void stretch(AgentState state, long from, long to) {
        String why = state == AgentState.ON_PAUSE ? reason : "";
        if (open != null && open.state() == state && open.reason().equals(why)) {
            open = new Stretch(number, state, why, open.from(), to);
        } else {
            tellStretch();
            open = new Stretch(number, state, why, from, to);
        }
    }

    /** Tells the stretch that is open, as far as it was counted. */
    void tellStretch() {
        if (open != null && open.state() != AgentState.LOGGED_OUT) {
            told.accept(open);
        }
        open = null;
    }

    /** The tally of the quarter, if there is anything in it; the next begins with nothing. */
    Optional<AgentQuarter> quarter(long quarter) {
        if (counts.isEmpty() && byKind.isEmpty()) {
            return Optional.empty();
        }
        Map<CallKind, Map<String, Long>> kinds = new TreeMap<>();
        byKind.forEach((kind, c) -> kinds.put(kind, c.values()));
        AgentQuarter row =
                new AgentQuarter(quarter, number, counts.values(), pauses.values(), kinds);
        counts = new Counts();
        pauses = new Counts();
        byKind = new EnumMap<>(CallKind.class);
        return Optional.of(row);
    }

    private Counts of(CallKind kind) {
        return byKind.computeIfAbsent(kind, k -> new Counts());
    }

    void login(boolean in, long now) {
        loggedIn = in;
        counts.one(in ? "logins" : "logouts");
        counts.set(in ? "lastLoginAt" : "lastLogoutAt", now);
        if (!in) {
            restsUntil = 0;
            leftPaused = false;
        }
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    void joins(String queue) {
        queues.add(queue);
    }

    void quits(String queue) {
        leftPaused = isPaused();
        queues.remove(queue);
        pausedIn.remove(queue);
    }

    /** A pause ends the wrap-up when it is over (A164). */
    void pauses(String queue, boolean paused, String why) {
        if (paused) {
            pausedIn.add(queue);
            reason = why;
        } else {
            pausedIn.remove(queue);
            restsUntil = 0;
        }
    }

    /** A call rings at the agent's telephone, or goes out from it. */
    void engage(String call, CallKind kind) {
        calls.put(call, new Engagement(kind));
        of(kind).one(kind.inbound() ? "offered" : "dialled");
    }

    void talks(String call) {
        Engagement engagement = calls.get(call);
        if (engagement != null && !engagement.talking) {
            engagement.talking = true;
            of(engagement.kind).one("answered");
        }
    }

    /**
     * A call is over, or stopped ringing.
     *
     * @param unanswered what is counted if nobody talked
     */
    void free(String call, String unanswered) {
        Engagement engagement = calls.remove(call);
        if (engagement != null && !engagement.talking) {
            of(engagement.kind).one(unanswered);
        }
    }

    /** What he talks in is held, or taken back. */
    void holds(boolean held) {
        for (Engagement call : calls.values()) {
            if (call.talking && call.held != held) {
                call.held = held;
                if (held) {
                    of(call.kind).one("holds");
                }
            }
        }
    }

    boolean talksIn(String call) {
        return calls.containsKey(call) && calls.get(call).talking;
    }

    void restsUntil(long until) {
        restsUntil = until;
    }

    /** The PBX stopped: logged out, and no call is left. */
    void drop() {
        calls.clear();
        queues.clear();
        pausedIn.clear();
        restsUntil = 0;
        leftPaused = false;
        if (loggedIn) {
            loggedIn = false;
            counts.one("lostLogins");
        }
    }
}
