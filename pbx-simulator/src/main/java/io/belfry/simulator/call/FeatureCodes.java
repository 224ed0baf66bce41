package io.belfry.simulator.call;

import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Channel;
import java.util.HashMap;
import java.util.Map;

/**
 * What a side of a conversation may type to transfer it, and then the extension: {@code *1} blind,
 * {@code *2} attended, as in the features.conf of the recordings. The digits of a code are not
 * passed on; those that turn out to be none are, a second later.
 */
final class FeatureCodes {

    private static final String BLIND = "*1";
    private static final String ATTENDED = "*2";

    /** featuredigittimeout; microseconds. */
    private static final long NEXT_OF_CODE = 1_000_000;

    /** transferdigittimeout; microseconds. */
    private static final long NEXT_OF_EXTENSION = 3_000_000;

    private static final String CONTEXT = "internal";

    private final Pbx pbx;
    private final Keypad keypad;
    private final Timeline time;
    private final Map<Channel, Typing> typing = new HashMap<>();

    FeatureCodes(Pbx pbx, Keypad keypad) {
        this.pbx = pbx;
        this.keypad = keypad;
        this.time = pbx.board().time();
    }

    /** Whether a digit that was typed belongs to a code or its extension. */
    boolean takes(Talk talk, Channel c, char digit) {
        Typing before = typing.get(c);
        if (before == null || before.talk != talk) {
            if (digit != '*') {
                return false;
            }
            before = new Typing(talk, c);
            typing.put(c, before);
        }
        return before.add(digit);
    }

    /** One side that types a code, then an extension. */
    private final class Typing {
        private final Talk talk;
        private final Channel channel;
        private String code = "";
        private String exten = "";
        private Planned timeout;

        private Typing(Talk talk, Channel channel) {
            this.talk = talk;
            this.channel = channel;
        }

        private boolean add(char digit) {
            if (timeout != null) {
                timeout.cancel();
            }
            return isCode() ? addToExtension(digit) : addToCode(digit);
        }

        private boolean isCode() {
            return code.equals(BLIND) || code.equals(ATTENDED);
        }

        private boolean addToCode(char digit) {
            code += digit;
            if (isCode()) {
                talk.hold(channel, false);
                timeout = time.after(NEXT_OF_EXTENSION, this::complete);
            } else if (code.length() == 1) {
                timeout = time.after(NEXT_OF_CODE, () -> passOn(code));
            } else {
                passOn(code.substring(0, 1));
                return false;
            }
            return true;
        }

        /** It was none. */
        private void passOn(String digits) {
            typing.remove(channel);
            if (!talk.isOver()) {
                Keypad.digits(digits).forEach(d -> keypad.send(talk.other(channel).channel(), d));
            }
        }

        private boolean addToExtension(char digit) {
            if (digit != '#') {
                exten += digit;
            }
            if (digit == '#' || pbx.knows(exten) && !goesOn()) {
                complete();
            } else {
                timeout = time.after(NEXT_OF_EXTENSION, this::complete);
            }
            return true;
        }

        /** A number outside ends when nothing more is typed. */
        private boolean goesOn() {
            return exten.startsWith("0");
        }

        private void complete() {
            typing.remove(channel);
            if (talk.isOver()) {
                return;
            }
            if (!pbx.knows(exten)) {
                talk.unhold(channel);
            } else if (code.equals(BLIND)) {
                pbx.control().blindTransfer(channel, CONTEXT, exten);
            } else {
                new AttendedTransfer(pbx, talk, channel, CONTEXT, exten).consult();
            }
        }
    }
}
