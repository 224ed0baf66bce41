package io.belfry.pbx.translate;

import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.DialEnded;
import io.belfry.contracts.pbx.DialStatus;
import io.belfry.contracts.pbx.PbxEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which legs somebody dials. Before Asterisk 12 {@code Dial} with {@code SubEvent: End} names the
 * caller alone and comes when the whole call is over; the answer is seen in the state of the leg.
 */
final class KnownDials {

    private final KnownChannels channels;
    private final Map<UniqueId, UniqueId> callers = new HashMap<>();
    private final Map<UniqueId, Map<UniqueId, ChannelInfo>> legs =
            new Bounded<>(KnownChannels.MOST, gone -> callers.keySet().removeAll(gone.keySet()));

    KnownDials(KnownChannels channels) {
        this.channels = channels;
    }

    void begun(ChannelInfo caller, ChannelInfo leg) {
        legs.computeIfAbsent(caller.uniqueId(), c -> new LinkedHashMap<>())
                .put(leg.uniqueId(), leg);
        callers.put(leg.uniqueId(), caller.uniqueId());
    }

    /** A channel is up: if it was dialled, it answered, and the others of that dial were not. */
    List<PbxEvent> up(ChannelInfo channel) {
        UniqueId caller = callers.get(channel.uniqueId());
        return caller == null ? List.of() : ended(caller, channel.uniqueId(), DialStatus.CANCEL);
    }

    /** The caller no longer dials; what is left of his legs ended like that. */
    List<PbxEvent> ended(UniqueId caller, DialStatus status) {
        return ended(caller, null, status);
    }

    /** A caller is gone: nobody will tell how his dial ended. */
    void forget(UniqueId caller) {
        Map<UniqueId, ChannelInfo> gone = legs.remove(caller);
        if (gone != null) {
            callers.keySet().removeAll(gone.keySet());
        }
    }

    /** No list tells of dials: those of channels that are gone are over. */
    void snapshotEnds() {
        List.copyOf(legs.keySet()).stream().filter(c -> !channels.lives(c)).forEach(this::forget);
        legs.values().forEach(of -> of.keySet().removeIf(leg -> !channels.lives(leg)));
        callers.keySet().removeIf(leg -> !channels.lives(leg));
    }

    private List<PbxEvent> ended(UniqueId caller, UniqueId answered, DialStatus otherwise) {
        Map<UniqueId, ChannelInfo> ended = legs.getOrDefault(caller, Map.of());
        List<PbxEvent> events = new ArrayList<>();
        ChannelInfo from = channels.find(caller);
        ended.forEach(
                (id, leg) -> {
                    ChannelInfo now = channels.find(id);
                    DialStatus status = id.equals(answered) ? DialStatus.ANSWER : otherwise;
                    events.add(new DialEnded(now == null ? leg : now, from, status));
                });
        forget(caller);
        return events;
    }
}
