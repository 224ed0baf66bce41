package io.belfry.pbx.command;

import io.belfry.contracts.id.Device;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;

/** AMI actions on a channel that lives. */
final class CallActions {

    private static final String NORMAL_CLEARING = "16";

    private CallActions() {}

    static AmiAction hangup(LiveChannel channel) {
        return AmiAction.of("Hangup", "Channel", channel.name(), "Cause", NORMAL_CLEARING);
    }

    /** Lets somebody hear a digit. */
    static AmiAction played(LiveChannel channel, char digit) {
        return AmiAction.of(
                "PlayDTMF",
                "Channel",
                channel.name(),
                "Digit",
                Character.toString(digit),
                "Duration",
                "200");
    }

    /** As if the channel's user had typed the digit (Asterisk 16 and later). */
    static AmiAction typed(LiveChannel channel, char digit) {
        return AmiAction.of(
                "PlayDTMF",
                "Channel",
                channel.name(),
                "Digit",
                Character.toString(digit),
                "Duration",
                "100",
                "Receive",
                "true");
    }

    /** Sends one party, or two at once, to a number of the dialplan. */
    static AmiAction redirect(LiveChannel one, LiveChannel other, String context, String exten) {
        boolean two = other != null;
        return AmiAction.of(
                "Redirect",
                "Channel",
                one.name(),
                "Context",
                context,
                "Exten",
                exten,
                "Priority",
                "1",
                "ExtraChannel",
                two ? other.name() : null,
                "ExtraContext",
                two ? context : null,
                "ExtraExten",
                two ? exten : null,
                "ExtraPriority",
                two ? "1" : null);
    }

    /**
     * Remote control of the phone by a NOTIFY within the call: {@code talk} answers or takes a held
     * call back, {@code hold} holds (Snom, Polycom, Yealink and others). Null for a device that
     * cannot be told.
     */
    static AmiAction notify(LiveChannel channel, String event) {
        String variable = "Event=" + event;
        return switch (technology(channel.info().device())) {
            case "PJSIP" ->
                    AmiAction.of("PJSIPNotify", "Channel", channel.name(), "Variable", variable);
            case "SIP" -> notifyPhone(channel.info().device(), event);
            default -> null;
        };
    }

    /** The same outside of the call, for an Asterisk that cannot do it within; null as there. */
    static AmiAction notifyPhone(Device device, String event) {
        String variable = "Event=" + event;
        return switch (technology(device)) {
            case "PJSIP" ->
                    AmiAction.of(
                            "PJSIPNotify",
                            "Endpoint",
                            device.value().substring("PJSIP/".length()),
                            "Variable",
                            variable);
            case "SIP" ->
                    AmiAction.of("SIPnotify", "Channel", device.value(), "Variable", variable);
            default -> null;
        };
    }

    private static String technology(Device device) {
        return device == null ? "" : device.value().replaceFirst("/.*", "");
    }
}
