package io.belfry.stats.call;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.state.MonitorState;
import java.util.HashMap;
import java.util.Map;

/**
 * What belongs to a call as a whole: its channels, who of them is recorded, and the variables of
 * the channel it began with.
 *
 * @param channels the channels of the call and their devices, by unique id
 * @param recordings the recorded channels; true = the recording is paused
 * @param variables the {@code XIVO_*} and {@code USR_*} variables of its first channel
 */
public record Call(
        LinkedId id,
        Map<UniqueId, Device> channels,
        Map<UniqueId, Boolean> recordings,
        Map<String, String> variables) {

    public Call {
        channels = channels == null ? Map.of() : Map.copyOf(channels);
        recordings = recordings == null ? Map.of() : Map.copyOf(recordings);
        variables = variables == null ? Map.of() : Map.copyOf(variables);
    }

    /** A call without channels. */
    public static Call empty(LinkedId id) {
        return new Call(id, Map.of(), Map.of(), Map.of());
    }

    /** Whether it is recorded (A128). */
    public MonitorState monitorState() {
        if (recordings.isEmpty()) {
            return MonitorState.DISABLED;
        }
        return recordings.containsValue(false) ? MonitorState.ACTIVE : MonitorState.PAUSED;
    }

    /** A channel belongs to it. */
    public Call joined(UniqueId channel, Device device) {
        return device.equals(channels.get(channel))
                ? this
                : new Call(id, plus(channels, channel, device), recordings, variables);
    }

    /** A channel no longer belongs to it; its recording, if any, goes with it. */
    public Call left(UniqueId channel) {
        return new Call(id, minus(channels, channel), minus(recordings, channel), variables);
    }

    /** A channel is recorded; {@code paused} when the recording is muted. */
    public Call recorded(UniqueId channel, boolean paused) {
        return new Call(id, channels, plus(recordings, channel, paused), variables);
    }

    /** A channel is no longer recorded. */
    public Call notRecorded(UniqueId channel) {
        return new Call(id, channels, minus(recordings, channel), variables);
    }

    /** A variable of its first channel. */
    public Call with(String variable, String value) {
        return new Call(id, channels, recordings, plus(variables, variable, value));
    }

    /** Whether nothing is left of it. */
    public boolean over() {
        return channels.isEmpty();
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <K, V> Map<K, V> minus(Map<K, V> map, K key) {
        Map<K, V> copy = new HashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
