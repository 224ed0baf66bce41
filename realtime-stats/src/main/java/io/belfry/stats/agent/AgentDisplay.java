package io.belfry.stats.agent;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.CallType;
import io.belfry.contracts.state.MonitorState;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.Leg.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state clients see (A126, A128, A164): the phone wins over the pause, the pause over the
 * wrap-up, so that a pause asked during a call shows after it. With several calls at once the agent
 * is on the one that counts most: talking before ringing before dialling, a queue call before
 * another, the older before the younger.
 */
public final class AgentDisplay {

    private static final String WRAPUP_REASON = "wrapup";

    private AgentDisplay() {}

    /** State and cause; the cause is empty when there is none. */
    public record Shown(AgentState state, String cause) {}

    /** What has to be known of others to show an agent. */
    public record Surroundings(
            WrapUpTimes wrapUpTimes,
            Function<LinkedId, MonitorState> recordings,
            Predicate<String> isOurLine) {}

    /** What an agent with these legs on his phone shows at that time. */
    public static Shown of(Agent agent, List<Leg> phone, Surroundings around, Instant time) {
        return new Shown(
                state(agent, phone, around, time), agent.paused() ? agent.pauseReason() : "");
    }

    /** Whether he talks in a call of that queue (C19). */
    public static boolean talksFor(Agent agent, List<Leg> phone, QueueName queue) {
        return agent.loggedIn()
                && (legs(agent, phone)
                                .anyMatch(
                                        l ->
                                                l.phase() == Phase.ESTABLISHED
                                                        && queue.equals(l.queue()))
                        || agent.pooled()
                                && agent.deliveries().stream()
                                        .anyMatch(d -> d.connected() && d.queue().equals(queue)));
    }

    private static AgentState state(
            Agent agent, List<Leg> phone, Surroundings around, Instant time) {
        if (!agent.loggedIn()) {
            return new AgentState.LoggedOut();
        }
        Leg leg = legs(agent, phone).min(PRECEDENCE).orElse(null);
        if (leg != null) {
            return switch (leg.phase()) {
                case ESTABLISHED -> onCall(leg, around);
                case RINGING -> new AgentState.Ringing();
                default -> new AgentState.Dialing();
            };
        }
        Delivery pooled = pooled(agent);
        if (pooled != null) {
            return pooled.connected() ? onCall(pooled, around) : new AgentState.Ringing();
        }
        if (agent.paused()) {
            return agent.pauseReason().toLowerCase(Locale.ROOT).equals(WRAPUP_REASON)
                    ? new AgentState.OnWrapup()
                    : new AgentState.OnPause();
        }
        WrapUp rest = agent.wrapUp();
        return rest != null && rest.until(around.wrapUpTimes()).isAfter(time)
                ? new AgentState.OnWrapup()
                : new AgentState.Ready();
    }

    private static AgentState onCall(Leg leg, Surroundings around) {
        return new AgentState.OnCall(
                leg.acd(),
                leg.direction(),
                type(leg.other(), around),
                around.recordings().apply(leg.call()));
    }

    private static AgentState onCall(Delivery call, Surroundings around) {
        return new AgentState.OnCall(
                true,
                CallDirection.INCOMING,
                type(call.caller(), around),
                around.recordings().apply(call.call()));
    }

    private static CallType type(String other, Surroundings around) {
        boolean internal = other != null && around.isOurLine().test(other);
        return internal ? CallType.INTERNAL : CallType.EXTERNAL;
    }

    private static Stream<Leg> legs(Agent agent, List<Leg> phone) {
        return phone.stream()
                .filter(l -> l.phase() != Phase.NEW)
                .filter(l -> agent.pool() == null || !l.id().equals(agent.pool().channel()));
    }

    /** The call of an agent whose phone is up all the time: talking before ringing. */
    private static Delivery pooled(Agent agent) {
        return !agent.pooled()
                ? null
                : agent.deliveries().stream()
                        .min(Comparator.comparing((Delivery d) -> !d.connected()))
                        .orElse(null);
    }

    private static final Comparator<Leg> PRECEDENCE =
            Comparator.comparing((Leg l) -> rank(l.phase()))
                    .thenComparing(l -> !l.acd())
                    .thenComparing(Leg::since)
                    .thenComparing(l -> l.id().value());

    private static int rank(Phase phase) {
        return switch (phase) {
            case ESTABLISHED -> 0;
            case RINGING -> 1;
            case DIALING -> 2;
            case NEW -> 3;
        };
    }
}
