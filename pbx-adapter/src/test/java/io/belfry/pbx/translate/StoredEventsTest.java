package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceEvents;
import io.belfry.testing.traces.TraceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What other modules are tested with is what the adapter says: the events stored beside the
 * recordings are those that the translator makes of them. After a wanted change of the translation
 * {@code -Dbelfry.traces.write=../testing/src/main/resources/traces} writes them anew.
 */
class StoredEventsTest {

    @Test
    void theStoredEventsAreThoseTheTranslatorMakesOfTheRecording() throws IOException {
        Map<Trace, List<Envelope<PbxEvent>>> translated = translated();
        String target = System.getProperty("belfry.traces.write");
        for (Map.Entry<Trace, List<Envelope<PbxEvent>>> scenario : translated.entrySet()) {
            if (target == null) {
                assertThat(TraceEvents.of(scenario.getKey()))
                        .as(scenario.getKey().name())
                        .isEqualTo(scenario.getValue());
            } else {
                Files.write(
                        Path.of(target, "scenarios", scenario.getKey().name(), "pbx-events.jsonl"),
                        scenario.getValue().stream().map(TraceEvents::line).toList());
            }
        }
    }

    /** The scenarios were recorded one after the other on one connection. */
    private static Map<Trace, List<Envelope<PbxEvent>>> translated() {
        Translator translator = new Translator(List.of("USR_", "XIVO_"), false, ZoneOffset.UTC);
        Map<Trace, List<Envelope<PbxEvent>>> all = new LinkedHashMap<>();
        for (Trace trace : Trace.all()) {
            List<Envelope<PbxEvent>> events = new ArrayList<>();
            for (Map<String, String> fields : trace.amiEvents()) {
                AmiMessage message = new AmiMessage(fields, Instant.EPOCH);
                if (translator.translate(message) instanceof Translation.Translated(var event)) {
                    String id = trace.name() + ":" + (events.size() + 1);
                    events.add(new Envelope<>(id, TraceRows.PBX, message.time(), event));
                }
            }
            all.put(trace, events);
        }
        return all;
    }
}
