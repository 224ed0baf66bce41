package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that the recorded Asterisk said is malformed or unknown. */
class EveryTraceTest {

    private final Translator translator =
            new Translator(List.of("USR_", "XIVO_"), true, ZoneOffset.UTC);

    static List<Trace> traces() {
        return Trace.all();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyRecordedEventIsTranslatedOrDroppedForAReason(Trace trace) {
        List<String> troubles = new ArrayList<>();
        for (Map<String, String> event : trace.amiEvents()) {
            AmiMessage message = new AmiMessage(event, Instant.EPOCH);
            switch (translator.translate(message)) {
                case Translation.Unknown _ -> troubles.add("unknown: " + message.name());
                case Translation.Malformed(String reason) -> troubles.add(reason);
                case Translation.Translated(var e) ->
                        assertThat(e.subject()).as(message.name()).isNotBlank();
                case Translation.Several(var events) ->
                        troubles.add("Asterisk 22 needs no old names: " + events);
                case Translation.Cel(var row) -> assertThat(row.eventType()).isNotBlank();
                case Translation.Dropped(String reason) -> assertThat(reason).isNotBlank();
            }
        }
        assertThat(troubles).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyTranslatedEventGoesThroughTheCodecWithoutLoss(Trace trace) throws Exception {
        for (Map<String, String> event : trace.amiEvents()) {
            AmiMessage message = new AmiMessage(event, Instant.EPOCH);
            if (translator.translate(message) instanceof Translation.Translated(var translated)) {
                Envelope<?> there =
                        new Envelope<>("1", new PbxId("pbx1"), message.time(), translated);
                var back =
                        EventCodec.decode(
                                Topics.PBX_AMI,
                                "pbx1/x",
                                EventCodec.headers(there),
                                EventCodec.value(translated));
                assertThat(back).isEqualTo(new io.belfry.contracts.codec.Decoded.Value<>(there));
            }
        }
    }
}
