package io.belfry.pbx.command.live;

import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;

/**
 * A channel as it is now.
 *
 * @param bridge it is in; null = none
 * @param held whether its phone put it on hold
 * @param recorded whether something records it
 * @param order grows with each new channel
 */
public record LiveChannel(
        ChannelInfo info, BridgeId bridge, boolean held, boolean recorded, long order) {

    public String name() {
        return info.name();
    }

    public boolean isUp() {
        return info.state() == ChannelState.UP;
    }

    /** Whether this is one half of a Local channel. */
    boolean isLocal() {
        return name().startsWith("Local/");
    }

    /** The name of the other half of a Local channel. */
    String otherHalf() {
        String stem = name().substring(0, name().length() - 1);
        return stem + (name().endsWith("1") ? "2" : "1");
    }

    LiveChannel with(ChannelInfo now) {
        return new LiveChannel(now, bridge, held, recorded, order);
    }

    LiveChannel in(BridgeId now) {
        return new LiveChannel(info, now, held, recorded, order);
    }

    LiveChannel held(boolean now) {
        return new LiveChannel(info, bridge, now, recorded, order);
    }

    LiveChannel recorded(boolean now) {
        return new LiveChannel(info, bridge, held, now, order);
    }
}
