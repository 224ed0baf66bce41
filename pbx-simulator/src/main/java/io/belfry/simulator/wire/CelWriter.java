package io.belfry.simulator.wire;

import io.belfry.simulator.out.CelRow;
import io.belfry.simulator.time.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** CEL: each row goes to the {@code cel} table and, as an event, to AMI. */
final class CelWriter {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Timeline time;
    private final Outbox board;

    CelWriter(Timeline time, Outbox board) {
        this.time = time;
        this.board = board;
    }

    void row(String type, Channel c) {
        row(type, c, "", "", "");
    }

    /** CELGenUserEvent: its own name is the row's type. */
    void userRow(Channel c, String type, String value) {
        row(type, c, type, "", "{\"extra\":\"" + value + "\"}");
    }

    /** The peers of a bridge row are whoever else is in the bridge. */
    void bridge(String type, Channel c, Bridge bridge, String peers) {
        String extra =
                "{\"bridge_id\":\"%s\",\"bridge_technology\":\"%s\"}"
                        .formatted(bridge.id, bridge.kind.technology());
        row(type, c, "", peers, extra);
    }

    /** A row with something extra, as JSON. */
    void extra(String type, Channel c, String extra) {
        row(type, c, "", "", extra);
    }

    void hangup(Channel c) {
        String extra =
                "{\"hangupcause\":%d,\"hangupsource\":\"%s\",\"dialstatus\":\"%s\"}"
                        .formatted(c.hangupCause, c.hangupSource, c.dialStatus);
        row("HANGUP", c, "", "", extra);
        row("CHAN_END", c);
    }

    /** A call's linked id ends: told of the channel that was the last one with it. */
    void linkedIdEnd(Channel c, String linkedId) {
        row("LINKEDID_END", c, linkedId, "", "", "");
    }

    private void row(String type, Channel c, String userType, String peer, String extra) {
        row(type, c, c.linkedId(), userType, peer, extra);
    }

    private void row(
            String type, Channel c, String linkedId, String userType, String peer, String extra) {
        long at = time.tick();
        board.say(
                new CelRow(
                        type,
                        at,
                        userType,
                        c.caller.name(),
                        c.caller.number(),
                        type.equals("CHAN_START") ? "" : c.ani,
                        type.equals("CHAN_START") ? "" : c.dnid,
                        c.exten,
                        c.context,
                        c.name,
                        c.app,
                        c.appData,
                        c.uniqueId,
                        linkedId,
                        peer,
                        extra));
        board.event(
                "CEL",
                "call",
                e ->
                        e.put("EventName", type)
                                .put("AccountCode", "")
                                .put("CallerIDnum", c.caller.number())
                                .put("CallerIDname", c.caller.name())
                                .put("CallerIDani", type.equals("CHAN_START") ? "" : c.ani)
                                .put("CallerIDrdnis", "")
                                .put("CallerIDdnid", type.equals("CHAN_START") ? "" : c.dnid)
                                .put("Exten", c.exten)
                                .put("Context", c.context)
                                .put("Channel", c.name)
                                .put("Application", c.app)
                                .put("AppData", c.appData)
                                .put(
                                        "EventTime",
                                        SECONDS.format(Instant.ofEpochSecond(at / 1_000_000)))
                                .put("AMAFlags", "DOCUMENTATION")
                                .put("UniqueID", c.uniqueId)
                                .put("LinkedID", linkedId)
                                .put("Userfield", "")
                                .put("Peer", peer)
                                .put("PeerAccount", "")
                                .put("Extra", extra));
    }
}
