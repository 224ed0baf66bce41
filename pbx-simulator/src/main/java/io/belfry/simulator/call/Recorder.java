package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/** MixMonitor: recording a channel. Recorded scenario 24. */
public final class Recorder {

    private static final String FOLDER = "/var/spool/asterisk/monitor/";

    private final Switchboard board;

    Recorder(Switchboard board) {
        this.board = board;
    }

    /**
     * @param file name with its extension; in Asterisk's own folder unless it begins with a slash
     */
    public void start(Channel c, String file) {
        c.recorded = true;
        board.var(c, "MIXMONITOR_FILENAME", file.startsWith("/") ? file : FOLDER + file);
        board.event("MixMonitorStart", "call", e -> e.channel(c));
    }

    /** False if it is not recorded. */
    public boolean stop(Channel c) {
        if (c.recorded) {
            c.recorded = false;
            board.event("MixMonitorStop", "call", e -> e.channel(c));
            return true;
        }
        return false;
    }

    /**
     * Silences a recording or ends that; false if there is none.
     *
     * @param direction {@code read}, {@code write} or {@code both}
     */
    public boolean mute(Channel c, String direction, boolean muted) {
        if (c.recorded) {
            board.event(
                    "MixMonitorMute",
                    "call",
                    e -> e.channel(c).put("Direction", direction).put("State", muted ? 1 : 0));
        }
        return c.recorded;
    }
}
