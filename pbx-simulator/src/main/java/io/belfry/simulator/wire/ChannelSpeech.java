package io.belfry.simulator.wire;

import io.belfry.simulator.time.Timeline;

/** What Asterisk says of one channel that runs the dialplan, dials, holds or is asked to end. */
public class ChannelSpeech extends Outbox {

    final CelWriter cel;

    ChannelSpeech(Timeline time) {
        super(time);
        this.cel = new CelWriter(time, this);
    }

    /** Runs a dialplan application: Newexten, unless the channel was said to be there already. */
    public void execute(Channel c, int priority, String app, String data) {
        c.priority = priority;
        c.app = app;
        c.appData = data;
        if (!place(c).equals(c.place)) {
            extension(c);
        }
    }

    /** A Newexten of what the channel runs now. */
    public void extension(Channel c) {
        c.place = place(c);
        event(
                "Newexten",
                "dialplan",
                e ->
                        e.channel(c)
                                .put("Extension", c.exten)
                                .put("Application", c.app)
                                .put("AppData", c.appData));
    }

    private static String place(Channel c) {
        return c.context + "," + c.exten + "," + c.priority;
    }

    /** A channel that was opened for another one gets its inheritable variables. */
    public void inherit(Channel from, Channel to) {
        for (String name : from.inherited) {
            boolean forEver = name.startsWith("__");
            var(to, forEver ? name : name.substring(1), from.variables.get(bare(name)));
        }
    }

    private static String bare(String name) {
        return name.replaceFirst("^_+", "");
    }

    public void var(Channel c, String name, Object value) {
        c.variables.put(bare(name), String.valueOf(value));
        if (name.startsWith("_")) {
            c.inherited.add(name);
        }
        event("VarSet", "dialplan", e -> e.channel(c).put("Variable", name).put("Value", value));
    }

    /** A user event of the dialplan; the headers come in pairs. */
    public void userEvent(Channel c, String name, String... headers) {
        event(
                "UserEvent",
                "user",
                e -> {
                    e.channel(c).put("UserEvent", name);
                    for (int i = 0; i < headers.length; i += 2) {
                        e.put(headers[i], headers[i + 1]);
                    }
                });
    }

    public void newCallerId(Channel c) {
        event(
                "NewCallerid",
                "call",
                e -> e.channel(c).put("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
    }

    /** Another caller id, told if it is another one. */
    public void callerId(Channel c, CallerId id) {
        if (!c.caller.equals(id)) {
            c.caller = id;
            newCallerId(c);
        }
    }

    /** Another connected line, told if it is another one. */
    public void connectedLine(Channel c, CallerId id) {
        if (!c.connected.equals(id)) {
            c.connected = id;
            newConnectedLine(c);
        }
    }

    public void newConnectedLine(Channel c) {
        event("NewConnectedLine", "call", e -> e.channel(c));
    }

    /** The CEL row of an application's start: of Dial and Queue. */
    public void appStart(Channel c) {
        cel.row("APP_START", c);
    }

    /** A CEL event of the dialplan with its value: XIVO_INCALL, XIVO_OUTCALL. */
    public void celUserEvent(Channel c, String type, String value) {
        cel.userRow(c, type, value);
    }

    /** DialBegin, DialState, DialEnd; {@code from} is null for an originated call. */
    public void dial(String event, Channel from, Channel to, String header, String value) {
        event(
                event,
                "call",
                e -> {
                    if (from != null) {
                        e.channel(from);
                    }
                    e.channel("Dest", to).put(header, value);
                });
    }

    /** Music on hold for a channel. */
    public void musicStarts(Channel c) {
        c.music = true;
        event("MusicOnHoldStart", "call", e -> e.channel(c).put("Class", "default"));
    }

    public void musicStops(Channel c) {
        if (c.music) {
            c.music = false;
            event("MusicOnHoldStop", "call", e -> e.channel(c));
        }
    }

    public void softHangup(Channel c, int cause) {
        event(
                "SoftHangupRequest",
                "call",
                e -> {
                    e.channel(c).put("Cause", cause);
                    if (c.hangupSource.equals(c.name)) {
                        techCause(e, c);
                    }
                });
    }

    /** A CEL row with something extra, as JSON: transfers, parking. */
    public void celExtra(String type, Channel c, String extra) {
        cel.extra(type, c, extra);
    }

    /** Someone asks for the end of a channel; {@code cause} null where Asterisk tells none. */
    public void hangupRequest(Channel c, Integer cause) {
        event(
                "HangupRequest",
                "call",
                e -> {
                    e.channel(c);
                    if (cause != null) {
                        e.put("Cause", cause);
                    }
                    techCause(e, c);
                });
    }

    public void softHangup(Channel c) {
        softHangup(c, 16);
    }

    static void techCause(EventWriter e, Channel c) {
        if (!c.techCause.isEmpty()) {
            e.put("TechCause", c.techCause);
        }
    }
}
