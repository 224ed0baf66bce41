package io.belfry.pbx.link;

import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes what the link says, in order. It may wait; the reader of the link does not wait for it.
 * After a failure it takes nothing more until {@link #resume()}: behind a gap nothing is worth
 * anything.
 */
public interface EventSink {

    /** An event of the PBX. */
    void event(PbxEvent event, Instant time);

    /** A CEL row that came over AMI. */
    void cel(CelRow row);

    /** The state of the link. */
    void link(PbxLink link);

    /** An event nobody can read. */
    void malformed(String text, String reason);

    /** Why something given to this sink was lost since the last {@link #resume()}. */
    Optional<String> failure();

    /** Waits until what is given to this sink can be stored, and takes it again. */
    void resume() throws InterruptedException;
}
