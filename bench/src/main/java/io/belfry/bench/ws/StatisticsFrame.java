package io.belfry.bench.ws;

import java.nio.charset.StandardCharsets;

/**
 * How a statistics frame tells which record it is of: the record's number is the value of its first
 * counter.
 */
final class StatisticsFrame {

    private static final byte[] TYPE =
            "{\"msgType\":\"QueueStatistics\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNTER =
            "\"statName\":\"TotalNumberCallsEntered\",\"value\":"
                    .getBytes(StandardCharsets.US_ASCII);

    private StatisticsFrame() {}

    /** The number of the record, -1 when the frame is of another type. */
    static int number(byte[] frame) {
        if (!startsWith(frame, 0, TYPE)) {
            return -1;
        }
        for (int i = TYPE.length; i <= frame.length - COUNTER.length; i++) {
            if (startsWith(frame, i, COUNTER)) {
                return digits(frame, i + COUNTER.length);
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] frame, int from, byte[] what) {
        if (frame.length - from < what.length) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (frame[from + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] frame, int from) {
        int number = -1;
        for (int i = from; i < frame.length && frame[i] >= '0' && frame[i] <= '9'; i++) {
            number = Math.max(number, 0) * 10 + frame[i] - '0';
        }
        return number;
    }
}
