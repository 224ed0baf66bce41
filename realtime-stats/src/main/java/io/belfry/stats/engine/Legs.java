package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.MonitorState;
import io.belfry.stats.call.Call;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.LegMachine;
import io.belfry.stats.phone.PhoneEvents;
import io.belfry.stats.phone.UserData;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The channels of a PBX: whose they are, in which call, and what their phones tell (A113). */
final class Legs {

    /** A leg before and after an event; {@code before} or {@code after} may be null. */
    record Change(Device device, Leg before, Leg after) {}

    private final Table<Leg> legs;
    private final Table<Call> calls;
    private final Directory directory;
    private final Outbox outbox;

    Legs(Tables tables, Directory directory, Outbox outbox) {
        legs = tables.table("leg", Leg.class);
        calls = tables.table("call", Call.class);
        this.directory = directory;
        this.outbox = outbox;
    }

    /** The legs on that device. */
    List<Leg> on(PbxId pbx, Device device) {
        return legs.startingWith(pbx, device.value() + "|");
    }

    /** The leg of that channel. */
    Optional<Leg> leg(PbxId pbx, Device device, UniqueId channel) {
        return Optional.ofNullable(legs.get(pbx, key(device, channel)));
    }

    MonitorState monitorState(PbxId pbx, LinkedId call) {
        Call known = calls.get(pbx, call.value());
        return known == null ? MonitorState.DISABLED : known.monitorState();
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
        Device device = LegMachine.device(channel);
        Device known =
                event instanceof ChannelRenamed r ? LegMachine.deviceOfName(r.oldName()) : device;
        Leg before = legs.get(pbx, key(known, channel.uniqueId()));
        Leg after = LegMachine.apply(before, event, moment.time(), generation);
        if (after != null && after.queue() == null && after.direction() == CallDirection.INCOMING) {
            after = deliveredBy.apply(device, after.call()).map(after::from).orElse(after);
        }
        List<Change> changes = new ArrayList<>();
        if (before == null ? after != null : !before.equals(after)) {
            if (before != null && (after == null || !known.equals(device))) {
                legs.delete(pbx, key(known, before.id()));
            }
            if (after != null) {
                legs.put(pbx, key(device, after.id()), after);
            }
            changes.add(new Change(device, before, after));
        }
        belongs(pbx, before, after, changes);
        call(pbx, event, changes);
        tell(moment, device, before, after);
        if (before != null && after == null) {
            leave(pbx, before.call(), before.id());
        }
        if (event instanceof ChannelHungUp) {
            leave(pbx, channel.linkedId(), channel.uniqueId());
        }
        return changes;
    }

    /** The queue that brings the call is known now. */
    List<Change> delivered(PbxId pbx, Device device, LinkedId call, QueueName queue) {
        List<Change> changes = new ArrayList<>();
        for (Leg leg : on(pbx, device)) {
            if (leg.call().equals(call)
                    && leg.queue() == null
                    && leg.direction() == CallDirection.INCOMING) {
                Leg from = leg.from(queue);
                legs.put(pbx, key(device, leg.id()), from);
                changes.add(new Change(device, leg, from));
            }
        }
        return changes;
    }

    /** Drops the legs that the resync with that number did not name. */
    List<Change> resynced(Moment moment, int generation) {
        List<Change> changes = new ArrayList<>();
        for (Leg leg : legs.all(moment.pbx())) {
            if (leg.generation() < generation) {
                legs.delete(moment.pbx(), key(leg.device(), leg.id()));
                tell(moment, leg.device(), leg, null);
                leave(moment.pbx(), leg.call(), leg.id());
                changes.add(new Change(leg.device(), leg, null));
            }
        }
        return changes;
    }

    private void belongs(PbxId pbx, Leg before, Leg after, List<Change> changes) {
        if (after == null
                || before != null
                        && before.call().equals(after.call())
                        && before.device().equals(after.device())) {
            return;
        }
        Boolean recorded = null;
        if (before != null && !before.call().equals(after.call())) {
            Call old = calls.get(pbx, before.call().value());
            recorded = old == null ? null : old.recordings().get(before.id());
            leave(pbx, before.call(), before.id());
        }
        Boolean paused = recorded;
        Call call =
                change(
                        pbx,
                        after.call(),
                        c -> {
                            Call joined = c.joined(after.id(), after.device());
                            return paused == null ? joined : joined.recorded(after.id(), paused);
                        });
        if (paused != null) {
            lookAgain(call, changes);
        }
    }

    private void call(PbxId pbx, ChannelEvent event, List<Change> changes) {
        ChannelInfo channel = event.channel();
        UniqueId id = channel.uniqueId();
        UnaryOperator<Call> change =
                switch (event) {
                    case RecordingStarted e -> c -> c.recorded(id, false);
                    case RecordingMuted e -> c -> c.recorded(id, e.muted());
                    case RecordingStopped e -> c -> c.notRecorded(id);
                    default -> null;
                };
        if (change != null) {
            lookAgain(change(pbx, channel.linkedId(), change), changes);
        }
        if (event instanceof ChannelVariableSet set
                && id.value().equals(channel.linkedId().value())
                && UserData.name(set.name()) != null) {
            String value = set.value() == null ? "" : set.value();
            change(pbx, channel.linkedId(), c -> c.with(UserData.name(set.name()), value));
        }
    }

    private static void lookAgain(Call call, List<Change> changes) {
        call.channels().values().forEach(device -> changes.add(new Change(device, null, null)));
    }

    private Call change(PbxId pbx, LinkedId id, UnaryOperator<Call> change) {
        Call before = calls.get(pbx, id.value());
        Call after = change.apply(before == null ? Call.empty(id) : before);
        if (!after.equals(before) && !after.over()) {
            calls.put(pbx, id.value(), after);
        }
        return after;
    }

    private void leave(PbxId pbx, LinkedId id, UniqueId channel) {
        Call before = calls.get(pbx, id.value());
        if (before == null || !before.channels().containsKey(channel)) {
            return;
        }
        Call after = before.left(channel);
        if (after.over()) {
            calls.delete(pbx, id.value());
        } else {
            calls.put(pbx, id.value(), after);
        }
    }

    private void tell(Moment moment, Device device, Leg before, Leg after) {
        Leg leg = after == null ? before : after;
        if (leg == null) {
            return;
        }
        directory
                .lineOfDevice(moment.pbx(), device)
                .flatMap(
                        line ->
                                PhoneEvents.between(
                                        before, after, line, variables(moment.pbx(), leg.call())))
                .ifPresent(
                        e ->
                                outbox.event(
                                        Topics.PHONE_EVENTS,
                                        moment,
                                        e.line() + "/" + e.uniqueId() + "/" + e.type(),
                                        e));
    }

    private Map<String, String> variables(PbxId pbx, LinkedId id) {
        Call call = calls.get(pbx, id.value());
        return call == null ? Map.of() : call.variables();
    }

    private static String key(Device device, UniqueId channel) {
        return device.value() + "|" + channel.value();
    }
}
