package io.belfry.pbx.translate;

import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.DtmfReceived;
import io.belfry.contracts.pbx.MusicOnHoldStarted;
import io.belfry.contracts.pbx.MusicOnHoldStopped;
import io.belfry.contracts.pbx.PbxEvent;
import java.util.List;
import java.util.Map;

/**
 * Events that only an Asterisk before 12 has, told as a later one would. Their headers are those of
 * the calls of {@code ast_manager_event} in its sources: main/channel.c (Bridge, DTMF),
 * apps/app_dial.c (Dial), channels/chan_sip.c (Transfer), res/res_musiconhold.c (MusicOnHold).
 */
final class OlderEvents {

    static final Map<String, Translator.OlderReader> TABLE =
            Map.of(
                    "Dial", OlderEvents::dial,
                    "Bridge", OlderEvents::bridge,
                    "Transfer", OlderEvents::transfer,
                    "DTMF", OlderEvents::dtmf,
                    "MusicOnHold", OlderEvents::music);

    private static final String SUCCESS = "Success";

    private OlderEvents() {}

    private static List<PbxEvent> dial(AmiFields f) {
        String part = f.required("SubEvent");
        ChannelInfo caller = f.channel();
        return switch (part) {
            case "Begin" -> {
                ChannelInfo leg = f.known("Destination", "DestUniqueID");
                f.memory().channels().join(caller.uniqueId(), leg.uniqueId());
                caller = f.memory().channels().find(caller.uniqueId());
                leg = f.memory().channels().find(leg.uniqueId());
                f.memory().dials().begun(caller, leg);
                yield List.of(new DialBegun(leg, caller, f.text("Dialstring")));
            }
            case "End" ->
                    f.memory()
                            .dials()
                            .ended(
                                    caller.uniqueId(),
                                    ChannelEvents.dialStatus(f.required("DialStatus")));
            default ->
                    throw new MalformedAmiException(
                            "header SubEvent is none of Begin, End: " + part);
        };
    }

    private static List<PbxEvent> bridge(AmiFields f) {
        KnownChannels channels = f.memory().channels();
        ChannelInfo one = f.known("Channel1", "Uniqueid1");
        ChannelInfo two = f.known("Channel2", "Uniqueid2");
        String state = f.required("Bridgestate");
        return switch (state) {
            case "Link" -> {
                channels.join(one.uniqueId(), two.uniqueId());
                yield f.memory()
                        .bridges()
                        .link(
                                channels.find(one.uniqueId()),
                                channels.find(two.uniqueId()),
                                technology(f.text("Bridgetype")));
            }
            case "Unlink" -> f.memory().bridges().leave(one.uniqueId());
            default ->
                    throw new MalformedAmiException(
                            "header Bridgestate is none of Link, Unlink: " + state);
        };
    }

    /** The names that later versions have for the same. */
    private static String technology(String type) {
        return "core".equals(type) ? "simple_bridge" : type;
    }

    /**
     * A transfer by SIP. Blind: {@code TargetChannel} is the one transferred. Attended: it is the
     * consultation of the transferer.
     */
    private static List<PbxEvent> transfer(AmiFields f) {
        String type = f.required("TransferType");
        ChannelInfo transferer = f.channel();
        ChannelInfo target =
                f.text("TargetChannel") == null ? null : f.known("TargetChannel", "TargetUniqueid");
        KnownBridges bridges = f.memory().bridges();
        return switch (type) {
            case "Blind" ->
                    List.of(
                            new BlindTransferred(
                                    transferer,
                                    target,
                                    SUCCESS,
                                    f.text("TransferContext"),
                                    f.text("TransferExten"),
                                    true));
            case "Attended" ->
                    List.of(
                            new AttendedTransferred(
                                    transferer,
                                    target,
                                    bridges.peer(transferer.uniqueId()),
                                    target == null ? null : bridges.peer(target.uniqueId()),
                                    SUCCESS,
                                    null,
                                    true));
            default ->
                    throw new MalformedAmiException(
                            "header TransferType is none of Blind, Attended: " + type);
        };
    }

    /** One event at the begin and one at the end of a digit; only the end is told. */
    private static List<PbxEvent> dtmf(AmiFields f) {
        return f.yes("End")
                ? List.of(
                        new DtmfReceived(
                                f.channel(), f.required("Digit"), null, f.text("Direction")))
                : List.of();
    }

    private static List<PbxEvent> music(AmiFields f) {
        return "Start".equals(f.required("State"))
                ? List.of(new MusicOnHoldStarted(f.channel(), f.text("Class")))
                : List.of(new MusicOnHoldStopped(f.channel()));
    }
}
