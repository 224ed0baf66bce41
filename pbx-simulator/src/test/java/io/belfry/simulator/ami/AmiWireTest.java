package io.belfry.simulator.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.simulator.SimulatorFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a plain socket sees of the AMI port. */
class AmiWireTest {

    @Test
    void actionsBeforeTheLoginAreRefused() throws IOException {
        try (SimulatorFixture pbx = new SimulatorFixture(1, false);
                Client client = new Client(pbx)) {
            assertThat(client.line()).isEqualTo("Asterisk Call Manager/11.0.0");
            client.send("Action: QueueStatus\r\nActionID: 7\r\n\r\n");
            assertThat(client.frame())
                    .isEqualTo("Response: Error|ActionID: 7|Message: Permission denied");
        }
    }

    @Test
    void logoffSaysGoodbyeAndEndsTheConnection() throws IOException {
        try (SimulatorFixture pbx = new SimulatorFixture(1, false);
                Client client = new Client(pbx)) {
            client.login("off");
            client.send("Action: Logoff\r\n\r\n");
            assertThat(client.frame())
                    .isEqualTo("Response: Goodbye|Message: Thanks for all the fish.");
            assertThat(client.line()).isNull();
        }
    }

    @Test
    void aClientChoosesClassesOfEvents() throws IOException {
        try (SimulatorFixture pbx = new SimulatorFixture(1, false);
                Client client = new Client(pbx)) {
            client.login("user");
            client.send(
                    "Action: QueueAdd\r\nQueue: support\r\n"
                            + "Interface: Local/id-1001@agentcallback\r\nStateInterface: PJSIP/1001\r\n\r\n");
            assertThat(client.frame()).contains("Added interface to queue");
            client.send(
                    "Action: UserEvent\r\nActionID: 3\r\nUserEvent: AgentLogin\r\nAgentNumber: 1001\r\n\r\n");
            // QueueMemberAdded is of class agent and was not asked for
            String next = client.frame() + client.frame();
            assertThat(next)
                    .contains("Event: UserEvent|Privilege: user,all|")
                    .contains("UserEvent: AgentLogin|ActionID: 3|AgentNumber: 1001")
                    .contains("Message: Event Sent")
                    .doesNotContain("QueueMemberAdded");
        }
    }

    @Test
    void aLineWithoutAColonIsOverlooked() throws IOException {
        try (SimulatorFixture pbx = new SimulatorFixture(1, false);
                Client client = new Client(pbx)) {
            client.login("off");
            client.send("rubbish\r\nAction: Ping\r\nmore rubbish\r\nActionID: 5\r\n\r\n");
            assertThat(client.frame()).startsWith("Response: Success|ActionID: 5|Ping: Pong|");
            client.send("\r\n\r\nFoo: bar\r\n\r\n");
            assertThat(client.frame())
                    .isEqualTo("Response: Error|Message: Missing action in request");
        }
    }

    @Test
    void aClientThatDoesNotReadIsDisconnectedAndTheOthersGoOn() throws IOException {
        try (SimulatorFixture pbx = new SimulatorFixture(1, false);
                Client deaf = new Client(pbx);
                Client good = new Client(pbx)) {
            deaf.login("on");
            good.login("off");
            // more than the buffer and the socket's own buffers hold
            pbx.simulator()
                    .ask(
                            model -> {
                                for (int i = 0; i < 3 * AmiSession.BUFFERED_FRAMES; i++) {
                                    model.board()
                                            .event(
                                                    "Test",
                                                    "call",
                                                    e -> e.put("Filler", "x".repeat(100)));
                                }
                                return null;
                            });
            await().atMost(Duration.ofSeconds(20)).until(deaf::isCut);
            good.send("Action: Ping\r\nActionID: 1\r\n\r\n");
            assertThat(good.frame()).contains("Ping: Pong");
        }
    }

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(SimulatorFixture pbx) throws IOException {
            socket = new Socket("127.0.0.1", pbx.amiPort());
            socket.setSoTimeout(10_000);
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void login(String events) throws IOException {
            send(
                    "Action: Login\r\nUsername: %s\r\nSecret: %s\r\nEvents: %s\r\n\r\n"
                            .formatted(SimulatorFixture.USER, SimulatorFixture.SECRET, events));
            line();
            assertThat(frame()).contains("Authentication accepted");
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        String line() throws IOException {
            return in.readLine();
        }

        String frame() throws IOException {
            StringBuilder frame = new StringBuilder();
            for (String line = in.readLine();
                    line != null && !line.isEmpty();
                    line = in.readLine()) {
                frame.append(frame.isEmpty() ? "" : "|").append(line);
            }
            return frame.toString();
        }

        /** Writes until the other side is gone: reading would be what this client does not do. */
        boolean isCut() {
            try {
                send("Action: Ping\r\n\r\n");
                return false;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
