package io.belfry.reporting.queue;

import java.time.Instant;

/**
 * A member's telephone rang for a waiting call.
 *
 * @param member as the PBX names him
 * @param end when the ringing was over
 * @param millis how long it rang; whole seconds when it was answered
 */
public record Ring(String member, Instant end, long millis, boolean answered) {

    /**
     * Whether the call was really offered: a telephone that refuses at once was not asked (E17).
     */
    public boolean offered() {
        return answered || millis > 0;
    }
}
