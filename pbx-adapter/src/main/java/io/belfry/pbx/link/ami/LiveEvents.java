package io.belfry.pbx.link.ami;

import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.link.RawFrame;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Publishes what happens on a connection, from its resync to its loss. */
final class LiveEvents {

    private static final Logger LOG = Logger.getLogger(LiveEvents.class);
    private static final Duration LOOK_AROUND = Duration.ofMillis(100);

    /** Reads the state of the PBX again. */
    interface Again {
        void resync(AmiConnection connection) throws AmiException;
    }

    private final Translator translator;
    private final EventSink sink;
    private final AdapterMetrics metrics;
    private final boolean keepUnknown;
    private final Again again;

    LiveEvents(
            Translator translator,
            EventSink sink,
            AdapterMetrics metrics,
            boolean keepUnknown,
            Again again) {
        this.translator = translator;
        this.sink = sink;
        this.metrics = metrics;
        this.keepUnknown = keepUnknown;
        this.again = again;
    }

    /**
     * Returns when the connection is lost and all that came before is published, or when the sink
     * lost something.
     *
     * @return why
     */
    String pass(AmiConnection connection) throws AmiException {
        List<RawFrame> frames = new ArrayList<>();
        try {
            while (true) {
                connection.events().take(frames, LOOK_AROUND);
                Optional<String> failure = sink.failure();
                if (failure.isPresent()) {
                    connection.fail("events were lost: " + failure.get());
                    return connection.lost().orElseThrow();
                }
                if (frames.isEmpty() && connection.lost().isPresent()) {
                    return connection.lost().get();
                }
                for (RawFrame frame : frames) {
                    if (publish(frame) instanceof PbxStarted) {
                        again.resync(connection);
                    }
                }
                frames.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return connection.lost().orElse("the adapter stops");
        }
    }

    /** Publishes one event, and returns it when it is one of the contracts. */
    private Object publish(RawFrame frame) {
        String name = frame.event();
        if (translator.leavesOut(name)) {
            metrics.amiEventLeftOut(name);
            return null;
        }
        AmiMessage message = AmiConnection.message(frame);
        Translation translation = translator.translate(message);
        metrics.amiEvent(name, translation);
        switch (translation) {
            case Translation.Translated(var event) -> {
                sink.event(event, message.time());
                return event;
            }
            case Translation.Several(var events) ->
                    events.forEach(event -> sink.event(event, message.time()));
            case Translation.Cel(var row) -> sink.cel(row);
            case Translation.Malformed(String reason) -> {
                LOG.warnf("malformed AMI event: %s", reason);
                sink.malformed(message.text(), reason);
            }
            case Translation.Unknown _ -> {
                if (keepUnknown) {
                    sink.event(Translator.unknown(message), message.time());
                }
            }
            case Translation.Dropped _ -> {}
        }
        return null;
    }
}
