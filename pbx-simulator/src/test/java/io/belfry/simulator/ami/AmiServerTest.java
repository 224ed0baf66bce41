package io.belfry.simulator.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.belfry.simulator.SimulatorFixture;
import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.wire.CallerId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueueLogAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.asteriskjava.manager.event.QueueParamsEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The AMI port as an asterisk-java client sees it; the simulated time runs twenty times as fast.
 */
class AmiServerTest {

    private static final String ALICE = "Local/id-1001@agentcallback";

    private SimulatorFixture pbx;
    private ManagerConnection client;
    private final List<ManagerEvent> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void login() throws Exception {
        pbx = new SimulatorFixture(20, false);
        client = connection(SimulatorFixture.SECRET);
        client.addEventListener(seen::add);
        client.login();
    }

    @AfterEach
    void logoff() throws IOException {
        client.logoff();
        pbx.close();
    }

    @Test
    void asteriskJavaTakesItForAnAsterisk22() {
        assertThat(client.getVersion().toString()).contains("22");
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThatThrownBy(() -> connection("wrong").login())
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void thePongHasTheTime() throws Exception {
        assertThat(send(new PingAction()).getAttribute("Timestamp")).matches("\\d{10}\\.\\d{6}");
    }

    @Test
    void anUnknownActionIsAnErrorInAsterisksWords() throws Exception {
        ManagerResponse response = send(new Unknown());
        assertThat(response).isInstanceOf(ManagerError.class);
        // from the recorded control connection
        assertThat(response.getMessage())
                .isEqualTo(
                        "Invalid/unknown command: PauseMonitor. Use Action: ListCommands to show"
                                + " available commands.");
    }

    @Test
    void theDemoAgentLogsInGetsACallAndTalks() throws Exception {
        loginAlice();
        assertThat(first(QueueMemberAddedEvent.class).getMemberName()).isEqualTo("Agent/1001");
        pbx.simulator()
                .ask(
                        model ->
                                model.arrive(
                                        new CallPlan(
                                                "support",
                                                new CallerId("0123456789", "Zoe"),
                                                600,
                                                5,
                                                true)));
        AgentConnectEvent connect = first(AgentConnectEvent.class);
        assertThat(connect.getMemberName()).isEqualTo("Agent/1001");
        assertThat(connect.getCallerIdNum()).isEqualTo("0123456789");
        assertThat(first(AgentCompleteEvent.class).getReason()).isEqualTo("caller");
    }

    @Test
    void pauseIsSeenInTheEventAndInTheStatus() throws Exception {
        loginAlice();
        QueuePauseAction pause = new QueuePauseAction(ALICE, true);
        pause.setReason("lunch");
        assertThat(send(pause).getMessage()).isEqualTo("Interface paused successfully");
        assertThat(first(QueueMemberPauseEvent.class).getPausedreason()).isEqualTo("lunch");
        List<ManagerEvent> status = list(new QueueStatusAction());
        assertThat(status)
                .filteredOn(QueueMemberEvent.class::isInstance)
                .extracting(e -> ((QueueMemberEvent) e).getPaused())
                .containsExactly(true);
        assertThat(status)
                .filteredOn(QueueParamsEvent.class::isInstance)
                .extracting(e -> ((QueueParamsEvent) e).getQueue())
                .containsExactly("support", "sales");
    }

    @Test
    void whatCannotBeDoneIsAnErrorInAsterisksWords() throws Exception {
        loginAlice();
        assertThat(send(add("support")).getMessage())
                .isEqualTo("Unable to add interface: Already there");
        assertThat(send(add("nope")).getMessage())
                .isEqualTo("Unable to add interface to queue: No such queue");
        assertThat(send(new QueueRemoveAction("sales", ALICE)).getMessage())
                .isEqualTo("Unable to remove interface: Not there");
        assertThat(send(new QueuePauseAction("Local/id-9@agentcallback", true)).getMessage())
                .isEqualTo("Interface not found");
        assertThat(send(new HangupAction("PJSIP/none")).getMessage()).isEqualTo("No such channel");
    }

    @Test
    void clickToCallRingsTheTelephoneThenTheOtherOne() throws Exception {
        OriginateAction originate = new OriginateAction();
        originate.setChannel("PJSIP/1001");
        originate.setContext("internal");
        originate.setExten("1003");
        originate.setPriority(1);
        originate.setCallerId("\"Chloe Petit\" <1003>");
        originate.setAsync(true);
        originate.setTimeout(20_000L);
        assertThat(send(originate).getMessage()).isEqualTo("Originate successfully queued");
        assertThat(first(OriginateResponseEvent.class).isSuccess()).isTrue();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> channels().stream().anyMatch(c -> c.startsWith("PJSIP/1003-")));
        assertThat(send(new HangupAction("/^PJSIP.*$/")).getMessage()).isEqualTo("Channel Hungup");
        await().atMost(Duration.ofSeconds(5)).until(() -> channels().isEmpty());
    }

    @Test
    void clickToCallToNowhereIsAnError() throws Exception {
        OriginateAction originate = new OriginateAction();
        originate.setChannel("PJSIP/1001");
        originate.setContext("internal");
        originate.setExten("nowhere");
        originate.setPriority(1);
        assertThat(send(originate).getMessage()).isEqualTo("Extension does not exist.");
    }

    private List<String> channels() throws Exception {
        return list(new CoreShowChannelsAction()).stream()
                .filter(CoreShowChannelEvent.class::isInstance)
                .map(e -> ((CoreShowChannelEvent) e).getChannel())
                .toList();
    }

    private void loginAlice() throws Exception {
        send(
                new QueueLogAction(
                        "NONE",
                        "AGENTCALLBACKLOGIN",
                        "agent-login-1001",
                        "Agent/1001",
                        "1001@internal"));
        assertThat(send(add("support")).getMessage()).isEqualTo("Added interface to queue");
    }

    private static QueueAddAction add(String queue) {
        QueueAddAction add = new QueueAddAction(queue, ALICE);
        add.setMemberName("Agent/1001");
        add.setStateInterface("PJSIP/1001");
        return add;
    }

    private ManagerResponse send(ManagerAction action) throws Exception {
        return client.sendAction(action, 5000);
    }

    private List<ManagerEvent> list(EventGeneratingAction action) throws Exception {
        return client.sendEventGeneratingAction(action, 5000).getEvents().stream()
                .map(ManagerEvent.class::cast)
                .toList();
    }

    private <T extends ManagerEvent> T first(Class<T> type) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> seen.stream().anyMatch(type::isInstance));
        return type.cast(seen.stream().filter(type::isInstance).findFirst().orElseThrow());
    }

    private ManagerConnection connection(String secret) {
        return new ManagerConnectionFactory(
                        "127.0.0.1", pbx.amiPort(), SimulatorFixture.USER, secret)
                .createManagerConnection();
    }

    /** An action that went out of Asterisk. */
    private static final class Unknown extends AbstractManagerAction {
        @Override
        public String getAction() {
            return "PauseMonitor";
        }
    }
}
