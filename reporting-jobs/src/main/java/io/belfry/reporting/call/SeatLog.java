package io.belfry.reporting.call;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who sat at a line, from the AGENTCALLBACKLOGIN and AGENTCALLBACKLOGOFF rows of queue_log (data1
 * is {@code extension@context}, E17).
 */
public final class SeatLog {

    /**
     * An agent comes to a line or leaves it.
     *
     * @param line number of the line
     */
    public record Change(Instant time, String line, AgentNumber agent, boolean login) {}

    private SeatLog() {}

    /** The change that row tells of. */
    public static Optional<Change> change(QueueLogRow row) {
        boolean login = "AGENTCALLBACKLOGIN".equals(row.event());
        if (!login && !"AGENTCALLBACKLOGOFF".equals(row.event()) || row.data1() == null) {
            return Optional.empty();
        }
        int at = row.data1().indexOf('@');
        String line = at < 0 ? row.data1() : row.data1().substring(0, at);
        return row.agentNumber()
                .filter(agent -> !line.isBlank())
                .map(agent -> new Change(row.time(), line, agent, login));
    }

    /**
     * Who sits at a line after these changes of it, in the order in which they were logged. An
     * agent that took the line over (A30) stays when the one before is logged off late.
     */
    public static Optional<AgentNumber> occupant(List<Change> changes) {
        AgentNumber occupant = null;
        for (Change change : changes) {
            if (change.login()) {
                occupant = change.agent();
            } else if (change.agent().equals(occupant)) {
                occupant = null;
            }
        }
        return Optional.ofNullable(occupant);
    }
}
