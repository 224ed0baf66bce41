package io.belfry.pbx.translate;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The channels as their last event showed them, and which of them are one call. Before Asterisk 12
 * no event has a {@code Linkedid}, most have only name and {@code Uniqueid}, some only one of the
 * two; {@code Rename} is like that in every version.
 */
final class KnownChannels {

    /** More channels than any PBX has; a bound for those whose end was missed. */
    static final int MOST = 50_000;

    /** An event may come after the Hangup of its channel, as AgentComplete does. */
    private static final int GONE = 1_000;

    private final Map<String, UniqueId> byName = new HashMap<>();
    private final Map<UniqueId, ChannelInfo> byId =
            new Bounded<>(MOST, channel -> byName.remove(channel.name(), channel.uniqueId()));
    private final Map<UniqueId, ChannelInfo> gone = new Bounded<>(GONE);

    /** What is known of the call of a channel before the channel itself is. */
    private final Map<UniqueId, LinkedId> announced = new Bounded<>(MOST);

    private final Named<UniqueId> named = new Named<>();

    /** The channel with that id, null when not known. */
    ChannelInfo find(UniqueId id) {
        ChannelInfo known = byId.get(id);
        return known == null ? gone.get(id) : known;
    }

    /** The channel of that name, null when not known. */
    ChannelInfo named(String name) {
        UniqueId id = name == null ? null : byName.get(name);
        return id != null
                ? byId.get(id)
                : gone.values().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    /** Takes note of a channel as it is now; the same, for chaining. */
    ChannelInfo remember(ChannelInfo channel) {
        if (gone.replace(channel.uniqueId(), channel) != null) {
            return channel;
        }
        named.add(channel.uniqueId());
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
        ChannelInfo last = byId.remove(id);
        if (last != null) {
            byName.remove(last.name(), id);
            gone.put(id, last);
        }
    }

    /** Whether the channel is there, as far as is known. */
    boolean lives(UniqueId id) {
        return byId.containsKey(id);
    }

    /** The same of the channel of that name. */
    boolean lives(String name) {
        return byName.containsKey(name);
    }

    void snapshotBegins() {
        named.begin();
    }

    /** Channels that the snapshot did not name are gone; events of their last moments may come. */
    void snapshotEnds() {
        Set<UniqueId> alive = named.end();
        List.copyOf(byId.keySet()).stream().filter(id -> !alive.contains(id)).forEach(this::forget);
        announced.clear();
    }

    /** The call of a channel: what was learnt, else the channel is a call of its own. */
    LinkedId call(UniqueId id) {
        ChannelInfo known = find(id);
        if (known != null) {
            return known.linkedId();
        }
        LinkedId early = announced.get(id);
        return early == null ? new LinkedId(id.value()) : early;
    }

    /** The PBX itself said to which call that channel belongs. */
    void belongs(UniqueId id, LinkedId call) {
        ChannelInfo known = find(id);
        if (known == null) {
            announced.put(id, call);
        } else if (!known.linkedId().equals(call)) {
            remember(in(known, call));
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
