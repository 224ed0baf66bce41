package io.belfry.contracts.pbx;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** State of the link to a PBX: compacted, the last one is the truth. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "state")
public sealed interface PbxLink {

    /** Since when the link is in that state. */
    Instant since();

    /** Connected and resynchronised. {@code version} is what the PBX calls itself. */
    record Up(Instant since, String version, String resyncId) implements PbxLink {}

    /** Connected; the state is being read again. */
    record Resyncing(Instant since, String version, String resyncId) implements PbxLink {}

    /** Not connected; {@code reason} is for an operator. */
    record Down(Instant since, String reason) implements PbxLink {}
}
