package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.ALICE_USER;
import static io.belfry.gateway.core.session.Site.BOB_USER;
import static io.belfry.gateway.core.session.Site.PBX;
import static io.belfry.gateway.core.session.Site.SOPHIE_USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.Voicemail;
import io.belfry.contracts.state.WaitingCall;
import io.belfry.gateway.core.view.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mailboxes (A115), conferences (A90, A138) and what later clients know: conference commands,
 * preferences, short texts, video calls, meeting rooms, calls taken out of a queue.
 */
class LaterCommandsTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final ConferenceMember ALICE = member(1, "1001", true, false);
    private static final ConferenceMember BOB = member(2, "1002", false, false);

    private final HubBench bench = new HubBench();

    private static ConferenceMember member(int index, String number, boolean admin, boolean muted) {
        return new ConferenceMember(
                index,
                new UniqueId("1." + index),
                "PJSIP/" + number + "-0000000" + index,
                new Device("PJSIP/" + number),
                number,
                "N" + number,
                admin,
                muted,
                START);
    }

    private void conference(ConferenceMember... members) {
        bench.hub()
                .set(PBX, Kind.CONFERENCES, new Conference("4000", START, false, List.of(members)));
    }

    // Mailboxes

    /** The example of A115; {@code waitingMessages} is the PBX's word that something waits. */
    @Test
    void a_mailbox_is_told_its_user_at_log_on_and_at_each_change_A10_A115() {
        UserConfig alice = withMailbox(ALICE_USER);
        bench.hub().set(PBX, Kind.USERS, alice);
        bench.hub().set(PBX, Kind.VOICEMAILS, new Voicemail("1001@default", true, 2, 1));
        String told =
                "{\"msgType\":\"VoiceMailStatusUpdate\",\"ctiMessage\":{\"voiceMailId\":58,\"newMessages\":2,\"waitingMessages\":1,\"oldMessages\":1}}";
        assertThat(bench.open(alice)).contains(told);
        assertThat(bench.open(BOB_USER)).noneMatch(f -> f.contains("VoiceMailStatusUpdate"));
        Session one = bench.opened(alice);
        Session bob = bench.opened(BOB_USER);
        bench.hub().set(PBX, Kind.VOICEMAILS, new Voicemail("1001@default", false, 0, 3));
        bench.hub().set(PBX, Kind.VOICEMAILS, new Voicemail("9999@default", true, 1, 0));
        assertThat(bench.drain(one))
                .containsExactly(
                        "{\"msgType\":\"VoiceMailStatusUpdate\",\"ctiMessage\":{\"voiceMailId\":58,\"newMessages\":0,\"waitingMessages\":0,\"oldMessages\":3}}");
        assertThat(bench.drain(bob)).isEmpty();
    }

    private static UserConfig withMailbox(UserConfig user) {
        return new UserConfig(
                user.id(),
                user.firstName(),
                user.lastName(),
                user.ctiLogin(),
                user.profile(),
                user.line(),
                user.agent(),
                null,
                58,
                null,
                null,
                "1001@default",
                null);
    }

    // Conferences

    @Test
    void the_conferences_are_listed_and_told_again_when_they_change_A90_A138() {
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(sophie, "getList", "'objectType':'meetme'");
        conference(ALICE);
        bench.hub().remove(PBX, Kind.CONFERENCES, "4000");
        String none = "{\"msgType\":\"ConferenceList\",\"ctiMessage\":[]}";
        assertThat(bench.drain(sophie))
                .containsExactly(
                        none,
                        "{\"msgType\":\"ConferenceList\",\"ctiMessage\":[{\"id\":4000,\"number\":\"4000\",\"name\":\"4000\",\"startTime\":1795255200000,\"members\":[{\"joinOrder\":1,\"joinTime\":1795255200000,\"muted\":false,\"name\":\"N1001\",\"number\":\"1001\"}]}]}",
                        none);
    }

    @Test
    void who_is_in_a_conference_is_told_who_joins_changes_and_leaves() {
        Session alice = bench.opened(ALICE_USER);
        Session sophie = bench.opened(SOPHIE_USER);
        conference(ALICE);
        assertThat(bench.drain(alice))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"msgType\":\"ConferenceEvent\",\"ctiMessage\":{\"uniqueId\":\"1.1\",\"phoneNumber\":\"1001\",\"conferenceNumber\":\"4000\",\"conferenceName\":\"4000\",\"eventType\":\"Join\",\"participants\":[{\"index\":1,\"callerIdName\":\"N1001\",\"callerIdNum\":\"1001\",\"since\":")
                .contains("\"role\":\"Organizer\",\"isMuted\":false,\"isMe\":true}]");
        conference(ALICE, BOB);
        conference(ALICE, member(2, "1002", false, true));
        conference(ALICE);
        assertThat(bench.drain(alice))
                .satisfiesExactly(
                        f ->
                                assertThat(f)
                                        .startsWith("{\"msgType\":\"ConferenceParticipantEvent\"")
                                        .contains("\"eventType\":\"Join\",\"index\":2")
                                        .contains("\"role\":\"User\"")
                                        .contains("\"isMe\":false"),
                        f ->
                                assertThat(f)
                                        .contains("\"eventType\":\"Update\",\"index\":2")
                                        .contains("\"isMuted\":true"),
                        f -> assertThat(f).contains("\"eventType\":\"Leave\",\"index\":2"));
        bench.hub().remove(PBX, Kind.CONFERENCES, "4000");
        assertThat(bench.drain(alice))
                .singleElement()
                .asString()
                .contains("\"ConferenceEvent\"", "\"eventType\":\"Leave\"");
        assertThat(bench.drain(sophie)).isEmpty();
    }

    @Test
    void who_logs_on_within_a_conference_is_told_it() {
        conference(ALICE, BOB);
        assertThat(bench.open(BOB_USER))
                .anyMatch(f -> f.contains("\"ConferenceEvent\"") && f.contains("\"index\":1"));
        assertThat(bench.open(SOPHIE_USER)).noneMatch(f -> f.contains("Conference"));
    }

    @Test
    void an_organizer_mutes_and_sends_out_A15() {
        conference(ALICE, BOB);
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "conferenceMute", "'numConf':'4000','index':2");
        bench.command(alice, "conferenceUnmute", "'NUMCONF':4000,'index':'2'");
        bench.command(alice, "conferenceMuteAll", "'numConf':'4000'");
        bench.command(alice, "conferenceMuteMe", "'numConf':'4000'");
        bench.command(alice, "conferenceKick", "'numConf':'4000','index':2");
        bench.command(alice, "conferenceClose", "'numConf':'4000'");
        assertThat(bench.asked())
                .containsExactly(
                        mute(BOB, true),
                        mute(BOB, false),
                        mute(BOB, true),
                        mute(ALICE, true),
                        kick(BOB),
                        kick(BOB),
                        kick(ALICE));
        assertThat(bench.drain(alice)).isEmpty();
    }

    @Test
    void a_reset_lets_everybody_speak_who_may_not() {
        conference(ALICE, member(2, "1002", false, true), member(3, "1003", false, false));
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "conferenceReset", "'numConf':'4000'");
        assertThat(bench.asked()).containsExactly(mute(BOB, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conferenceMute",
                "conferenceMuteAll",
                "conferenceKick",
                "conferenceClose",
                "conferenceReset"
            })
    void who_does_not_lead_a_conference_is_refused(String command) {
        conference(ALICE, BOB);
        Session bob = bench.opened(BOB_USER);
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(bob, command, "'numConf':'4000','index':1");
        bench.command(sophie, command, "'numConf':'4000','index':1");
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.drain(bob)).containsExactly(refused("NotOrganizer"));
        assertThat(bench.drain(sophie)).containsExactly(refused("NotAMember"));
    }

    @Test
    void everybody_in_it_mutes_himself_and_invites() {
        conference(ALICE, BOB);
        Session bob = bench.opened(BOB_USER);
        bench.command(bob, "conferenceUnmuteMe", "'numConf':'4000'");
        bench.command(
                bob,
                "conferenceInvite",
                "'numConf':'4000','exten':'+33 (0)230','role':'User','earlyJoin':true,"
                        + "'variables':{'a':'b'},'callerId':'4000'");
        assertThat(bench.asked())
                .containsExactly(
                        mute(BOB, false),
                        new PbxCommand.InviteToConference(
                                "4000", "0033230", new CallerId("4000", null), Map.of("a", "b")));
    }

    @Test
    void what_cannot_be_done_in_a_conference_is_told() {
        conference(ALICE, member(2, "1002", true, false));
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "conferenceKick", "'numConf':'4000','index':2");
        bench.command(alice, "conferenceMute", "'numConf':'4000','index':7");
        bench.command(alice, "conferenceMute", "'numConf':'4001','index':1");
        bench.command(alice, "conferenceDeafen", "'numConf':'4000','index':2");
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.drain(alice))
                .containsExactly(
                        refused("CannotKickOrganizer"),
                        HubBench.error("Conference 4000 has no participant 7."),
                        HubBench.error("Conference 4001 does not take place."),
                        HubBench.error("Command conferenceDeafen is not supported."));
    }

    private static PbxCommand mute(ConferenceMember who, boolean muted) {
        return new PbxCommand.MuteInConference("4000", who.channel(), muted);
    }

    private static PbxCommand kick(ConferenceMember who) {
        return new PbxCommand.KickFromConference("4000", who.channel());
    }

    private static String refused(String error) {
        return "{\"msgType\":\"ConferenceCommandError\",\"ctiMessage\":{\"error\":\""
                + error
                + "\"}}";
    }

    // Calls in queues

    @Test
    void a_waiting_call_is_taken_out_of_its_queue_as_the_list_named_it() {
        waiting();
        Session alice = bench.opened(ALICE_USER);
        bench.command(alice, "subscribeToQueueCalls", "'queueId':1");
        assertThat(bench.drain(alice)).singleElement().asString().contains("\"uniqueId\":\"7.1\"");
        bench.command(alice, "retrieveQueueCall", "'queueCall':{'position':1,'uniqueId':'7.1'}");
        bench.command(alice, "retrieveQueueCall", "'queueCall':{'uniqueId':'7.2'}");
        bench.command(alice, "retrieveQueueCall", "'queueCall':{'position':1}");
        assertThat(bench.asked())
                .containsExactly(new PbxCommand.RetrieveQueueCall("1001", new UniqueId("7.1")));
        assertThat(bench.drain(alice))
                .containsExactly(
                        HubBench.error("retrieveQueueCall: the call does not wait any more"),
                        HubBench.error("retrieveQueueCall: uniqueId is missing"));
    }

    @Test
    void a_supervisor_retrieves_from_his_own_queues_only_A42() {
        waiting();
        bench.rights(Site.rights(Site.SOPHIE_ON_1002, Profile.SUPERVISOR, List.of(2), null));
        Session sophie = bench.opened(Site.SOPHIE_ON_1002);
        bench.command(sophie, "retrieveQueueCall", "'queueCall':{'uniqueId':'7.1'}");
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.drain(sophie))
                .containsExactly(HubBench.error("Queue 1 is outside your queues."));
    }

    private void waiting() {
        WaitingCall call =
                new WaitingCall(1, "Jo", "0611", START, new UniqueId("7.1"), new LinkedId("7.1"));
        bench.hub()
                .set(
                        PBX,
                        Kind.QUEUE_CALLS,
                        new QueueCalls(Site.SUPPORT.id(), Site.SUPPORT.name(), List.of(call)));
    }

    // Preferences

    @Test
    void a_preference_is_kept_and_told_on_all_sockets_of_the_user() {
        Session alice = bench.opened(ALICE_USER);
        Session second = bench.opened(ALICE_USER);
        Session bob = bench.opened(BOB_USER);
        String set = "'key':'DEVICE','value':'WebApp','value_type':'String'";
        bench.command(alice, "setUserPreference", set);
        bench.command(alice, "setUserPreference", set);
        String told =
                "{\"msgType\":\"UserPreference\",\"ctiMessage\":{\"key\":\"DEVICE\",\"value\":\"WebApp\",\"value_type\":\"String\"}}";
        assertThat(bench.drain(alice)).containsExactly(told, told);
        assertThat(bench.drain(second)).containsExactly(told);
        assertThat(bench.drain(bob)).isEmpty();
        assertThat(bench.open(ALICE_USER)).contains(told);
        assertThat(bench.open(BOB_USER)).doesNotContain(told);
        bench.choicesFail();
        bench.command(alice, "setUserPreference", "'key':'DEVICE','value':'Phone'");
        assertThat(bench.drain(alice)).containsExactly(HubBench.error("not kept"));
    }

    @Test
    void preferences_are_bounded() {
        Session alice = bench.opened(ALICE_USER);
        for (int i = 0; i < 200; i++) {
            bench.passes(Duration.ofSeconds(1));
            bench.command(alice, "setUserPreference", "'key':'k" + i + "','value':'v'");
            bench.drain(alice);
        }
        bench.command(alice, "setUserPreference", "'key':'one more','value':'v'");
        bench.command(alice, "setUserPreference", "'key':'k7','value':'other'");
        assertThat(bench.drain(alice))
                .satisfiesExactly(
                        f ->
                                assertThat(f)
                                        .isEqualTo(
                                                HubBench.error(
                                                        "setUserPreference: more than 200 preferences")),
                        f -> assertThat(f).contains("\"other\""));
    }

    // Texts, video, meeting rooms

    @Test
    void a_short_text_reaches_the_colleague_and_is_acknowledged() {
        Session alice = bench.opened(ALICE_USER);
        Session bob = bench.opened(BOB_USER);
        bench.command(
                alice,
                "flashTextBrowserRequest",
                "'request':'FlashTextDirectMessage','sequence':3,'to':{'username':'bob'},'message':'lunch?'");
        assertThat(bench.drain(bob))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"msgType\":\"FlashTextEvent\",\"ctiMessage\":{\"event\":\"FlashTextUserMessage\",\"sequence\":3,\"from\":{\"username\":\"alice\",\"displayName\":\"alice"
                                + " Doe\"},\"message\":\"lunch?\",\"date\":\"");
        assertThat(bench.drain(alice))
                .singleElement()
                .asString()
                .contains(
                        "\"FlashTextSendMessageAck\",\"sequence\":3,\"to\":{\"username\":\"bob\"");
        bench.command(
                bob,
                "flashTextBrowserRequest",
                "'request':'FlashTextMarkAsRead','sequence':3,'to':{'username':'alice'}");
        assertThat(bench.drain(alice))
                .singleElement()
                .asString()
                .contains("\"FlashTextMarkAsRead\",\"sequence\":3,\"from\":{\"username\":\"bob\"");
        assertThat(bench.drain(bob)).isEmpty();
    }

    @Test
    void a_text_to_nobody_or_that_cannot_be_handed_on_is_told() {
        Session alice = bench.opened(ALICE_USER);
        String text = "'request':'FlashTextDirectMessage','sequence':4,'message':'x','to':";
        bench.command(alice, "flashTextBrowserRequest", text + "{'username':'nobody'}");
        bench.choicesFail();
        bench.command(alice, "flashTextBrowserRequest", text + "'bob'");
        bench.command(
                alice,
                "flashTextBrowserRequest",
                "'request':'FlashTextDirectMessageHistory','sequence':5,'to':{'username':'bob'}");
        String nack =
                "{\"msgType\":\"FlashTextEvent\",\"ctiMessage\":{\"event\":\"FlashTextSendMessageNack\",\"sequence\":4}}";
        assertThat(bench.drain(alice))
                .containsExactly(
                        nack,
                        nack,
                        HubBench.error(
                                "flashTextBrowserRequest: request FlashTextDirectMessageHistory is not supported"));
    }

    @Test
    void video_calls_of_colleagues_are_followed() {
        Session alice = bench.opened(ALICE_USER);
        Session bob = bench.opened(BOB_USER);
        bench.command(alice, "subscribeToVideoStatus", "'usernames':['bob','nobody']");
        bench.command(bob, "videoEvent", "'status':'videoStart'");
        bench.command(alice, "subscribeToVideoStatus", "'usernames':['bob']");
        bench.command(bob, "videoEvent", "'status':'videoEnd'");
        bench.command(alice, "unsubscribeFromAllVideoStatus", "");
        bench.command(bob, "videoEvent", "'status':'Busy'");
        assertThat(bench.drain(alice))
                .containsExactly(
                        video("Available"), video("Busy"), video("Busy"), video("Available"));
        assertThat(bench.drain(bob)).isEmpty();
    }

    private static String video(String status) {
        return "{\"msgType\":\"VideoStatusEvent\",\"ctiMessage\":{\"fromUser\":\"bob\",\"status\":\""
                + status
                + "\"}}";
    }

    @Test
    void an_invitation_to_a_meeting_room_reaches_the_invited_one_alone() {
        Session alice = bench.opened(ALICE_USER);
        Session bob = bench.opened(BOB_USER);
        Session sophie = bench.opened(SOPHIE_USER);
        bench.command(alice, "inviteToMeetingRoom", "'requestId':7,'token':'a.b','username':'bob'");
        assertThat(bench.drain(bob))
                .containsExactly(
                        "{\"msgType\":\"MeetingRoomInvite\",\"ctiMessage\":{\"username\":\"alice\",\"displayName\":\"alice"
                                + " Doe\",\"requestId\":7,\"token\":\"a.b\"}}");
        assertThat(bench.drain(sophie)).isEmpty();
        assertThat(bench.drain(alice)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "meetingRoomInviteAck, MeetingRoomInviteAck, ackType, ACK",
        "meetingRoomInviteAccept, MeetingRoomInviteResponse, responseType, Accept",
        "meetingRoomInviteReject, MeetingRoomInviteResponse, responseType, Reject"
    })
    void its_answer_comes_back(String command, String type, String key, String answer) {
        Session alice = bench.opened(ALICE_USER);
        Session bob = bench.opened(BOB_USER);
        bench.command(bob, command, "'requestId':7,'username':'alice'");
        assertThat(bench.drain(alice))
                .containsExactly(
                        "{\"msgType\":\"%s\",\"ctiMessage\":{\"username\":\"bob\",\"displayName\":\"bob Doe\",\"requestId\":7,\"%s\":\"%s\"}}"
                                .formatted(type, key, answer));
        bench.command(bob, command, "'requestId':7,'username':'nobody'");
        assertThat(bench.drain(bob)).containsExactly(HubBench.error("User nobody is unknown."));
    }
}
