package io.belfry.stats.engine;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.state.CallDirection;
import io.belfry.stats.phone.Channels;
import io.belfry.stats.phone.DialFailure;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.Leg.Phase;
import io.belfry.stats.phone.Leg.Trait;
import io.belfry.stats.phone.LegMachine;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The channels of a PBX: whose they are, in which call, and what their phones tell (A113). */
final class Legs {

    /** A leg before and after an event; {@code before} or {@code after} may be null. */
    record Change(Device device, Leg before, Leg after) {}

    private final Table<Leg> legs;
    private final Calls calls;
    private final Lines lines;

    Legs(Tables tables, Calls calls, Lines lines) {
        legs = tables.table("leg", Leg.class);
        this.calls = calls;
        this.lines = lines;
    }

    /** The legs on that device. */
    List<Leg> on(PbxId pbx, Device device) {
        return legs.startingWith(pbx, device.value() + "|");
    }

    /**
     * Applies an event to the leg of its channel and to its call.
     *
     * @param deliveredBy the queue that brings that call to that device, if any
     * @return what changed; a change without difference asks to look at the device again
     */
    List<Change> on(
            Moment moment,
            ChannelEvent event,
            int generation,
            BiFunction<Device, LinkedId, Optional<QueueName>> deliveredBy) {
        ChannelInfo channel = event.channel();
        if (channel == null || channel.uniqueId() == null || channel.linkedId() == null) {
            return List.of();
        }
        PbxId pbx = moment.pbx();
        Device device = Channels.device(channel);
        Device known =
                event instanceof ChannelRenamed r ? Channels.deviceOfName(r.oldName()) : device;
        Leg before = legs.get(pbx, key(known, channel.uniqueId()));
        Leg after = LegMachine.apply(before, event, moment.time(), generation);
        if (after != null && after.queue() == null && after.direction() == CallDirection.INCOMING) {
            after = deliveredBy.apply(device, after.call()).map(after::from).orElse(after);
        }
        boolean failed = DialFailure.ends(before, event);
        List<Change> changes = new ArrayList<>();
        if (before == null ? after != null : !before.equals(after)) {
            keep(pbx, known, before, device, after);
            changes.addAll(changes(known, before, device, after));
        }
        calls.moved(pbx, before, after).forEach(d -> changes.add(new Change(d, null, null)));
        calls.on(pbx, event).forEach(d -> changes.add(new Change(d, null, null)));
        for (Change c : changes(known, before, device, after)) {
            lines.tell(moment, c.device(), c.before(), c.after(), failed);
        }
        if (before != null && after == null) {
            calls.leave(pbx, before.call(), before.id());
        }
        if (event instanceof ChannelHungUp) {
            calls.leave(pbx, channel.linkedId(), channel.uniqueId());
        }
        return changes;
    }

    /** The queue that brings the call is known now. */
    List<Change> delivered(Moment moment, Device device, LinkedId call, QueueName queue) {
        return change(
                moment,
                device,
                leg -> leg.call().equals(call) && unserved(leg),
                leg -> leg.from(queue));
    }

    /** The PBX says, in a resync, that the call he is in came from that queue. */
    List<Change> adopted(Moment moment, Device device, QueueName queue) {
        return change(
                moment,
                device,
                leg -> leg.phase() == Phase.ESTABLISHED && unserved(leg),
                leg -> leg.from(queue));
    }

    /**
     * A queue has put a caller at the end of the standing leg of an agent of app_agent_pool; both
     * null when he is gone again.
     */
    List<Change> serving(Moment moment, Device device, QueueName queue, String caller) {
        return change(
                moment, device, leg -> leg.is(Trait.POOLED), leg -> leg.serving(queue, caller));
    }

    /** Drops the legs that the resync with that number did not name. */
    List<Change> resynced(Moment moment, int generation) {
        List<Change> changes = new ArrayList<>();
        for (Leg leg : legs.all(moment.pbx())) {
            if (leg.generation() < generation) {
                legs.delete(moment.pbx(), key(leg.device(), leg.id()));
                lines.tell(moment, leg.device(), leg, null, false);
                calls.leave(moment.pbx(), leg.call(), leg.id());
                changes.add(new Change(leg.device(), leg, null));
            }
        }
        return changes;
    }

    private List<Change> change(
            Moment moment, Device device, Predicate<Leg> which, UnaryOperator<Leg> change) {
        List<Change> changes = new ArrayList<>();
        for (Leg leg : on(moment.pbx(), device)) {
            Leg after = which.test(leg) ? change.apply(leg) : leg;
            if (!after.equals(leg)) {
                legs.put(moment.pbx(), key(device, leg.id()), after);
                lines.tell(moment, device, leg, after, false);
                changes.add(new Change(device, leg, after));
            }
        }
        return changes;
    }

    /** A leg that goes to another device is gone from the first. */
    private static List<Change> changes(Device known, Leg before, Device device, Leg after) {
        return before == null || after == null || known.equals(device)
                ? List.of(new Change(after == null ? known : device, before, after))
                : List.of(new Change(known, before, null), new Change(device, null, after));
    }

    private void keep(PbxId pbx, Device known, Leg before, Device device, Leg after) {
        if (before != null && (after == null || !known.equals(device))) {
            legs.delete(pbx, key(known, before.id()));
        }
        if (after != null) {
            legs.put(pbx, key(device, after.id()), after);
        }
    }

    private static boolean unserved(Leg leg) {
        return leg.queue() == null
                && leg.direction() == CallDirection.INCOMING
                && !leg.is(Trait.POOLED);
    }

    private static String key(Device device, UniqueId channel) {
        return device.value() + "|" + channel.value();
    }
}
