package io.belfry.stats.phone;

import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.stats.phone.Leg.Phase;
import java.util.Set;

/** When a call that a phone dialled could not be made. */
public final class DialFailure {

    /** Not said, normal clearing, answered elsewhere, normal unspecified, interworking. */
    private static final Set<Integer> GIVEN_UP = Set.of(0, 16, 26, 31, 127);

    private DialFailure() {}

    /**
     * Whether the event ends the leg before an answer, with a Q.850 cause that is none of those
     * that stand for giving up.
     *
     * @param leg null when not known
     */
    public static boolean ends(Leg leg, ChannelEvent event) {
        return leg != null
                && leg.phase() == Phase.DIALING
                && event instanceof ChannelHungUp hungUp
                && !GIVEN_UP.contains(hungUp.cause());
    }
}
