package io.belfry.testing.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.belfry.testing.traces.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.ConnectEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmiTraceServerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private AmiTraceServer server;
    private ManagerConnection client;
    private final List<ManagerEvent> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        server = AmiTraceServer.builder().account("lab", "secret").start();
        client = connection("secret");
        client.addEventListener(seen::add);
    }

    @AfterEach
    void stop() {
        try {
            client.logoff();
        } catch (IllegalStateException e) {
            // was not logged in
        }
        server.close();
    }

    @Test
    void asteriskJavaLogsInWithTheMd5ChallengeAndLearnsTheVersion() throws Exception {
        client.login();
        server.awaitClients(1, SOON);
        assertThat(server.actions("Challenge")).hasSize(1);
        AmiAction login = server.actions("Login").getFirst();
        assertThat(login.get("Key")).isPresent();
        assertThat(login.get("Secret")).isEmpty();
        assertThat(client.getVersion().toString()).contains("22");
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThatThrownBy(() -> connection("wrong").login())
                .isInstanceOf(AuthenticationFailedException.class);
        assertThat(server.clients()).isZero();
    }

    @Test
    void aRecordedCallArrivesWhole() throws Exception {
        client.login();
        server.awaitClients(1, SOON);
        server.play(Trace.scenario("02-answered_agent_hangs_up")).join();
        await().atMost(SOON)
                .until(() -> seen.stream().anyMatch(AgentCompleteEvent.class::isInstance));
        AgentCompleteEvent complete =
                (AgentCompleteEvent)
                        seen.stream()
                                .filter(AgentCompleteEvent.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        // ami.txt: HoldTime: 1, TalkTime: 3, Reason: agent
        assertThat(complete.getHoldTime()).isEqualTo(1L);
        assertThat(complete.getTalkTime()).isEqualTo(3L);
        assertThat(complete.getReason()).isEqualTo("agent");
    }

    @Test
    void aListIsAnsweredAsTheRealOneDid() throws Exception {
        client.login();
        ResponseEvents events = client.sendEventGeneratingAction(new QueueStatusAction(), 5000);
        // the control connection's first QueueStatus: poolq's static member, two in support, one in
        // sales
        assertThat(events.getEvents())
                .filteredOn(QueueMemberEvent.class::isInstance)
                .extracting(e -> ((QueueMemberEvent) e).getName())
                .containsExactly("Pool Agent", "Agent/1001", "Agent/1002", "Agent/1002");
    }

    @Test
    void actionsAreRecordedAndAnswered() throws Exception {
        client.login();
        ManagerResponse pong = client.sendAction(new PingAction(), 5000);
        assertThat(pong.getResponse()).isEqualTo("Success");
        QueuePauseAction pause =
                new QueuePauseAction("Local/id-1001@agentcallback", "support", true);
        pause.setReason("lunch");
        ManagerResponse paused = client.sendAction(pause, 5000);
        assertThat(paused.getMessage()).isEqualTo("Interface paused successfully");
        assertThat(server.awaitAction("QueuePause", 1, SOON).get("Reason")).hasValue("lunch");
    }

    @Test
    void theTestMayAnswerInItsOwnWay() throws Exception {
        server.reply("Ping", AmiReply.error("no"));
        client.login();
        assertThat(client.sendAction(new PingAction(), 5000)).isInstanceOf(ManagerError.class);
    }

    @Test
    void aCutIsSeenByTheClientWhichComesBack() throws Exception {
        client.login();
        server.awaitClients(1, SOON);
        server.cut();
        await().atMost(SOON).until(() -> seen.stream().anyMatch(DisconnectEvent.class::isInstance));
        await().atMost(SOON)
                .until(() -> seen.stream().filter(ConnectEvent.class::isInstance).count() == 2);
        assertThat(server.acceptedConnections()).isEqualTo(2);
    }

    @Test
    void rawBytesReachTheClientAsTheyAre() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            BufferedReader in = plainLogin(socket);
            server.awaitClients(1, SOON);
            server.inject("Event: Broken\r\nno colon here\r\n\r\n");
            assertThat(readUntil(in, "Event: Broken")).isTrue();
            assertThat(in.readLine()).isEqualTo("no colon here");
        }
    }

    @Test
    void originalTimingKeepsTheGapsOfTheRecording() throws Exception {
        client.login();
        server.awaitClients(1, SOON);
        List<byte[]> frames =
                List.of(
                        "Event: A\r\nTimestamp: 10.000000\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                        "Event: B\r\nTimestamp: 10.300000\r\n\r\n"
                                .getBytes(StandardCharsets.UTF_8));
        long start = System.nanoTime();
        server.play(frames, AmiTraceServer.Timing.ORIGINAL).join();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    }

    @Test
    void playingToNobodyFails() {
        CompletableFuture<Void> playing = server.play(Trace.scenario("01-agent_login"));
        assertThatThrownBy(playing::join).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClientWithEventsOffGetsNone() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(
                            "Action: Login\r\nUsername: lab\r\nSecret: secret\r\nEvents: off\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            server.awaitClients(1, SOON);
            assertThatThrownBy(() -> server.inject("Event: X\r\n\r\n"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private ManagerConnection connection(String secret) {
        return new ManagerConnectionFactory("127.0.0.1", server.port(), "lab", secret)
                .createManagerConnection();
    }

    private static BufferedReader plainLogin(Socket socket) throws IOException {
        socket.setSoTimeout(5000);
        socket.getOutputStream()
                .write(
                        "Action: Login\r\nActionID: 1\r\nUsername: lab\r\nSecret: secret\r\n\r\n"
                                .getBytes(StandardCharsets.UTF_8));
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(readUntil(in, "Message: Authentication accepted")).isTrue();
        return in;
    }

    private static boolean readUntil(BufferedReader in, String line) throws IOException {
        for (String read = in.readLine(); read != null; read = in.readLine()) {
            if (read.equals(line)) {
                return true;
            }
        }
        return false;
    }
}
