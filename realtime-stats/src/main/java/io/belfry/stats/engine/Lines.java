package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.PhoneEvents;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the users of lines what happens on them (A113). */
final class Lines {

    private final Directory directory;
    private final Calls calls;
    private final Outbox outbox;

    Lines(Directory directory, Calls calls, Outbox outbox) {
        this.directory = directory;
        this.calls = calls;
        this.outbox = outbox;
    }

    /** A leg of a device was like that and is like that now; null when it is not. */
    void tell(Moment moment, Device device, Leg before, Leg after, boolean failed) {
        List<PhoneEventType> types = PhoneEvents.between(before, after, failed);
        Optional<LineConfig> line =
                types.isEmpty() ? Optional.empty() : directory.lineOfDevice(moment.pbx(), device);
        if (line.isEmpty()) {
            return;
        }
        Leg leg = after == null ? before : after;
        Map<String, String> variables = calls.variables(moment.pbx(), leg.call());
        for (PhoneEventType type : types) {
            PhoneEvent event = PhoneEvents.event(type, leg, line.get(), variables);
            String what = event.line() + "/" + event.uniqueId() + "/" + event.type();
            outbox.event(Topics.PHONE_EVENTS, moment, what, event);
        }
    }
}
