package io.belfry.contracts.state;

import java.time.Instant;
import java.util.List;

/**
 * A conference that takes place (A138).
 *
 * @param number what the PBX calls it, as a rule the number that was dialled
 * @param since when it began; where that was not seen, when it was first heard of
 * @param members in the order in which they joined
 */
public record Conference(
        String number, Instant since, boolean locked, List<ConferenceMember> members) {
    public Conference {
        members = members == null ? List.of() : List.copyOf(members);
    }
}
