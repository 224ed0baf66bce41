package io.belfry.pbx.simulated;

import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a consumer of pbx.ami knows, as the contracts promise it: a snapshot replaces all, events
 * are facts about ids.
 *
 * @param channels unique ids of the channels
 * @param waiting unique ids of the callers who wait in a queue
 */
public record LiveState(Set<String> channels, Set<String> waiting) {

    /** What these events leave behind. */
    public static LiveState of(Iterable<PbxEvent> events) {
        LiveState state = new LiveState(new TreeSet<>(), new TreeSet<>());
        events.forEach(state::apply);
        return state;
    }

    private void apply(PbxEvent event) {
        switch (event) {
            case ResyncBegun _ -> {
                channels.clear();
                waiting.clear();
            }
            case ChannelSnapshot e -> channels.add(e.channel().uniqueId().value());
            case ChannelCreated e -> channels.add(e.channel().uniqueId().value());
            case ChannelHungUp e -> channels.remove(e.channel().uniqueId().value());
            case QueueCallerSnapshot e -> waiting.add(e.uniqueId().value());
            case QueueCallerJoined e -> waiting.add(e.channel().uniqueId().value());
            case QueueCallerLeft e -> waiting.remove(e.channel().uniqueId().value());
            default -> {}
        }
    }
}
