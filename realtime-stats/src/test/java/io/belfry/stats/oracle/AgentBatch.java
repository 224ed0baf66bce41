package io.belfry.stats.oracle;

import io.belfry.contracts.state.AgentCounter;
import io.belfry.stats.oracle.TruthFile.Direct;
import io.belfry.stats.oracle.TruthFile.Pass;
import io.belfry.stats.oracle.TruthFile.Ring;
import io.belfry.stats.oracle.TruthFile.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The numbers of the agents by brute force, from the whole truth, for any moment. Shares no code
 * with the service.
 */
final class AgentBatch {

    /** An inbound call on an agent's telephone; {@code answered} is null if it was not. */
    private record Call(Instant rang, Instant answered, Instant ended) {

        /**
         * Whether the telephone rang for it. The caller whom an attended transfer joins did not
         * ring: who consulted the agent did.
         */
        boolean received() {
            return !rang.equals(answered);
        }
    }

    private record Login(Instant from, Instant to) {}

    /** A telephone that was let ring for less never said that it rang. */
    private static final Duration NOT_RUNG = Duration.ofMillis(2);

    private final Map<String, List<Stretch>> stretches = new HashMap<>();
    private final Map<String, List<Login>> logins = new HashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();
    private final Map<String, List<Instant>> dialled = new HashMap<>();
    private final Map<String, List<Instant>> dials = new HashMap<>();

    AgentBatch(TruthFile truth) {
        for (Stretch stretch : truth.stretches()) {
            stretches.computeIfAbsent(stretch.agent(), a -> new ArrayList<>()).add(stretch);
            login(logins.computeIfAbsent(stretch.agent(), a -> new ArrayList<>()), stretch);
        }
        for (Pass pass : truth.passes()) {
            for (Ring ring : pass.rings()) {
                boolean taken = "answered".equals(ring.end());
                Instant end = ring.to() == null ? pass.leftAt() : ring.to();
                call(
                        ring.agent(),
                        ring.from(),
                        taken ? pass.answeredAt() : null,
                        taken ? pass.leftAt() : end);
            }
        }
        for (Direct direct : truth.directs()) {
            if (direct.to() != null) {
                call(direct.to(), direct.dialledAt(), direct.answeredAt(), direct.endedAt());
            }
            if (direct.from() != null && loggedIn(direct.from(), direct.dialledAt())) {
                dialled.computeIfAbsent(direct.from(), a -> new ArrayList<>())
                        .add(direct.dialledAt());
            }
        }
    }

    boolean loggedIn(String agent, Instant at) {
        return logins(agent).stream().anyMatch(l -> !at.isBefore(l.from()) && at.isBefore(l.to()));
    }

    Map<AgentCounter, Double> at(String agent, Instant begun, Instant now) {
        Map<AgentCounter, Double> numbers = new EnumMap<>(AgentCounter.class);
        double paused = in(agent, begun, now, s -> s.state().equals("on_pause"));
        double wrapUp = in(agent, begun, now, s -> s.state().equals("on_wrapup"));
        double ready = in(agent, begun, now, s -> s.state().equals("ready"));
        double onCall = in(agent, begun, now, s -> s.state().equals("on_call"));
        double logged = in(agent, begun, now, s -> true);
        numbers.put(AgentCounter.AGENT_PAUSED_TOTAL_TIME, paused);
        numbers.put(AgentCounter.PAUSED_TIME, paused);
        numbers.put(AgentCounter.AGENT_WRAPUP_TOTAL_TIME, wrapUp);
        numbers.put(AgentCounter.WRAPUP_TIME, wrapUp);
        numbers.put(AgentCounter.AGENT_READY_TOTAL_TIME, ready);
        numbers.put(AgentCounter.READY_TIME, ready);
        numbers.put(AgentCounter.AGENT_ON_CALL_TOTAL_TIME, onCall);
        numbers.put(
                AgentCounter.AGENT_RINGING_TOTAL_TIME,
                in(agent, begun, now, s -> s.state().equals("ringing")));
        numbers.put(
                AgentCounter.AGENT_DIALING_TOTAL_TIME,
                in(agent, begun, now, s -> s.state().equals("dialing")));
        numbers.put(AgentCounter.AGENT_LOGGED_TOTAL_TIME, logged);
        numbers.put(
                AgentCounter.OCCUPANCY,
                logged - paused <= 0 ? 0 : 100 * (onCall + wrapUp) / (logged - paused));
        calls(numbers, agent, begun, now, wrapUp);
        return numbers;
    }

    Map<String, Double> pauses(String agent, Instant begun, Instant now) {
        Map<String, Double> reasons = new TreeMap<>();
        for (Stretch stretch : stretches(agent)) {
            if (stretch.state().equals("on_pause") && stretch.reason() != null) {
                double seconds = overlap(stretch.from(), stretch.to(), begun, now);
                if (seconds > 0) {
                    reasons.merge(stretch.reason(), seconds, Double::sum);
                }
            }
        }
        return reasons;
    }

    /** How often the agent's telephone was dialled. */
    long dials(String agent, Instant begun, Instant now) {
        return dials.getOrDefault(agent, List.of()).stream()
                .filter(t -> !t.isBefore(begun) && t.isBefore(now))
                .count();
    }

    /** The last login before that moment, null when none. */
    Instant loginAt(String agent, Instant now) {
        return logins(agent).stream()
                .map(Login::from)
                .filter(t -> t.isBefore(now))
                .reduce((a, b) -> b)
                .orElse(null);
    }

    /** The last logout before that moment, null when none. */
    Instant logoutAt(String agent, Instant now) {
        return logins(agent).stream()
                .map(Login::to)
                .filter(t -> t.isBefore(now))
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private void calls(
            Map<AgentCounter, Double> numbers,
            String agent,
            Instant begun,
            Instant now,
            double wrapUp) {
        Predicate<Instant> counts = t -> t != null && !t.isBefore(begun) && t.isBefore(now);
        List<Call> all = calls.getOrDefault(agent, List.of());
        double received =
                all.stream().filter(Call::received).filter(c -> counts.test(c.rang())).count();
        double answered =
                all.stream().filter(Call::received).filter(c -> counts.test(c.answered())).count();
        double unanswered =
                all.stream().filter(c -> c.answered() == null && counts.test(c.ended())).count();
        double talked = 0;
        for (Call call : all) {
            if (call.answered() != null) {
                for (Login login : logins(agent)) {
                    talked +=
                            overlap(
                                    later(call.answered(), login.from()),
                                    earlier(call.ended(), login.to()),
                                    begun,
                                    now);
                }
            }
        }
        numbers.put(AgentCounter.INB_CALLS, received);
        numbers.put(AgentCounter.INB_ANS_CALLS, answered);
        numbers.put(AgentCounter.INB_UNANS_CALLS, unanswered);
        numbers.put(
                AgentCounter.INB_PERC_UNANS_CALLS,
                received == 0 ? 0 : Math.min(100, 100 * unanswered / received));
        numbers.put(AgentCounter.INB_CALL_TIME, talked);
        numbers.put(AgentCounter.INB_AVER_CALL_TIME, answered == 0 ? 0 : talked / answered);
        numbers.put(
                AgentCounter.AVERAGE_HANDLING_TIME,
                answered == 0 ? 0 : (talked + wrapUp) / answered);
        numbers.put(
                AgentCounter.OUT_CALLS,
                (double) dialled.getOrDefault(agent, List.of()).stream().filter(counts).count());
    }

    private void call(String agent, Instant dialledAt, Instant answered, Instant ended) {
        dials.computeIfAbsent(agent, a -> new ArrayList<>()).add(dialledAt);
        boolean rang =
                answered != null || ended == null || dialledAt.plus(NOT_RUNG).isBefore(ended);
        if (rang && loggedIn(agent, dialledAt)) {
            calls.computeIfAbsent(agent, a -> new ArrayList<>())
                    .add(new Call(dialledAt, answered, ended));
        }
    }

    private static void login(List<Login> logins, Stretch stretch) {
        if (!logins.isEmpty() && logins.getLast().to().equals(stretch.from())) {
            logins.set(logins.size() - 1, new Login(logins.getLast().from(), stretch.to()));
        } else {
            logins.add(new Login(stretch.from(), stretch.to()));
        }
    }

    private double in(String agent, Instant begun, Instant now, Predicate<Stretch> which) {
        return stretches(agent).stream()
                .filter(which)
                .mapToDouble(s -> overlap(s.from(), s.to(), begun, now))
                .sum();
    }

    private List<Stretch> stretches(String agent) {
        return stretches.getOrDefault(agent, List.of());
    }

    private List<Login> logins(String agent) {
        return logins.getOrDefault(agent, List.of());
    }

    private static double overlap(Instant from, Instant to, Instant begun, Instant now) {
        Duration both = Duration.between(later(from, begun), earlier(to, now));
        return both.isNegative() ? 0 : both.toNanos() / 1e9;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
