package io.belfry.stats.phone;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.CallerIdChanged;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.ConnectedLineChanged;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.state.CallDirection;
import io.belfry.stats.phone.Leg.Phase;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the events of a channel make of its leg.
 *
 * <p>A channel that begins in state Ring is the caller: the phone dials. One that is dialled rings
 * when its state says so and is established when it is up. A channel that the PBX dials for nobody
 * (originate, click to call) belongs to an outgoing call: it is dialling until a bridge joins it to
 * the other end. DialBegin without a caller says so, or already before it the mark of a call that
 * we originated: a phone may ring before Asterisk tells that it is dialled.
 */
public final class LegMachine {

    private LegMachine() {}

    /**
     * The leg after an event of its channel.
     *
     * @param leg null when not known so far
     * @param generation the current resync
     * @return null when the channel is gone, or when the event does not make one known
     */
    public static Leg apply(Leg leg, ChannelEvent event, Instant time, int generation) {
        if (event instanceof ChannelHungUp) {
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
            case BridgeEntered e ->
                    known != null && known.originated() ? known.in(Phase.ESTABLISHED, time) : known;
            case ConnectedLineChanged e -> renumber(known, channel.connected());
            case CallerIdChanged e -> renumber(known, channel.connected());
            case ChannelVariableSet e -> known == null ? null : variable(known, e);
            default -> known;
        };
    }

    /** Device part of a channel name: {@code PJSIP/1001-0000001a} → {@code PJSIP/1001}. */
    public static Device device(ChannelInfo channel) {
        return channel.device() != null ? channel.device() : deviceOfName(channel.name());
    }

    /** Device part of a channel name. */
    public static Device deviceOfName(String name) {
        String text = name == null || name.isBlank() ? "unknown" : name;
        int dash = text.lastIndexOf('-');
        return new Device(dash > 0 ? text.substring(0, dash) : text);
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
                        false,
                        generation);
        return channel.state() == ChannelState.RING ? dials(leg, channel, time) : leg;
    }

    private static Leg dials(Leg leg, ChannelInfo channel, Instant time) {
        return leg.towards(CallDirection.OUTGOING, known(channel.exten())).in(Phase.DIALING, time);
    }

    private static Leg follow(Leg leg, ChannelInfo channel, int generation) {
        Device device = device(channel);
        return leg.call().equals(channel.linkedId())
                        && leg.device().equals(device)
                        && leg.generation() == generation
                ? leg
                : leg.at(channel.linkedId(), device, generation);
    }

    private static Leg stateChanged(Leg leg, ChannelStateChanged event, Instant time) {
        ChannelInfo channel = event.channel();
        return switch (channel.state()) {
            case RING -> leg.phase() == Phase.NEW ? dials(leg, channel, time) : leg;
            case RINGING ->
                    leg.originated() || leg.phase() == Phase.ESTABLISHED
                            ? leg
                            : renumber(leg, channel.connected()).in(Phase.RINGING, time);
            case UP ->
                    leg.originated()
                            ? leg
                            : renumber(leg, channel.connected()).in(Phase.ESTABLISHED, time);
            case null, default -> leg;
        };
    }

    private static Leg dialled(Leg leg, DialBegun event, Instant time) {
        if (event.caller() == null) {
            return leg.towards(CallDirection.OUTGOING, number(event.channel().connected()))
                    .clickToCall()
                    .in(Phase.DIALING, time);
        }
        String connected = number(event.channel().connected());
        String caller = number(event.caller().caller());
        return leg.towards(CallDirection.INCOMING, connected != null ? connected : caller);
    }

    private static Leg snapshot(Leg known, ChannelSnapshot event, Instant time, int generation) {
        ChannelInfo channel = event.channel();
        Leg leg = known != null ? known : begin(channel, time, generation);
        Instant since = time.minusSeconds(Math.max(0, event.ageSeconds()));
        if (known == null && channel.state() == ChannelState.UP) {
            boolean dialled = event.application() != null && event.application().startsWith("App");
            return (dialled ? leg : leg.towards(CallDirection.OUTGOING, known(channel.exten())))
                    .in(Phase.ESTABLISHED, since);
        }
        return stateChanged(leg, new ChannelStateChanged(channel), known == null ? since : time);
    }

    private static Leg variable(Leg leg, ChannelVariableSet event) {
        if (event.name().equals(ChannelVariableSet.ORIGINATED)) {
            return leg.towards(CallDirection.OUTGOING, number(event.channel().connected()))
                    .clickToCall();
        }
        String name = UserData.name(event.name());
        if (name == null) {
            return leg;
        }
        Map<String, String> variables = new TreeMap<>(leg.variables());
        variables.put(name, event.value() == null ? "" : event.value());
        return leg.with(variables);
    }

    private static Leg renumber(Leg leg, CallerId connected) {
        String number = number(connected);
        return leg == null
                        || number == null
                        || leg.direction() == CallDirection.OUTGOING
                        || number.equals(leg.other())
                ? leg
                : leg.towards(leg.direction(), number);
    }

    private static String number(CallerId id) {
        return id == null ? null : known(id.number());
    }

    private static String known(String text) {
        return text == null || text.isBlank() || text.equals("<unknown>") ? null : text;
    }
}
