package io.belfry.bench.calls;

import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueLogRow;

/** Something that a PBX tells. */
public sealed interface Item {

    /** An event of AMI. */
    record Said(PbxEvent event) implements Item {}

    /** A row of queue_log. */
    record Logged(QueueLogRow row) implements Item {}
}
