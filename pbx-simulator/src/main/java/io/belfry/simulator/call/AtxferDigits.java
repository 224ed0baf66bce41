package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/**
 * AMI's Atxfer: the PBX takes the feature code and the extension as typed by the transferer, digit
 * by digit. Recorded scenario 23.
 */
final class AtxferDigits {

    private static final String FEATURE = "*2";
    private static final long FIRST_DIGIT = 145_000;
    private static final long HOLD = 245_000;
    private static final long EXTENSION = 290_000;
    private static final long BETWEEN_DIGITS = 45_000;

    private final Switchboard board;
    private final Talk talk;
    private final Channel transferer;
    private final String exten;

    AtxferDigits(Switchboard board, Talk talk, Channel transferer, String exten) {
        this.board = board;
        this.talk = talk;
        this.transferer = transferer;
        this.exten = exten;
    }

    /**
     * @param consult what follows the last digit, if they still talk
     */
    void type(Runnable consult) {
        Keypad keypad = new Keypad(board);
        keypad.told(transferer, FEATURE.charAt(0));
        after(FIRST_DIGIT, () -> keypad.told(transferer, FEATURE.charAt(1)));
        after(HOLD, () -> talk.hold(transferer, false));
        for (int i = 0; i < exten.length(); i++) {
            char digit = exten.charAt(i);
            after(EXTENSION + i * BETWEEN_DIGITS, () -> keypad.told(transferer, digit));
        }
        after(EXTENSION + (exten.length() - 1) * BETWEEN_DIGITS + 500, consult);
    }

    private void after(long micros, Runnable step) {
        board.time()
                .after(
                        micros,
                        () -> {
                            if (!talk.isOver()) {
                                step.run();
                            }
                        });
    }
}
