package io.belfry.stats.phone;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;

/** What the names and numbers of channels say. */
public final class Channels {

    private Channels() {}

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

    /** The number of a party, null when it has none. */
    public static String number(CallerId id) {
        return id == null ? null : known(id.number());
    }

    static String known(String text) {
        return text == null || text.isBlank() || text.equals("<unknown>") ? null : text;
    }
}
