package io.belfry.stats.engine;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.state.MonitorState;
import io.belfry.stats.call.Call;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.UserData;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The calls of a PBX: which channels belong together, who is recorded, the variables. */
final class Calls {

    private final Table<Call> calls;

    Calls(Tables tables) {
        calls = tables.table("call", Call.class);
    }

    MonitorState monitorState(PbxId pbx, LinkedId call) {
        Call known = calls.get(pbx, call.value());
        return known == null ? MonitorState.DISABLED : known.monitorState();
    }

    /** The variables of the first channel of that call. */
    Map<String, String> variables(PbxId pbx, LinkedId id) {
        Call call = calls.get(pbx, id.value());
        return call == null ? Map.of() : call.variables();
    }

    /**
     * A leg is in another call or on another device than before; its recording goes with it.
     *
     * @return the devices that show something else because of that
     */
    Collection<Device> moved(PbxId pbx, Leg before, Leg after) {
        if (after == null || sameCall(before, after) && before.device().equals(after.device())) {
            return List.of();
        }
        Boolean paused = null;
        if (before != null && !sameCall(before, after)) {
            Call old = calls.get(pbx, before.call().value());
            paused = old == null ? null : old.recordings().get(before.id());
            leave(pbx, before.call(), before.id());
        }
        UnaryOperator<Call> join = c -> c.joined(after.id(), after.device());
        if (paused == null) {
            change(pbx, after.call(), join);
            return List.of();
        }
        boolean muted = paused;
        return change(pbx, after.call(), c -> join.apply(c).recorded(after.id(), muted))
                .channels()
                .values();
    }

    /**
     * An event about the call of its channel.
     *
     * @return the devices that show something else because of that
     */
    Collection<Device> on(PbxId pbx, ChannelEvent event) {
        ChannelInfo channel = event.channel();
        UniqueId id = channel.uniqueId();
        if (event instanceof ChannelVariableSet set) {
            variable(pbx, set);
            return List.of();
        }
        UnaryOperator<Call> change =
                switch (event) {
                    case RecordingStarted e -> c -> c.recorded(id, false);
                    case RecordingMuted e -> c -> c.recorded(id, e.muted());
                    case RecordingStopped e -> c -> c.notRecorded(id);
                    default -> null;
                };
        return change == null
                ? List.of()
                : change(pbx, channel.linkedId(), change).channels().values();
    }

    /** A channel no longer belongs to a call; without any, the call is over. */
    void leave(PbxId pbx, LinkedId id, UniqueId channel) {
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

    private void variable(PbxId pbx, ChannelVariableSet set) {
        ChannelInfo channel = set.channel();
        String name = UserData.name(set.name());
        if (name != null && channel.uniqueId().value().equals(channel.linkedId().value())) {
            String value = set.value() == null ? "" : set.value();
            change(pbx, channel.linkedId(), c -> c.with(name, value));
        }
    }

    private Call change(PbxId pbx, LinkedId id, UnaryOperator<Call> change) {
        Call before = calls.get(pbx, id.value());
        Call after = change.apply(before == null ? Call.empty(id) : before);
        if (!after.equals(before) && !after.over()) {
            calls.put(pbx, id.value(), after);
        }
        return after;
    }

    private static boolean sameCall(Leg before, Leg after) {
        return before != null && before.call().equals(after.call());
    }
}
