package io.belfry.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form on the wire, proven in both directions: the samples of pbx, command and config are
 * values of the recorded calls, beside each stands the object that it means, and neither was
 * written by the codec. A new type of these needs both.
 */
class HandWrittenSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TIME = Instant.parse("2026-11-21T10:25:51.923860Z");
    private static final Map<String, Object> WRITTEN = written();

    /** Every stored sample of these packages. */
    static Stream<StoredSamplesTest.Sample> samples() throws Exception {
        return StoredSamplesTest.samples()
                .filter(
                        s ->
                                s.ceType().startsWith("io.belfry.pbx.")
                                        || s.ceType().startsWith("io.belfry.command.")
                                        || s.ceType().startsWith("io.belfry.config."));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsTheObjectThatItMeans(StoredSamplesTest.Sample sample) throws Exception {
        Object meant = WRITTEN.get(name(sample));
        assertThat(meant).as("the object of " + sample.file()).isNotNull();
        Topic<?> topic = StoredSamplesTest.topicOf(sample.ceType());
        assertThat(read(topic, sample)).isEqualTo(meant);
        assertThat(JSON.readTree(EventCodec.value(meant))).isEqualTo(JSON.readTree(sample.value()));
    }

    private static Object read(Topic<?> topic, StoredSamplesTest.Sample sample) throws Exception {
        Headers headers =
                EventCodec.headers(
                        new Envelope<>("1", new PbxId("pbx1"), TIME, WRITTEN.get(name(sample))));
        return EventCodec.decode(topic, "pbx1/x", headers, sample.value())
                        instanceof Decoded.Value<?>(Envelope<?> envelope)
                ? envelope.data()
                : null;
    }

    private static String name(StoredSamplesTest.Sample sample) {
        return sample.file().replace(".json", "");
    }

    private static Map<String, Object> written() {
        Map<String, Object> written = new TreeMap<>();
        PbxSamples.all().forEach((name, o) -> written.put("io.belfry.pbx." + name, o));
        CommandSamples.all().forEach((name, o) -> written.put("io.belfry.command." + name, o));
        ConfigSamples.all().forEach((name, o) -> written.put("io.belfry.config." + name, o));
        return written;
    }
}
