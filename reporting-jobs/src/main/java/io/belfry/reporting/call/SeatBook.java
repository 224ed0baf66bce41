package io.belfry.reporting.call;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.reporting.call.SeatLog.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that is known of who sat where, in memory. */
public final class SeatBook implements AgentSeats {

    private final Map<String, TreeMap<Instant, Optional<AgentNumber>>> occupants = new HashMap<>();

    /**
     * A book of those changes.
     *
     * @param changes in the order in which they were logged
     */
    public SeatBook(Collection<Change> changes) {
        Map<String, List<Change>> lines = new HashMap<>();
        for (Change change : changes) {
            List<Change> before = lines.computeIfAbsent(change.line(), l -> new ArrayList<>());
            before.add(change);
            occupants
                    .computeIfAbsent(change.line(), l -> new TreeMap<>())
                    .put(change.time(), SeatLog.occupant(before));
        }
    }

    @Override
    public Optional<AgentNumber> agentAt(String lineNumber, Instant time) {
        return Optional.ofNullable(occupants.get(lineNumber))
                .map(line -> line.floorEntry(time))
                .flatMap(Map.Entry::getValue);
    }
}
