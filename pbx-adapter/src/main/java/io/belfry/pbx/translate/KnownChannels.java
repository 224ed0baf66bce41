package io.belfry.pbx.translate;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The channels as their last event showed them, and which of them are one call. Before Asterisk 12
 * no event has a {@code Linkedid}, most have only name and {@code Uniqueid}, some only one of the
 * two; {@code Rename} is like that in every version.
 */
final class KnownChannels {

    /** More channels than any PBX has; a bound for those whose end was missed. */
    private static final int MOST = 50_000;

    private final Map<String, UniqueId> byName = new HashMap<>();
    private final Map<UniqueId, ChannelInfo> byId =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UniqueId, ChannelInfo> eldest) {
                    if (size() <= MOST) {
                        return false;
                    }
                    byName.remove(eldest.getValue().name(), eldest.getKey());
                    return true;
                }
            };

    /** What is known of the call of a channel before the channel itself is. */
    private final Map<UniqueId, LinkedId> announced =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UniqueId, LinkedId> eldest) {
                    return size() > MOST;
                }
            };

    /** The channel with that id, null when not known. */
    ChannelInfo find(UniqueId id) {
        return byId.get(id);
    }

    /** The channel of that name, null when not known. */
    ChannelInfo named(String name) {
        UniqueId id = name == null ? null : byName.get(name);
        return id == null ? null : byId.get(id);
    }

    /** Takes note of a channel as it is now; the same, for chaining. */
    ChannelInfo remember(ChannelInfo channel) {
        ChannelInfo before = byId.put(channel.uniqueId(), channel);
        if (before == null || !before.name().equals(channel.name())) {
            if (before != null) {
                byName.remove(before.name(), channel.uniqueId());
            }
            byName.put(channel.name(), channel.uniqueId());
            announced.remove(channel.uniqueId());
        }
        return channel;
    }

    /** The channel is gone. */
    void forget(UniqueId id) {
        ChannelInfo gone = byId.remove(id);
        if (gone != null) {
            byName.remove(gone.name(), id);
        }
    }

    /** The call of a channel: what was learnt, else the channel is a call of its own. */
    LinkedId call(UniqueId id) {
        ChannelInfo known = byId.get(id);
        if (known != null) {
            return known.linkedId();
        }
        LinkedId early = announced.get(id);
        return early == null ? new LinkedId(id.value()) : early;
    }

    /** The PBX itself said to which call that channel belongs. */
    void belongs(UniqueId id, LinkedId call) {
        ChannelInfo known = byId.get(id);
        if (known == null) {
            announced.put(id, call);
        } else if (!known.linkedId().equals(call)) {
            byId.put(id, in(known, call));
        }
    }

    /**
     * Two channels met: all channels of both calls are one call from now on, that of the older id
     * (Asterisk 11, main/channel.c: {@code ast_channel_set_linkgroup}).
     */
    void join(UniqueId one, UniqueId other) {
        LinkedId first = call(one);
        LinkedId second = call(other);
        if (first.equals(second)) {
            return;
        }
        LinkedId call = LinkedIds.older(first, second);
        LinkedId lost = call.equals(first) ? second : first;
        byId.replaceAll((id, c) -> c.linkedId().equals(lost) ? in(c, call) : c);
        announced.replaceAll((id, c) -> c.equals(lost) ? call : c);
        belongs(one, call);
        belongs(other, call);
    }

    private static ChannelInfo in(ChannelInfo c, LinkedId call) {
        return new ChannelInfo(
                c.name(),
                c.uniqueId(),
                call,
                c.device(),
                c.state(),
                c.caller(),
                c.connected(),
                c.accountCode(),
                c.context(),
                c.exten(),
                c.language());
    }
}
