package io.belfry.gateway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.gateway.core.protocol.CommandNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nonsense, in a fixed order of random: the hub answers and goes on. */
class FuzzTest {

    private static final int FRAMES = 5000;

    private static final List<String> VALUES =
            List.of(
                    "1",
                    "-1",
                    "99999999999",
                    "1.5",
                    "\"\"",
                    "\"x\"",
                    "\"1001\"",
                    "null",
                    "true",
                    "[]",
                    "[1]",
                    "{}",
                    "{\"a\":1}",
                    "{\"a\":{}}",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"queue\"",
                    "\"<1>\"");

    private static final List<String> NAMES =
            List.of(
                    "agentid",
                    "agentId",
                    "queueId",
                    "groupId",
                    "penalty",
                    "destination",
                    "state",
                    "variables",
                    "uniqueId",
                    "key",
                    "objectType",
                    "phoneNumbers",
                    "status",
                    "term",
                    "username",
                    "fromQueueId",
                    "toQueueId",
                    "fromPenalty",
                    "toPenalty",
                    "reason",
                    "callerId",
                    "contactId",
                    "source",
                    "numConf",
                    "index",
                    "exten",
                    "queueCall",
                    "value",
                    "request",
                    "sequence",
                    "to",
                    "message",
                    "usernames",
                    "requestId",
                    "token");

    private final Random random = new Random(20161123);
    private final HubBench bench = new HubBench();

    @Test
    void five_thousand_random_and_mutated_frames_leave_it_healthy() {
        Session alice = bench.opened(Site.ALICE_USER);
        Session other = bench.opened(Site.BOB_USER);
        List<String> commands = new ArrayList<>(CommandNames.all());
        int answered = 0;
        for (int i = 0; i < FRAMES; i++) {
            bench.passes(Duration.ofSeconds(1));
            bench.hub().receive(alice, frame(commands));
            List<String> frames = bench.drain(alice);
            assertThat(frames).allSatisfy(f -> assertThat(f).startsWith("{\"msgType\":\""));
            answered += frames.isEmpty() ? 0 : 1;
        }
        assertThat(answered).isGreaterThan(FRAMES / 2);
        bench.drain(other);
        bench.hub().receive(alice, "{\"claz\":\"ping\"}");
        bench.hub().receive(other, "{\"claz\":\"ping\"}");
        String pong = "{\"msgType\":\"ping\",\"ctiMessage\":{}}";
        assertThat(bench.drain(alice)).containsExactly(pong);
        assertThat(bench.drain(other)).containsExactly(pong);
    }

    private String frame(List<String> commands) {
        StringBuilder frame = new StringBuilder("{\"claz\":\"web\",\"command\":\"");
        frame.append(one(commands)).append('"');
        int arguments = random.nextInt(6);
        for (int i = 0; i < arguments; i++) {
            frame.append(",\"").append(one(NAMES)).append("\":").append(one(VALUES));
        }
        frame.append('}');
        int mutations = random.nextInt(3);
        for (int i = 0; i < mutations && !frame.isEmpty(); i++) {
            int at = random.nextInt(frame.length());
            switch (random.nextInt(3)) {
                case 0 -> frame.deleteCharAt(at);
                case 1 -> frame.insert(at, (char) random.nextInt(0x3000));
                default -> frame.setLength(at);
            }
        }
        return frame.toString();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
