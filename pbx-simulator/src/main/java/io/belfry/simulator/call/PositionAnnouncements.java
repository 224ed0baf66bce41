package io.belfry.simulator.call;

import java.util.OptionalLong;

/**
 * When a waiting caller hears his position: not before members were tried for the first time, then
 * as often as the queue wants it.
 */
final class PositionAnnouncements {

    private final int every;
    private boolean tried;
    private OptionalLong heardAt = OptionalLong.empty();

    /** Takes the seconds between two announcements, 0 for none. */
    PositionAnnouncements(int every) {
        this.every = every;
    }

    /** Whether it is time for one; asked each time before members are tried. Seconds. */
    boolean isDue(long now) {
        boolean first = !tried;
        tried = true;
        return !first && every > 0 && (heardAt.isEmpty() || now - heardAt.getAsLong() >= every);
    }

    /** It is heard now. */
    void heard(long now) {
        heardAt = OptionalLong.of(now);
    }
}
