package io.belfry.simulator.wire;

import io.belfry.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * States of devices, told some hundred microseconds after the channel that changed them, as a real
 * Asterisk's device state thread does. A telephone's state is told when it changes; a Local
 * channel's each time; so are the hints of telephones.
 */
public final class DeviceStates {

    private static final long DELAY = 400;
    private static final long OPEN_DELAY = 2_500;
    private static final int BUSY_AT = 2;

    private final Timeline time;
    private final Switchboard board;
    private final Map<String, DeviceState> states = new LinkedHashMap<>();
    private final Map<String, String> hints = new LinkedHashMap<>();
    private final Map<String, Integer> told = new LinkedHashMap<>();
    private final Set<String> pending = new HashSet<>();
    private final Set<String> unreachable = new HashSet<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();

    DeviceStates(Timeline time, Switchboard board) {
        this.time = time;
        this.board = board;
    }

    /** Adds a telephone with an extension that hints at it. */
    public void add(String device, String exten) {
        states.put(device, DeviceState.NOT_INUSE);
        hints.put(device, exten);
        told.put(device, DeviceState.NOT_INUSE.extensionStatus());
    }

    /** Adds a device without a hint, such as the trunk. */
    public void add(String device) {
        states.put(device, DeviceState.NOT_INUSE);
    }

    /** Is told the device whose state changed. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    public DeviceState of(String device) {
        return states.getOrDefault(device, DeviceState.UNAVAILABLE);
    }

    /** Every device that was ever named, with its state. */
    public Map<String, DeviceState> all() {
        return Map.copyOf(states);
    }

    /** Extension by device, of the devices with a hint. */
    public Map<String, String> hints() {
        return Map.copyOf(hints);
    }

    /** Sets and tells the state of something that is not a channel's device: queue, pool agent. */
    public void set(String device, DeviceState state) {
        if (states.put(device, state) != state) {
            tell(device, state);
            listeners.forEach(l -> l.accept(device));
        }
    }

    /** A telephone can be reached from now on, or no longer. */
    public void reach(String device, boolean reachable) {
        if (reachable) {
            unreachable.remove(device);
        } else {
            unreachable.add(device);
        }
        settle(device);
    }

    public boolean isReachable(String device) {
        return !unreachable.contains(device);
    }

    /** Says a state of something that nobody asks for. */
    public void announce(String device, String state) {
        board.event("DeviceStateChange", "call", e -> e.put("Device", device).put("State", state));
    }

    /** A channel of a telephone or trunk is new: its device's state may be another one. */
    void opened(Channel c) {
        if (!isLocal(c)) {
            later(c.device(), OPEN_DELAY);
        }
    }

    /** A channel has another state or is gone. */
    void changed(Channel c) {
        if (isLocal(c)) {
            DeviceState state = c.gone ? DeviceState.NOT_INUSE : DeviceState.INUSE;
            time.after(DELAY, () -> tell(c.device(), state));
        } else {
            later(c.device(), DELAY);
        }
    }

    private static boolean isLocal(Channel c) {
        return c.name.startsWith("Local/");
    }

    private void later(String device, long delay) {
        if (pending.add(device)) {
            time.after(delay, () -> settle(device));
        }
    }

    private void settle(String device) {
        pending.remove(device);
        DeviceState now = compute(device);
        if (states.put(device, now) == now) {
            return;
        }
        tell(device, now);
        String exten = hints.get(device);
        if (exten != null && told.put(device, now.extensionStatus()) != now.extensionStatus()) {
            board.event(
                    "ExtensionStatus",
                    "call",
                    e ->
                            e.put("Exten", exten)
                                    .put("Context", "internal")
                                    .put("Hint", device)
                                    .put("Status", now.extensionStatus())
                                    .put("StatusText", now.extensionText()));
        }
        listeners.forEach(l -> l.accept(device));
    }

    private void tell(String device, DeviceState state) {
        announce(device, state.toString());
    }

    private DeviceState compute(String device) {
        if (unreachable.contains(device)) {
            return DeviceState.UNAVAILABLE;
        }
        int ringing = 0;
        int used = 0;
        int held = 0;
        for (Channel c : board.channelsOf(device)) {
            ringing += c.state == Channel.RINGING ? 1 : 0;
            used += c.state == Channel.UP || c.state == Channel.RING ? 1 : 0;
            held += c.held ? 1 : 0;
        }
        if (used >= BUSY_AT) {
            return DeviceState.BUSY;
        }
        if (ringing > 0) {
            return used > 0 ? DeviceState.RINGINUSE : DeviceState.RINGING;
        }
        if (held > 0 && held == used) {
            return DeviceState.ONHOLD;
        }
        return used > 0 ? DeviceState.INUSE : DeviceState.NOT_INUSE;
    }
}
