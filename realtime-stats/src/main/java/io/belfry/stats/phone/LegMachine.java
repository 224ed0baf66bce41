package io.belfry.stats.phone;

import static io.belfry.stats.phone.Channels.device;
import static io.belfry.stats.phone.Channels.known;
import static io.belfry.stats.phone.Channels.number;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.CallerIdChanged;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.ConnectedLineChanged;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.state.CallDirection;
import io.belfry.stats.phone.Leg.Phase;
import io.belfry.stats.phone.Leg.Trait;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the events of a channel make of its leg (A113).
 *
 * <p>A channel that begins in state Ring is the caller: the phone dials. One that is dialled rings
 * when its state says so and is established when it is up. A channel that the PBX dials for nobody
 * (originate, click to call) belongs to an outgoing call: it is dialling until a bridge joins it to
 * the other end. DialBegin without a caller says so, or already before it the mark of a call that
 * we originated: a phone may ring before Asterisk tells that it is dialled.
 */
public final class LegMachine {

    private static final String POOL = "AgentLogin";

    private LegMachine() {}

    /**
     * The leg after an event of its channel.
     *
     * @param leg null when not known so far
     * @param generation the current resync
     * @return null when the channel is gone, or when the event does not make one known
     */
    public static Leg apply(Leg leg, ChannelEvent event, Instant time, int generation) {
        if (event instanceof ChannelHungUp || isShell(event)) {
            return null;
        }
        ChannelInfo channel = event.channel();
        Leg known = leg != null ? follow(leg, channel, generation) : null;
        return switch (event) {
            case ChannelCreated e -> known != null ? known : begin(channel, time, generation);
            case ChannelSnapshot e -> snapshot(known, e, time, generation);
            case ChannelStateChanged e ->
                    stateChanged(orBegin(known, event, time, generation), e, time);
            case DialBegun e -> dialled(orBegin(known, event, time, generation), e, time);
            case BridgeEntered e -> bridged(known, time);
            case ChannelHeld e -> held(known, true);
            case ChannelUnheld e -> held(known, false);
            case ConnectedLineChanged e -> renumber(known, channel.connected());
            case CallerIdChanged e -> renumber(known, channel.connected());
            case PoolAgentLoggedIn e ->
                    orBegin(known, event, time, generation).with(Trait.POOLED, true);
            case ChannelVariableSet e -> known == null ? null : variable(known, e);
            default -> known;
        };
    }

    /**
     * When a channel takes the place of another (pickup), it gets the other's name, and what is
     * left of the other goes under a name that says so.
     */
    private static boolean isShell(ChannelEvent event) {
        return event instanceof ChannelRenamed renamed
                && renamed.channel().name().endsWith("<ZOMBIE>");
    }

    private static Leg orBegin(Leg known, ChannelEvent event, Instant time, int generation) {
        return known != null ? known : begin(event.channel(), time, generation);
    }

    private static Leg begin(ChannelInfo channel, Instant time, int generation) {
        Leg leg =
                new Leg(
                        channel.uniqueId(),
                        channel.linkedId(),
                        device(channel),
                        CallDirection.INCOMING,
                        Phase.NEW,
                        number(channel.connected()),
                        null,
                        Map.of(),
                        time,
                        Set.of(),
                        generation);
        return channel.state() == ChannelState.RING ? dials(leg, channel, time) : leg;
    }

    private static Leg dials(Leg leg, ChannelInfo channel, Instant time) {
        return leg.towards(CallDirection.OUTGOING, known(channel.exten())).in(Phase.DIALING, time);
    }

    private static Leg follow(Leg leg, ChannelInfo channel, int generation) {
        Device device = device(channel);
        boolean stays = leg.device().equals(device);
        return stays && leg.call().equals(channel.linkedId()) && leg.generation() == generation
                ? leg
                : (stays ? leg : leg.from(null)).at(channel.linkedId(), device, generation);
    }

    private static Leg stateChanged(Leg leg, ChannelStateChanged event, Instant time) {
        ChannelInfo channel = event.channel();
        return switch (channel.state()) {
            case RING -> leg.phase() == Phase.NEW ? dials(leg, channel, time) : leg;
            case RINGING ->
                    leg.is(Trait.ORIGINATED) || leg.phase() == Phase.ESTABLISHED
                            ? leg
                            : renumber(leg, channel.connected()).in(Phase.RINGING, time);
            case UP ->
                    leg.is(Trait.ORIGINATED)
                            ? leg
                            : renumber(leg, channel.connected()).in(Phase.ESTABLISHED, time);
            case null, default -> leg;
        };
    }

    private static Leg dialled(Leg leg, DialBegun event, Instant time) {
        if (event.caller() == null) {
            return leg.towards(CallDirection.OUTGOING, number(event.channel().connected()))
                    .with(Trait.ORIGINATED, true)
                    .in(Phase.DIALING, time);
        }
        String connected = number(event.channel().connected());
        String caller = number(event.caller().caller());
        return leg.towards(CallDirection.INCOMING, connected != null ? connected : caller);
    }

    /** What held the other end does not hold the one in another bridge. */
    private static Leg bridged(Leg leg, Instant time) {
        if (leg == null) {
            return null;
        }
        Leg there = leg.with(Trait.HELD, false);
        return leg.is(Trait.ORIGINATED) ? there.in(Phase.ESTABLISHED, time) : there;
    }

    private static Leg held(Leg leg, boolean holds) {
        return leg == null || leg.phase() != Phase.ESTABLISHED ? leg : leg.with(Trait.HELD, holds);
    }

    private static Leg snapshot(Leg known, ChannelSnapshot event, Instant time, int generation) {
        ChannelInfo channel = event.channel();
        String application = event.application() == null ? "" : event.application();
        Leg first = known != null ? known : begin(channel, time, generation);
        Leg leg = first.with(Trait.POOLED, first.is(Trait.POOLED) || POOL.equals(application));
        Instant since = time.minusSeconds(Math.max(0, event.ageSeconds()));
        if (known == null && channel.state() == ChannelState.UP) {
            boolean dialled = application.startsWith("App");
            return (dialled ? leg : leg.towards(CallDirection.OUTGOING, known(channel.exten())))
                    .in(Phase.ESTABLISHED, since);
        }
        return stateChanged(leg, new ChannelStateChanged(channel), known == null ? since : time);
    }

    private static Leg variable(Leg leg, ChannelVariableSet event) {
        if (event.name().equals(ChannelVariableSet.ORIGINATED)) {
            return leg.towards(CallDirection.OUTGOING, number(event.channel().connected()))
                    .with(Trait.ORIGINATED, true);
        }
        String name = UserData.name(event.name());
        if (name == null) {
            return leg;
        }
        Map<String, String> variables = new TreeMap<>(leg.variables());
        variables.put(name, event.value() == null ? "" : event.value());
        return leg.with(variables);
    }

    /**
     * Until it is answered, an outgoing leg keeps the number that was dialled. Who is at the end of
     * an agent's standing leg is said by the queue.
     */
    private static Leg renumber(Leg leg, CallerId connected) {
        String number = number(connected);
        if (leg == null || number == null || number.equals(leg.other()) || leg.is(Trait.POOLED)) {
            return leg;
        }
        boolean dialled =
                leg.direction() == CallDirection.OUTGOING && leg.phase() != Phase.ESTABLISHED;
        return dialled ? leg : leg.towards(leg.direction(), number);
    }
}
