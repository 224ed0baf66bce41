package io.belfry.pbx.translate;

import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.BridgeCreated;
import io.belfry.contracts.pbx.BridgeDestroyed;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.BridgeLeft;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.PbxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who talks with whom where bridges have no name. Before Asterisk 12 a bridge is a pair of
 * channels, told by {@code Bridge} with {@code Bridgestate: Link} (as often as the media path
 * changes) and {@code Unlink}; here it gets the id {@code <uniqueid>+<uniqueid>} and is told like a
 * later one.
 */
final class KnownBridges {

    private static final String BASIC = "basic";

    private record Pair(UniqueId one, UniqueId two, String technology) {

        BridgeInfo info(int channels) {
            return new BridgeInfo(
                    new BridgeId(one + "+" + two), BASIC, technology, null, null, channels);
        }

        boolean joins(UniqueId a, UniqueId b) {
            return one.equals(a) && two.equals(b) || one.equals(b) && two.equals(a);
        }
    }

    private final KnownChannels channels;
    private final Map<UniqueId, Pair> pairs = new Bounded<>(KnownChannels.MOST);
    private final Named<Pair> named = new Named<>();

    KnownBridges(KnownChannels channels) {
        this.channels = channels;
    }

    /** The channel at the other end, null when there is none. */
    ChannelInfo peer(UniqueId id) {
        Pair pair = pairs.get(id);
        return pair == null ? null : channels.find(pair.one.equals(id) ? pair.two : pair.one);
    }

    /** What a link of those two means; nothing when they are linked already. */
    List<PbxEvent> link(ChannelInfo one, ChannelInfo two, String technology) {
        Pair known = pairs.get(one.uniqueId());
        if (known != null && known.joins(one.uniqueId(), two.uniqueId())) {
            return List.of();
        }
        List<PbxEvent> events = new ArrayList<>(leave(one.uniqueId()));
        events.addAll(leave(two.uniqueId()));
        Pair pair = put(one.uniqueId(), two.uniqueId(), technology);
        events.add(new BridgeCreated(pair.info(0)));
        events.add(new BridgeEntered(one, pair.info(1), null));
        events.add(new BridgeEntered(two, pair.info(2), null));
        return events;
    }

    /** The bridge of two channels that were linked before we listened; null without a second. */
    BridgeInfo existing(UniqueId one, UniqueId two) {
        if (two == null) {
            return null;
        }
        Pair known = pairs.get(one);
        Pair pair = known != null && known.joins(one, two) ? known : put(one, two, null);
        named.add(pair);
        return pair.info(2);
    }

    void snapshotBegins() {
        named.begin();
    }

    /** Whom the snapshot did not show with a peer has none. */
    void snapshotEnds() {
        pairs.values().retainAll(named.end());
    }

    /** What it means that a channel is no longer linked, or is gone. */
    List<PbxEvent> leave(UniqueId id) {
        Pair pair = pairs.remove(id);
        if (pair == null) {
            return List.of();
        }
        pairs.remove(pair.one, pair);
        pairs.remove(pair.two, pair);
        List<PbxEvent> events = new ArrayList<>();
        ChannelInfo one = channels.find(pair.one);
        ChannelInfo two = channels.find(pair.two);
        if (one != null) {
            events.add(new BridgeLeft(one, pair.info(1)));
        }
        if (two != null) {
            events.add(new BridgeLeft(two, pair.info(0)));
        }
        events.add(new BridgeDestroyed(pair.info(0)));
        return events;
    }

    private Pair put(UniqueId one, UniqueId two, String technology) {
        Pair pair = new Pair(one, two, technology);
        pairs.put(one, pair);
        pairs.put(two, pair);
        return pair;
    }
}
