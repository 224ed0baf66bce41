package io.belfry.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.belfry.simulator.SimulatorFixture;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.out.CelRow;
import io.belfry.simulator.out.QueueLogRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault, ordered over HTTP and seen by a client of the AMI port. */
class FaultsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ADD =
            "Action: QueueAdd\r\nQueue: support\r\nInterface: Local/id-1001@agentcallback\r\n"
                    + "MemberName: Agent/1001\r\nStateInterface: PJSIP/1001\r\n\r\n";
    private static final String PING = "Action: Ping\r\nActionID: ping\r\n\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatorFixture pbx;

    @BeforeEach
    void start() throws IOException {
        pbx = new SimulatorFixture(1, false);
    }

    @AfterEach
    void stop() throws IOException {
        pbx.close();
    }

    @Test
    void aCutConnectionIsGoneAndANewOneIsTaken() throws Exception {
        try (Client client = new Client().login()) {
            assertThat(order("cut", "")).contains("\"connections\":1");
            assertThat(client.isAtItsEnd()).isTrue();
        }
        try (Client again = new Client().login()) {
            assertThat(again.answer(PING)).contains("Ping: Pong");
        }
    }

    @Test
    void aStalledConnectionIsOpenAndSilentAndLosesNothing() throws Exception {
        try (Client client = new Client().login()) {
            order("stall", "{\"stalled\":true}");
            client.send(PING);
            client.send(ADD);
            assertThatThrownBy(() -> client.frame(300)).isInstanceOf(SocketTimeoutException.class);
            order("stall", "{\"stalled\":false}");
            assertThat(client.until("Ping: Pong")).isNotEmpty();
            assertThat(client.until("Event: QueueMemberAdded")).isNotEmpty();
        }
    }

    @Test
    void aRestartLogsEverybodyOutAndDropsTheCalls() throws Exception {
        try (Client client = new Client().login()) {
            client.send(ADD);
            client.until("Event: QueueMemberAdded");
            pbx.simulator()
                    .ask(
                            p -> {
                                p.phone("1001").orElseThrow().behave(q -> Phone.Reaction.ignore());
                                return p.dial(p.phone("1002").orElseThrow(), "3001", 60);
                            });
            client.until("Event: QueueCallerJoin");
            order("restart", "{\"seconds\":1}");
            // a PBX with calls does not stop cleanly
            assertThat(client.until("Event: Shutdown"))
                    .contains("Shutdown: Uncleanly|Restart: True");
            assertThat(client.isAtItsEnd()).isTrue();
        }
        await().atMost(LONG).until(this::isUp);
        try (Client again = new Client()) {
            assertThat(again.login("on").until("Event: FullyBooted")).isNotEmpty();
            String status =
                    String.join(
                            "\n", again.list("Action: QueueStatus\r\n\r\n", "QueueStatusComplete"));
            assertThat(status).contains("Event: QueueParams").doesNotContain("Event: QueueMember|");
            assertThat(again.list("Action: CoreShowChannels\r\n\r\n", "CoreShowChannelsComplete"))
                    .noneMatch(f -> f.startsWith("Event: CoreShowChannel|"));
        }
        assertThat(pbx.said())
                .anyMatch(o -> o instanceof QueueLogRow r && r.event().equals("QUEUESTART"))
                // the calls end without a word, as when a process dies
                .noneMatch(o -> o instanceof CelRow r && r.eventType().equals("CHAN_END"));
    }

    @Test
    void theClockCanBeSetBack() throws Exception {
        try (Client client = new Client().login()) {
            double before = time(client.answer(PING));
            order("clock", "{\"seconds\":-86400}");
            double after = time(client.answer(PING));
            assertThat(after - before).isCloseTo(-86400, within(3600.0));
            client.send(ADD);
            String event = client.until("Event: QueueMemberAdded");
            assertThat(time(event)).isCloseTo(after, within(3600.0));
        }
        assertThat(pbx.said())
                .filteredOn(QueueLogRow.class::isInstance)
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(((QueueLogRow) row).timeMicros() / 1_000_000)
                                        .isLessThan(System.currentTimeMillis() / 1000 - 3600));
    }

    @Test
    void whatSaysAWholeStateCanComeTwice() throws Exception {
        try (Client client = new Client().login()) {
            client.send(ADD);
            client.until("Event: QueueMemberAdded");
            order("disorder", "{\"duplicates\":1}");
            client.send(
                    "Action: QueuePause\r\nInterface: Local/id-1001@agentcallback\r\n"
                            + "Paused: true\r\n\r\n");
            List<String> paused = new ArrayList<>();
            while (paused.size() < 2) {
                String state = client.until("Event: DeviceStateChange");
                if (state.contains("pause_")) {
                    paused.add(state);
                }
            }
            assertThat(paused.get(0)).isEqualTo(paused.get(1)).contains("State: INUSE");
            // an event that says what happened comes once
            assertThat(client.until("Event: QueueMemberPause")).isNotEmpty();
            order("disorder", "{}");
            assertThat(client.rest(PING)).noneMatch(f -> f.startsWith("Event: QueueMemberPause"));
        }
    }

    @Test
    void mistakesChangeNothing() throws Exception {
        assertThat(order("stall", "{}")).contains("stalled is missing");
        assertThat(order("clock", "{}")).contains("seconds is missing");
        assertThat(order("restart", "{\"seconds\":-1}")).contains("seconds cannot be negative");
        assertThat(order("disorder", "{\"duplicates\":2}")).contains("shares are from 0 to 1");
        try (Client client = new Client().login()) {
            assertThat(client.answer(PING)).contains("Ping: Pong");
        }
    }

    private boolean isUp() {
        try (Client client = new Client()) {
            return client.line() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The seconds of a Timestamp header. */
    private static double time(String frame) {
        return Double.parseDouble(frame.replaceAll("(?s).*Timestamp: ([0-9.]+).*", "$1"));
    }

    private String order(String fault, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + pbx.httpPort() + "/faults/" + fault);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + SimulatorFixture.TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** A client of the AMI port; a frame is its lines with a bar between them. */
    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", pbx.amiPort());
        private final BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Client() throws IOException {}

        /** Logs in and reads on to the answer. */
        Client login() throws IOException {
            login("on").until("Authentication accepted");
            until("Event: FullyBooted");
            return this;
        }

        Client login(String events) throws IOException {
            socket.setSoTimeout((int) LONG.toMillis());
            line();
            send(
                    "Action: Login\r\nUsername: %s\r\nSecret: %s\r\nEvents: %s\r\n\r\n"
                            .formatted(SimulatorFixture.USER, SimulatorFixture.SECRET, events));
            return this;
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        String line() throws IOException {
            return in.readLine();
        }

        /** The next frame, null at the end. */
        String frame(int timeout) throws IOException {
            socket.setSoTimeout(timeout);
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    return String.join("|", lines);
                }
                lines.add(line);
            }
            return null;
        }

        /** The next frame with that text in it. */
        String until(String text) throws IOException {
            for (String f = frame((int) LONG.toMillis()); ; f = frame((int) LONG.toMillis())) {
                assertThat(f).as("frames up to " + text).isNotNull();
                if (f.contains(text)) {
                    return f;
                }
            }
        }

        String answer(String action) throws IOException {
            send(action);
            return until("Response: ");
        }

        /** The frames up to the one that ends a list. */
        List<String> list(String action, String end) throws IOException {
            send(action);
            List<String> frames = new ArrayList<>();
            do {
                frames.add(frame((int) LONG.toMillis()));
            } while (!frames.getLast().contains("Event: " + end));
            return frames;
        }

        /** The frames that come before the answer to one more action. */
        List<String> rest(String ping) throws IOException {
            send(ping);
            List<String> frames = new ArrayList<>();
            do {
                frames.add(frame((int) LONG.toMillis()));
            } while (!frames.getLast().contains("Ping: Pong"));
            return frames;
        }

        /** Reads on to the end. */
        boolean isAtItsEnd() throws IOException {
            try {
                while (frame((int) LONG.toMillis()) != null) {
                    // what was on its way
                }
                return true;
            } catch (SocketException e) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
