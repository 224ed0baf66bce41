package io.belfry.pbx.link.ami;

import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Snapshots;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the whole state of the PBX and publishes it between two markers. */
final class Resync {

    private static final Logger LOG = Logger.getLogger(Resync.class);
    private static final List<String> LISTS =
            List.of("CoreShowChannels", "QueueStatus", "DeviceStateList", "ExtensionStateList");

    private final Translator translator;
    private final EventSink sink;
    private final InstantSource clock;

    Resync(Translator translator, EventSink sink, InstantSource clock) {
        this.translator = translator;
        this.sink = sink;
        this.clock = clock;
    }

    /** All lists are read before the first is published: a loss in between leaves no half state. */
    void run(AmiConnection connection, String resyncId) throws AmiException {
        List<AmiMessage> items = new ArrayList<>();
        for (String list : LISTS) {
            Optional<List<AmiMessage>> answer = connection.list(AmiAction.of(list));
            if (answer.isEmpty()) {
                LOG.warnf("this PBX has no action %s: the snapshot is without it", list);
            }
            answer.ifPresent(items::addAll);
        }
        sink.event(new ResyncBegun(resyncId), clock.instant());
        for (AmiMessage item : items) {
            switch (Snapshots.translate(item, translator)) {
                case Translation.Translated(var event) -> sink.event(event, item.time());
                case Translation.Several(var events) ->
                        events.forEach(event -> sink.event(event, item.time()));
                case Translation.Malformed(String reason) -> sink.malformed(item.text(), reason);
                case Translation.Cel _, Translation.Dropped _, Translation.Unknown _ -> {}
            }
        }
        sink.event(new ResyncEnded(resyncId), clock.instant());
    }
}
