package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.PBX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.UserConfig;
import io.belfry.gateway.core.view.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole sessions as text, written by hand from the examples of the documentation: records come from
 * topics, a client sends frames and must be told exactly those, in that order.
 */
class RecordedSessionsTest {

    private static final ObjectMapper JSON = EventCodec.mapperCopy();

    private final HubBench bench = HubBench.empty();
    private final Deque<String> told = new ArrayDeque<>();
    private Session session;

    @ParameterizedTest
    @ValueSource(strings = {"agent-states", "queues-and-members", "login-and-call"})
    void a_session_goes_as_it_is_written(String name) throws IOException {
        int frames = 0;
        int number = 0;
        for (String line : lines(name)) {
            number++;
            String where = name + ".session:" + number;
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "record" -> record(words[1], words[2]);
                case "connect" -> connect(words[1]);
                case "skip" -> {
                    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                        told.remove();
                    }
                }
                case ">" -> {
                    assertThat(told).as(where).isEmpty();
                    bench.hub().receive(session, line.substring(2));
                }
                case "<" -> {
                    frames++;
                    assertThat(told).as(where).isNotEmpty();
                    assertThat(JSON.readTree(told.remove()))
                            .as(where)
                            .isEqualTo(JSON.readTree(line.substring(2)));
                }
                case "asked" ->
                        assertThat(bench.asked().getLast())
                                .as(where)
                                .isEqualTo(JSON.readValue(line.substring(6), PbxCommand.class));
                case "done" -> bench.done();
                case "refused" -> refused(words[1], words[2]);
                default -> assertThat(line).as(where).matches("#.*|");
            }
            if (session != null) {
                told.addAll(bench.drain(session));
            }
        }
        assertThat(told).isEmpty();
        assertThat(frames).isPositive();
    }

    private void refused(String reason, String details) throws IOException {
        Map<String, String> read = JSON.readValue(details, new TypeReference<>() {});
        bench.refused(FailureReason.valueOf(reason), read);
    }

    private void connect(String login) {
        UserConfig user = bench.hub().view().of(PBX).userByLogin(login).orElseThrow();
        session = bench.connected(user);
    }

    private void record(String topic, String value) throws IOException {
        if (topic.equals(Topics.PHONE_EVENTS.name())) {
            bench.hub().occurred(PBX, JSON.readValue(value, Topics.PHONE_EVENTS.type()));
            return;
        }
        for (Kind<?, ?> kind : Kind.ALL) {
            if (kind.topic().name().equals(topic)) {
                set(kind, JSON.readTree(value));
                return;
            }
        }
        throw new IOException("no topic " + topic);
    }

    private <K extends Comparable<K>, V> void set(Kind<K, V> kind, JsonNode value)
            throws IOException {
        bench.hub().set(PBX, kind, JSON.treeToValue(value, kind.topic().type()));
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file =
                RecordedSessionsTest.class.getResourceAsStream("/sessions/" + name + ".session")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
