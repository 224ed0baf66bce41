package io.belfry.pbx.translate;

import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.PbxEvent;
import java.util.List;

/** What became of an AMI message. */
public sealed interface Translation {

    /** An event of the contracts. */
    record Translated(PbxEvent event) implements Translation {}

    /** Several events of the contracts in one of an older Asterisk; never empty. */
    record Several(List<PbxEvent> events) implements Translation {
        public Several {
            events = List.copyOf(events);
        }
    }

    /** A CEL row that came over AMI. */
    record Cel(CelRow row) implements Translation {}

    /** Left out on purpose. */
    record Dropped(String reason) implements Translation {}

    /** Nobody has told us about events of that name. */
    record Unknown() implements Translation {}

    /** It lacks what it must have. */
    record Malformed(String reason) implements Translation {}
}
