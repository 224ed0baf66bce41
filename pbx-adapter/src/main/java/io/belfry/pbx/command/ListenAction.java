package io.belfry.pbx.command;

import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.Device;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;
import java.time.Duration;

/**
 * ChanSpy on the channels of a device: {@code d} lets digits change the mode, {@code q} announces
 * nothing, {@code E} ends with the call, {@code w} whispers, {@code B} barges in.
 */
final class ListenAction {

    private ListenAction() {}

    /**
     * Rings who wants to listen; the phone shows whom.
     *
     * @param number of the device that is listened to
     */
    static AmiAction of(
            LineConfig listener,
            Device target,
            String number,
            ListenMode mode,
            Duration ringTimeout) {
        return AmiAction.of(
                "Originate",
                "Channel",
                listener.device().value(),
                "Application",
                "ChanSpy",
                "Data",
                target + "-," + options(mode),
                "CallerID",
                "\"" + number + "\" <" + number + ">",
                "Timeout",
                Long.toString(ringTimeout.toMillis()),
                "Async",
                "true",
                Variables.ORIGINATED.getKey(),
                Variables.ORIGINATED.getValue());
    }

    /** As if the spy had typed the digit of the mode. */
    static AmiAction change(LiveChannel spy, ListenMode mode) {
        return CallActions.typed(spy, digit(mode));
    }

    private static String options(ListenMode mode) {
        return switch (mode) {
            case LISTEN -> "dqE";
            case WHISPER -> "dqEw";
            case BARGE -> "dqEB";
        };
    }

    private static char digit(ListenMode mode) {
        return switch (mode) {
            case LISTEN -> '4';
            case WHISPER -> '5';
            case BARGE -> '6';
        };
    }
}
