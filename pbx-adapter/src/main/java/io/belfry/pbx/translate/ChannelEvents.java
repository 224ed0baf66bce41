package io.belfry.pbx.translate;

import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AudioDirection;
import io.belfry.contracts.pbx.CallerIdChanged;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.ConnectedLineChanged;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.DialEnded;
import io.belfry.contracts.pbx.DialProgressed;
import io.belfry.contracts.pbx.DialStatus;
import io.belfry.contracts.pbx.DtmfReceived;
import io.belfry.contracts.pbx.HangupRequested;
import io.belfry.contracts.pbx.MusicOnHoldStarted;
import io.belfry.contracts.pbx.MusicOnHoldStopped;
import io.belfry.contracts.pbx.OriginateCompleted;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import java.util.Locale;
import java.util.Map;

/** Events of a channel and of the dialling that makes it. */
final class ChannelEvents {

    private ChannelEvents() {}

    static void addTo(Map<String, Translator.Reader> table) {
        table.put("Newchannel", f -> new ChannelCreated(f.channel()));
        table.put("Newstate", f -> new ChannelStateChanged(f.channel()));
        table.put("NewCallerid", f -> new CallerIdChanged(f.channel()));
        table.put("NewConnectedLine", f -> new ConnectedLineChanged(f.channel()));
        table.put("Rename", ChannelEvents::renamed);
        table.put(
                "Hangup",
                f -> new ChannelHungUp(f.channel(), f.number("Cause"), f.text("Cause-txt")));
        table.put("HangupRequest", f -> hangupRequested(f, false));
        table.put("SoftHangupRequest", f -> hangupRequested(f, true));
        table.put("Hold", ChannelEvents::hold);
        table.put("Unhold", f -> new ChannelUnheld(f.channel()));
        table.put("MusicOnHoldStart", f -> new MusicOnHoldStarted(f.channel(), f.text("Class")));
        table.put("MusicOnHoldStop", f -> new MusicOnHoldStopped(f.channel()));
        table.put("DTMFEnd", ChannelEvents::dtmf);
        table.put(
                "DialBegin",
                f -> new DialBegun(f.channel("Dest"), f.optionalChannel(""), f.text("DialString")));
        table.put(
                "DialState",
                f ->
                        new DialProgressed(
                                f.channel("Dest"),
                                f.optionalChannel(""),
                                f.required("DialStatus")));
        table.put(
                "DialEnd",
                f ->
                        new DialEnded(
                                f.channel("Dest"),
                                f.optionalChannel(""),
                                dialStatus(f.required("DialStatus"))));
        table.put("MixMonitorStart", f -> new RecordingStarted(f.channel()));
        table.put("MixMonitorStop", f -> new RecordingStopped(f.channel()));
        table.put("MonitorStart", f -> new RecordingStarted(f.channel()));
        table.put("MonitorStop", f -> new RecordingStopped(f.channel()));
        table.put("MixMonitorMute", ChannelEvents::recordingMuted);
        table.put("ChanSpyStart", ChannelEvents::spyStarted);
        table.put("ChanSpyStop", ChannelEvents::spyStopped);
        table.put("OriginateResponse", ChannelEvents::originated);
    }

    /** Inheritance marks are no part of a variable's name: {@code __XIVO_X} is {@code XIVO_X}. */
    static String variableName(AmiFields f) {
        String name = f.required("Variable");
        int start = 0;
        while (start < 2 && start < name.length() && name.charAt(start) == '_') {
            start++;
        }
        return name.substring(start);
    }

    static PbxEvent variable(AmiFields f, String name) {
        String value = f.message().get("Value");
        return new ChannelVariableSet(f.channel(), name, value == null ? "" : value);
    }

    /** {@code Rename} has two names and an id, in every version. */
    private static PbxEvent renamed(AmiFields f) {
        String oldName = f.required("Channel");
        String id = f.required("Uniqueid");
        if (f.memory().channels().find(new UniqueId(id)) == null) {
            f.known("Channel", "Uniqueid");
        }
        return new ChannelRenamed(f.known("Newname", "Uniqueid"), oldName);
    }

    /** Before Asterisk 12 one event for both, told apart by {@code Status}. */
    private static PbxEvent hold(AmiFields f) {
        return "Off".equalsIgnoreCase(f.text("Status"))
                ? new ChannelUnheld(f.channel())
                : new ChannelHeld(f.channel(), f.text("MusicClass"));
    }

    private static PbxEvent hangupRequested(AmiFields f, boolean soft) {
        return new HangupRequested(f.channel(), f.optionalNumber("Cause"), soft);
    }

    private static PbxEvent dtmf(AmiFields f) {
        return new DtmfReceived(
                f.channel(),
                f.required("Digit"),
                f.optionalNumber("DurationMs"),
                f.text("Direction"));
    }

    private static PbxEvent recordingMuted(AmiFields f) {
        AudioDirection direction =
                switch (f.required("Direction").toLowerCase(Locale.ROOT)) {
                    case "read" -> AudioDirection.READ;
                    case "write" -> AudioDirection.WRITE;
                    case "both" -> AudioDirection.BOTH;
                    default ->
                            throw new MalformedAmiException(
                                    "header Direction is none of read, write, both");
                };
        return new RecordingMuted(f.channel(), direction, f.yes("State"));
    }

    private static PbxEvent spyStarted(AmiFields f) {
        ChannelInfo spy = f.channel("Spyer");
        ChannelInfo spied = f.channel("Spyee");
        f.memory().spies().put(spied.name(), spy);
        return new SpyStarted(spy, spied);
    }

    /** Before Asterisk 12 it names only who was listened to. */
    private static PbxEvent spyStopped(AmiFields f) {
        ChannelInfo known = f.memory().spies().remove(f.text("SpyeeChannel"));
        return new SpyStopped(
                known != null && !f.has("SpyerChannel") ? known : f.channel("Spyer"),
                f.optionalChannel("Spyee"));
    }

    private static PbxEvent originated(AmiFields f) {
        return new OriginateCompleted(
                f.text("ActionID"),
                f.text("Channel"),
                f.optionalUniqueId("Uniqueid"),
                "Success".equalsIgnoreCase(f.required("Response")),
                f.number("Reason"),
                f.text("Context"),
                f.text("Exten"));
    }

    static DialStatus dialStatus(String word) {
        return switch (word) {
            case "ANSWER" -> DialStatus.ANSWER;
            case "BUSY" -> DialStatus.BUSY;
            case "NOANSWER" -> DialStatus.NO_ANSWER;
            case "CANCEL" -> DialStatus.CANCEL;
            case "CONGESTION" -> DialStatus.CONGESTION;
            case "CHANUNAVAIL" -> DialStatus.CHANNEL_UNAVAILABLE;
            case "DONTCALL" -> DialStatus.DO_NOT_CALL;
            case "TORTURE" -> DialStatus.TORTURE;
            case "INVALIDARGS" -> DialStatus.INVALID_ARGS;
            case "ABORT", "GOTO", "CONTINUE" -> DialStatus.TRANSFERRED;
            case "FORWARD" -> DialStatus.FORWARDED;
            default -> DialStatus.UNKNOWN;
        };
    }
}
