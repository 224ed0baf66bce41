package io.belfry.e2e.pbxcommands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.CallParked;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.e2e.harness.Awaiting;
import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Lab;
import io.belfry.e2e.harness.Phones;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each command on a real Asterisk, seen in its own CLI, its events and by its telephones. */
class PbxCommandsIT {

    private static final int PORT_OFFSET = 23_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CommandOutcome DONE = new CommandOutcome.Done(Map.of());
    private static final AgentId ALICE = new AgentId(1001);
    private static final CallRef HER_CALL = CallRef.currentOf("1001");
    private static final QueueName SUPPORT = new QueueName("support");
    private static final QueueName SALES = new QueueName("sales");

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static Lab lab;
    private static Phones phones;
    private static PbxTopics pbx;

    @BeforeAll
    static void start() {
        Lab.obstacle().ifPresent(why -> Assumptions.abort("no real Asterisk: " + why));
        lab = keep(Lab.start());
        BelfrySuite suite =
                keep(
                        BelfrySuite.up(
                                "pbx-commands",
                                PORT_OFFSET,
                                "--only",
                                "pbx-adapter",
                                "--pbx",
                                "docs/pbx-example.yaml"));
        phones = keep(Phones.start());
        phones.command("mode answer after 0.2");
        pbx = keep(new PbxTopics(suite.kafka()));
    }

    @AfterAll
    static void stop() throws Exception {
        while (!OPEN.isEmpty()) {
            OPEN.pop().close();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        lab.cli("channel request hangup all");
        phones.command("idle");
        pbx.send(new PbxCommand.AgentLogout(ALICE));
    }

    /** A26–A30, A33. */
    @Test
    void agents_log_in_and_out() {
        done(new PbxCommand.AgentLogin(ALICE, "1001"));
        seen("queue show support", "Agent/1001 (Local/id-1001@agentcallback from PJSIP/1001)");
        done(new PbxCommand.AgentLogin(ALICE, "1001"));
        CommandOutcome.Refused elsewhere =
                (CommandOutcome.Refused) pbx.send(new PbxCommand.AgentLogin(ALICE, "1002"));
        assertThat(elsewhere.reason()).isEqualTo(FailureReason.LOGGED_IN_ON_ANOTHER_PHONE);
        assertThat(elsewhere.details()).isEqualTo(Map.of("phoneNb", "1001", "RequestedNb", "1002"));
        refused(
                FailureReason.PHONE_NUMBER_UNKNOWN,
                new PbxCommand.AgentLogin(new AgentId(1002), "1999"));

        // A30: Bob takes Alice's phone, and then Alice logs in again by toggling
        done(new PbxCommand.AgentLogin(new AgentId(1002), "1001"));
        seen("queue show support", "Agent/1002 (Local/id-1002@agentcallback from PJSIP/1001)");
        gone("queue show support", "Agent/1001");
        done(new PbxCommand.AgentLogout(new AgentId(1002)));
        gone("queue show support", "Agent/1002");
        done(new PbxCommand.AgentToggleLogin(ALICE, "1001"));
        seen("queue show support", "Agent/1001");
        done(new PbxCommand.AgentToggleLogin(ALICE, "1001"));
        gone("queue show support", "Agent/1001");
        assertThat(
                        lab.sql(
                                "select agent || ' ' || event || ' ' || data1 from queue_log where"
                                        + " event like 'AGENTCALLBACK%' order by id desc limit 2"))
                .containsExactly(
                        "Agent/1001 AGENTCALLBACKLOGOFF 1001@internal",
                        "Agent/1001 AGENTCALLBACKLOGIN 1001@internal");
    }

    /** A46, A47, A49, A50. */
    @Test
    void agents_pause_and_change_their_queues() {
        login();
        int said = pbx.position();
        done(new PbxCommand.AgentPause(ALICE, null, "lunch"));
        seen("queue show support", "(paused:lunch");
        pbx.await(said, QueueMemberChanged.class, e -> e.member().paused());
        done(new PbxCommand.SetAgentQueue(ALICE, SALES, 4));
        seen("queue show sales", "with penalty 4");
        seen("queue show sales", "(paused:lunch");
        done(new PbxCommand.AgentUnpause(ALICE, SALES));
        gone("queue show sales", "(paused");
        seen("queue show support", "(paused:lunch");
        done(new PbxCommand.AgentUnpause(ALICE, null));
        gone("queue show support", "(paused");
        done(new PbxCommand.SetAgentQueue(ALICE, SALES, 2));
        seen("queue show sales", "with penalty 2");
        done(new PbxCommand.RemoveAgentFromQueue(ALICE, SALES));
        gone("queue show sales", "Agent/1001");
        seen("queue show support", "Agent/1001");
    }

    /** A57, A58, A60, A68. */
    @Test
    void a_dialled_call_carries_its_variables_and_is_hung_up() {
        int from = phones.position();
        int said = pbx.position();
        done(
                new PbxCommand.Dial(
                        "1001",
                        "(10)03",
                        Map.of("note", "a,\"b\""),
                        new CallerId("0145678901", "Jean Dupont")));
        assertThat(phones.await(from, e -> is(e, "ringing", "1001")).path("from").asText())
                .isEqualTo("0145678901");
        connected(said, "1001", "1003");
        done(new PbxCommand.SetVariables(HER_CALL, Map.of("more", "2")));
        assertThat(
                        pbx.send(
                                new PbxCommand.ReadVariables(
                                        HER_CALL, List.of("USR_note", "USR_more", "USR_none"))))
                .isEqualTo(new CommandOutcome.Done(Map.of("USR_note", "a,\"b\"", "USR_more", "2")));
        done(new PbxCommand.Hangup(HER_CALL));
        phones.await(from, e -> is(e, "ended", "1003"));
        eventually(() -> failure(new PbxCommand.Hangup(HER_CALL)) == FailureReason.NO_CALL);
    }

    /** A48, A52, A53; a spy hears, whispers and goes. */
    @Test
    void a_queue_call_is_recorded_muted_and_listened_to() {
        login();
        int said = pbx.position();
        phones.command("call 53001 0145678901");
        pbx.await(said, AgentConnected.class, e -> e.agent().value().equals("1001"));
        connected(said, "1001", "trunk");
        // while Asterisk takes the Local channels out of the call nobody is connected for a moment
        eventually(() -> pbx.send(new PbxCommand.PauseRecording(ALICE)).equals(DONE));
        pbx.await(said, RecordingMuted.class, RecordingMuted::muted);
        done(new PbxCommand.ResumeRecording(ALICE));
        pbx.await(said, RecordingMuted.class, e -> !e.muted());

        done(new PbxCommand.Listen("1004", ALICE, null, ListenMode.LISTEN));
        SpyStarted spy = pbx.await(said, SpyStarted.class, e -> device(e, "1004"));
        assertThat(spy.spied().device().value()).isEqualTo("PJSIP/1001");
        done(new PbxCommand.Listen("1004", ALICE, null, ListenMode.BARGE));
        assertThat(lab.cli("core show channels concise").lines().filter(l -> l.contains("ChanSpy")))
                .as("the same spy in another mode")
                .hasSize(1);
        done(new PbxCommand.Hangup(CallRef.currentOf("1004")));
        pbx.await(said, SpyStopped.class, e -> device(e, "1004"));
    }

    /** A61, A62. */
    @Test
    void a_phone_answers_holds_and_takes_back() {
        phones.command("mode ring 1001");
        int from = phones.position();
        int said = pbx.position();
        phones.command("call 531001 0145678901");
        phones.await(from, e -> is(e, "ringing", "1001"));
        eventually(() -> pbx.send(new PbxCommand.Answer(HER_CALL)).equals(DONE));
        connected(said, "1001", "trunk");
        phones.command("mode answer 1001 after 0.2");
        refused(FailureReason.NO_CALL, new PbxCommand.Answer(HER_CALL));

        done(new PbxCommand.Hold(HER_CALL));
        pbx.await(said, ChannelHeld.class, e -> device(e, "1001"));
        done(new PbxCommand.Hold(HER_CALL));
        pbx.await(said, ChannelUnheld.class, e -> device(e, "1001"));
    }

    /**
     * A68: the other party's telephone hears the digits, in their order. Asterisk raises no event
     * for digits that it sends of itself.
     */
    @Test
    void typed_digits_are_heard_by_the_other_party() {
        incomingCall();
        int from = phones.position();
        done(new PbxCommand.SendDtmf(HER_CALL, "7#"));
        JsonNode seven = phones.await(from, e -> is(e, "dtmf", "trunk") && digit(e, "7"));
        JsonNode hash = phones.await(from, e -> is(e, "dtmf", "trunk") && digit(e, "#"));
        assertThat(hash.path("time").asDouble()).isGreaterThan(seven.path("time").asDouble());
    }

    private static boolean digit(JsonNode event, String digit) {
        return event.path("digit").asText().equals(digit);
    }

    /** A63. */
    @Test
    void a_call_is_transferred_at_once() {
        int said = incomingCall();
        done(new PbxCommand.DirectTransfer(HER_CALL, "1003"));
        BlindTransferred transfer = pbx.await(said, BlindTransferred.class, e -> true);
        assertThat(transfer.exten()).isEqualTo("1003");
        connected(said, "1003", "trunk");
        eventually(() -> !lab.cli("core show channels concise").contains("PJSIP/1001-"));
    }

    /** A64–A66. */
    @Test
    void a_consultation_is_cancelled_then_another_one_completed() {
        int said = incomingCall();
        refused(FailureReason.NO_TRANSFER, new PbxCommand.CompleteTransfer(HER_CALL));
        consult();
        int cancelled = pbx.position();
        done(new PbxCommand.CancelTransfer(HER_CALL));
        pbx.await(cancelled, BridgeEntered.class, e -> device(e, "1001"));
        eventually(() -> !lab.cli("core show channels concise").contains("PJSIP/1003-"));
        eventually(
                () ->
                        failure(new PbxCommand.CompleteTransfer(HER_CALL))
                                == FailureReason.NO_TRANSFER);

        consult();
        done(new PbxCommand.CompleteTransfer(HER_CALL));
        pbx.await(said, AttendedTransferred.class, e -> device(e, "1001"));
        eventually(() -> !lab.cli("core show channels concise").contains("PJSIP/1001-"));
        assertThat(lab.cli("core show channels concise")).contains("PJSIP/1003-", "PJSIP/trunk-");
    }

    /** A67. */
    @Test
    void a_consultation_becomes_a_conference() {
        incomingCall();
        consult();
        done(new PbxCommand.Conference(HER_CALL, null));
        eventually(() -> lab.cli("bridge show all").matches("(?s).*\\s3 basic\\s+softmix.*"));
    }

    @Test
    void both_parties_move_to_a_conference_room() {
        int said = incomingCall();
        done(new PbxCommand.Conference(HER_CALL, "4001"));
        pbx.await(said, ConferenceJoined.class, e -> device(e, "1001"));
        pbx.await(said, ConferenceJoined.class, e -> device(e, "trunk"));
        assertThat(lab.cli("confbridge list 4001")).contains("PJSIP/1001-", "PJSIP/trunk-");
    }

    @Test
    void a_call_is_parked_and_fetched() {
        int said = incomingCall();
        done(new PbxCommand.Park(HER_CALL, null, 40));
        CallParked parked = pbx.await(said, CallParked.class, e -> device(e, "trunk"));
        assertThat(parked.timeoutSeconds()).isEqualTo(40);
        assertThat(lab.cli("parking show default")).contains("PJSIP/trunk-");
        phones.command("dial 1003 " + parked.space());
        connected(said, "1003", "trunk");
    }

    /**
     * J11, J13: first a free agent of the queue, who sees the caller id, then the destination. What
     * the destination sees (J12) is up to the queue: without its option {@code I} Asterisk takes
     * the number of the agent who answered.
     */
    @Test
    void a_call_from_a_queue_finds_an_agent_before_the_destination_rings() {
        AgentId bob = new AgentId(1002);
        done(new PbxCommand.AgentLogin(bob, "1002"));
        int from = phones.position();
        int said = pbx.position();
        done(
                new PbxCommand.DialFromQueue(
                        SALES,
                        "1003",
                        new CallerId("0199000000", "Belfry"),
                        Map.of("folder", "12")));
        JsonNode agent = phones.await(from, e -> is(e, "ringing", "1002"));
        JsonNode answered = phones.await(from, e -> is(e, "up", "1002"));
        JsonNode destination = phones.await(from, e -> is(e, "ringing", "1003"));
        assertThat(destination.path("time").asDouble())
                .isGreaterThanOrEqualTo(answered.path("time").asDouble());
        assertThat(agent.path("from").asText()).isEqualTo("0199000000");
        pbx.await(said, BridgeEntered.class, e -> device(e, "1003"));
        assertThat(
                        pbx.send(
                                new PbxCommand.ReadVariables(
                                        CallRef.currentOf("1002"), List.of("USR_folder"))))
                .isEqualTo(new CommandOutcome.Done(Map.of("USR_folder", "12")));
        done(new PbxCommand.AgentLogout(bob));
    }

    /** A69–A72. */
    @Test
    void do_not_disturb_and_forwards_are_in_asterisks_database() {
        done(new PbxCommand.SetDoNotDisturb("1001", true));
        done(new PbxCommand.SetForward("1001", ForwardKind.BUSY, true, "1003"));
        seen("database get DND 1001", "Value: YES");
        seen("database get CFB 1001", "Value: 1003");
        done(new PbxCommand.SetDoNotDisturb("1001", false));
        done(new PbxCommand.SetDoNotDisturb("1001", false));
        done(new PbxCommand.SetForward("1001", ForwardKind.BUSY, false, null));
        seen("database get DND 1001", "not found");
        seen("database get CFB 1001", "not found");
    }

    @Test
    void a_command_that_comes_again_is_answered_again_but_done_once() {
        String id = UUID.randomUUID().toString();
        PbxCommand mark =
                new PbxCommand.WriteQueueLog(SUPPORT, null, null, "MARK", List.of(id, "x"));
        Instant deadline = Instant.now().plus(PATIENCE);
        assertThat(pbx.send(id, deadline, mark)).isEqualTo(DONE);
        assertThat(pbx.send(id, deadline, mark)).isEqualTo(DONE);
        done(new PbxCommand.WriteQueueLog(SUPPORT, null, null, "MARK", List.of("after", id)));
        String rows = "select data1 from queue_log where event = 'MARK' and '" + id + "' in";
        eventually(() -> lab.sql(rows + " (data2)").equals(List.of("after")));
        assertThat(lab.sql(rows + " (data1)")).containsExactly(id);
    }

    @Test
    void a_command_that_comes_too_late_is_not_done() {
        CommandOutcome late =
                pbx.send(
                        UUID.randomUUID().toString(),
                        Instant.now().minusSeconds(1),
                        new PbxCommand.AgentLogin(ALICE, "1001"));
        assertThat(((CommandOutcome.Refused) late).reason())
                .isEqualTo(FailureReason.DEADLINE_PASSED);
        gone("queue show support", "Agent/1001");
    }

    private static void login() {
        done(new PbxCommand.AgentLogin(ALICE, "1001"));
        seen("queue show support", "Agent/1001");
    }

    /** A caller from outside talks with Alice; returns where the events of that begin. */
    private static int incomingCall() {
        int said = pbx.position();
        phones.command("call 531001 0145678901");
        connected(said, "1001", "trunk");
        return said;
    }

    /**
     * Alice consults 1003, who answers. Asterisk takes Atxfer as typed digits: those that come
     * right after a cancelled consultation get lost, so a consultation of which nothing is heard in
     * five seconds is asked for again.
     */
    private static void consult() {
        int from = phones.position();
        int said = pbx.position();
        await("1003 is called")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> isCalled(said, "1003") || askToConsult() && isCalled(said, "1003"));
        pbx.await(said, BridgeEntered.class, e -> device(e, "1001"));
        pbx.await(said, BridgeEntered.class, e -> device(e, "1003"));
        phones.await(from, e -> is(e, "up", "1003"));
    }

    private static boolean askToConsult() {
        return pbx.send(new PbxCommand.AttendedTransfer(HER_CALL, "1003")).equals(DONE);
    }

    private static boolean isCalled(int said, String phone) {
        return pbx.since(said, ChannelCreated.class).anyMatch(e -> device(e, phone));
    }

    private static void connected(int said, String one, String other) {
        pbx.await(said, BridgeEntered.class, e -> device(e, one));
        pbx.await(said, BridgeEntered.class, e -> device(e, other));
    }

    private static void done(PbxCommand command) {
        assertThat(pbx.send(command)).as(command.toString()).isEqualTo(DONE);
    }

    private static void refused(FailureReason reason, PbxCommand command) {
        assertThat(failure(command)).as(command.toString()).isEqualTo(reason);
    }

    /** Why a command is not done; null when it is. */
    private static FailureReason failure(PbxCommand command) {
        return pbx.send(command) instanceof CommandOutcome.Refused refused
                ? refused.reason()
                : null;
    }

    private static void seen(String command, String text) {
        eventually(() -> lab.cli(command).contains(text));
    }

    private static void gone(String command, String text) {
        eventually(() -> !lab.cli(command).contains(text));
    }

    private static void eventually(BooleanSupplier condition) {
        Awaiting.until(
                "it is so",
                PATIENCE,
                () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private static boolean device(ChannelEvent event, String phone) {
        return event.channel().device() != null
                && event.channel().device().value().equals("PJSIP/" + phone);
    }

    private static boolean is(JsonNode event, String name, String phone) {
        return event.path("event").asText().equals(name)
                && event.path("phone").asText().equals(phone);
    }

    private static <T extends AutoCloseable> T keep(T resource) {
        OPEN.push(resource);
        return resource;
    }
}
