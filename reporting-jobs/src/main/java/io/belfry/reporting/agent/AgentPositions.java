package io.belfry.reporting.agent;

import io.belfry.reporting.call.SeatLog.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who sat at one line one after the other (D33). Pure. */
public final class AgentPositions {

    private AgentPositions() {}

    /**
     * The positions in the order in which they began. An agent who takes the line over (A30) ends
     * the position of the one before; who logs in again at the same line goes on.
     *
     * @param changes of one line, in the order in which they were logged
     */
    public static List<AgentPosition> fold(List<Change> changes) {
        List<AgentPosition> positions = new ArrayList<>();
        Change seated = null;
        for (Change change : changes) {
            boolean same = seated != null && seated.agent().equals(change.agent());
            if (change.login() && !same) {
                close(positions, seated, change.time());
                seated = change;
            } else if (!change.login() && same) {
                close(positions, seated, change.time());
                seated = null;
            }
        }
        close(positions, seated, null);
        return positions;
    }

    private static void close(List<AgentPosition> positions, Change seated, Instant end) {
        if (seated != null) {
            positions.add(new AgentPosition(seated.agent(), seated.line(), seated.time(), end));
        }
    }
}
