package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;

/** Digits that are typed, and where they are heard. Recorded scenarios 17, 23, 25 and 38. */
final class Keypad {

    private static final int TYPED_MILLIS = 160;

    private final Switchboard board;

    /** Whether a digit typed in a conversation is one of a feature code, and not passed on. */
    interface Filter {
        boolean takes(Talk talk, Channel c, char digit);
    }

    Keypad(Switchboard board) {
        this.board = board;
    }

    /** Somebody types a digit at a channel's device. */
    void typed(Channel c, char digit, Filter features) {
        ended(c, digit, TYPED_MILLIS, "Received");
        if (c.conductor instanceof Talk talk && !talk.isOver()) {
            if (!features.takes(talk, c, digit)) {
                send(talk.other(c).channel(), digit);
            }
        } else {
            c.conductor.digit(c, digit);
        }
    }

    /** A digit that the PBX takes as typed, such as one of a feature code: it is not sent on. */
    void told(Channel c, char digit) {
        ended(c, digit, 0, "Received");
    }

    /** A digit goes out to a channel's device. */
    void send(Channel c, char digit) {
        board.event(
                "DTMFBegin",
                "dtmf",
                e -> e.channel(c).put("Digit", digit).put("Direction", "Sent"));
        board.time()
                .after(
                        TYPED_MILLIS * 1000L,
                        () -> {
                            if (!c.gone) {
                                ended(c, digit, TYPED_MILLIS, "Sent");
                            }
                        });
    }

    private void ended(Channel c, char digit, int millis, String direction) {
        board.event(
                "DTMFEnd",
                "dtmf",
                e ->
                        e.channel(c)
                                .put("Digit", digit)
                                .put("DurationMs", millis)
                                .put("Direction", direction));
    }

    /** The digits of a text that a telephone could send. */
    static List<Character> digits(String text) {
        return text.chars()
                .mapToObj(i -> (char) i)
                .filter(c -> "0123456789*#ABCDabcd".indexOf(c) >= 0)
                .toList();
    }
}
