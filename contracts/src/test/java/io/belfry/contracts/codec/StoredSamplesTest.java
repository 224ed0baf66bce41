package io.belfry.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.state.AgentState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a released version wrote must be read for ever: one stored value per type and release, in
 * {@code samples/<release>/<ce_type>[-<variant>].json}. A sample is never edited once its release
 * is out; until then (0.1 is not) it follows its type.
 */
class StoredSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Sample(String ceType, String file, byte[] value) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Sample> samples() throws IOException, URISyntaxException {
        Path root = Path.of(StoredSamplesTest.class.getResource("/samples").toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(StoredSamplesTest::sample)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aStoredValueIsReadAndWrittenAgainWithoutLoss(Sample sample) throws Exception {
        Topic<?> topic = topicOf(sample.ceType());

        Envelope<?> envelope = decode(topic, sample.ceType(), sample.value());

        assertThat(JSON.readTree(EventCodec.value(envelope.data())))
                .isEqualTo(JSON.readTree(sample.value()));
        assertThat(WireTypes.nameOf(envelope.data().getClass())).isEqualTo(sample.ceType());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFieldOfALaterVersionIsIgnored(Sample sample) throws Exception {
        Topic<?> topic = topicOf(sample.ceType());
        ObjectNode later = (ObjectNode) JSON.readTree(sample.value());
        later.put("fieldOfALaterVersion", 1);

        Envelope<?> envelope =
                decode(topic, sample.ceType(), JSON.writeValueAsBytes((JsonNode) later));

        assertThat(envelope.data())
                .isEqualTo(decode(topic, sample.ceType(), sample.value()).data());
    }

    @Test
    void everyTypeAndEveryVariantHasASample() throws Exception {
        Set<String> wanted = new TreeSet<>();
        for (Topic<?> topic : Topics.ALL) {
            WireTypes.of(topic.type())
                    .forEach((name, type) -> variants(type).forEach(v -> wanted.add(name + v)));
        }
        variants(PbxCommand.class).forEach(v -> wanted.add("io.belfry.command.CommandRequest" + v));
        variants(CommandOutcome.class)
                .forEach(v -> wanted.add("io.belfry.command.CommandReply" + v));
        variants(AgentState.class).forEach(v -> wanted.add("io.belfry.state.AgentStatus" + v));

        Set<String> stored =
                samples()
                        .map(s -> s.file().replaceFirst("\\.json$", ""))
                        .collect(Collectors.toSet());

        assertThat(stored).containsAll(wanted);
    }

    @Test
    void aCounterOfALaterVersionIsDropped() throws Exception {
        String json =
                """
                {"id":8,"name":"support","counters":{"WaitingCalls":2.0,"SomethingNew":1.0}}\
                """;

        Envelope<?> envelope =
                decode(
                        Topics.STATS_QUEUES,
                        "io.belfry.state.QueueStatistics",
                        json.getBytes(StandardCharsets.UTF_8));

        assertThat(EventCodec.value(envelope.data()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"id\":8,\"name\":\"support\",\"counters\":{\"WaitingCalls\":2.0}}");
    }

    private static Envelope<?> decode(Topic<?> topic, String ceType, byte[] value)
            throws MalformedRecordException {
        Decoded<?> decoded = EventCodec.decode(topic, "pbx1/x", headers(ceType), value);
        assertThat(decoded).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<?>) decoded).envelope();
    }

    private static Headers headers(String ceType) {
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_id", "1",
                        "ce_type", ceType,
                        "ce_source", "pbx1",
                        "ce_time", "2026-11-21T10:25:51.923860Z")
                .forEach((k, v) -> headers.add(k, v.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    static Topic<?> topicOf(String ceType) {
        return Topics.ALL.stream()
                .filter(t -> WireTypes.of(t.type()).containsKey(ceType))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no topic carries " + ceType));
    }

    private static List<String> variants(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .map(c -> "-" + c.getSimpleName())
                        .toList()
                : List.of("");
    }

    private static Sample sample(Path file) {
        try {
            String name = file.getFileName().toString();
            String ceType = name.replaceFirst("(-[A-Za-z]+)?\\.json$", "");
            return new Sample(ceType, name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
