package io.belfry.gateway.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.contracts.config.UserServices.Forward;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.CallType;
import io.belfry.contracts.state.MonitorState;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.WaitingCall;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every expected frame is an example of FEATURES A.7, word for word, unless said otherwise. */
class WireTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final List<QueueId> QUEUES =
            List.of(
                    new QueueId(8),
                    new QueueId(14),
                    new QueueId(170),
                    new QueueId(4),
                    new QueueId(1));

    private final Wire wire = new Wire(ZoneId.of("Europe/Paris"));

    @Test
    void generic_messages() {
        expect(new ServerMessage.Pong(), "{'msgType':'ping','ctiMessage':{}}");
        expect(new ServerMessage.LoggedOn(), "{'msgType':'LoggedOn','ctiMessage':{}}");
        expect(
                new ServerMessage.Error("Maximum throttle throughput exceeded."),
                "{'msgType':'Error','ctiMessage':{'Error':'Maximum throttle throughput exceeded.'}}");
        expect(
                new ServerMessage.RightProfile(
                        Profile.SUPERVISOR, List.of("dissuasion", "recording")),
                "{'msgType':'RightProfile','ctiMessage':{'profile':'Supervisor','rights':['dissuasion','recording']}}");
    }

    /** A105 gives the status; the link is ours, it tells the PBX's from the socket's. */
    @Test
    void LinkStatusUpdate_A105() {
        body(
                new ServerMessage.LinkStatusUpdate(false),
                "LinkStatusUpdate",
                "{'status':'closed','link':'pbx'}");
        body(
                new ServerMessage.LinkStatusUpdate(true),
                "LinkStatusUpdate",
                "{'status':'opened','link':'pbx'}");
    }

    @Test
    void UsersStatuses_and_UserStatusUpdate_A109_A110() {
        body(
                new ServerMessage.UsersStatuses(
                        List.of(
                                new UserStatusConfig(
                                        "outtolunch",
                                        "Out to lunch",
                                        "#6CA6FF",
                                        List.of("queuepause_all(true)", "agentlogoff()")))),
                "UsersStatuses",
                "[{'name':'outtolunch','color':'#6CA6FF','longName':'Out to lunch','actions':["
                        + "{'name':'queuepause_all','parameters':'true'},{'name':'agentlogoff','parameters':''}]}]");
        body(
                new ServerMessage.UserStatusUpdate(new UserId(9), "outtolunch"),
                "UserStatusUpdate",
                "{'status':'outtolunch'}");
    }

    @Test
    void UserConfigUpdate_A111() {
        expect(
                new ServerMessage.UserConfigUpdate(
                        new UserConfig(
                                new UserId(9),
                                "Alice",
                                "Johnson",
                                "alice",
                                null,
                                new LineId(5),
                                new AgentId(22),
                                "064574512",
                                58,
                                null,
                                null)),
                "{'msgType':'UserConfigUpdate','ctiMessage':{'userId':9,'dndEnabled':false,'naFwdEnabled':false,"
                        + "'naFwdDestination':'','uncFwdEnabled':false,'uncFwdDestination':'','busyFwdEnabled':false,"
                        + "'busyFwdDestination':'','firstName':'Alice','lastName':'Johnson','fullName':'Alice Johnson',"
                        + "'mobileNumber':'064574512','agentId':22,'lineIds':[5],'voiceMailId':58,'voiceMailEnabled':true}}");
    }

    @Test
    void UserConfigUpdate_A111_saysWhatTheUserSwitchedOn() {
        expect(
                new ServerMessage.UserConfigUpdate(
                        new UserConfig(
                                new UserId(9),
                                "Alice",
                                null,
                                "alice",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new UserServices(
                                        true,
                                        new Forward(false, "1001"),
                                        new Forward(true, "1002"),
                                        new Forward(true, "1003")))),
                "{'msgType':'UserConfigUpdate','ctiMessage':{'userId':9,'dndEnabled':true,'naFwdEnabled':true,"
                        + "'naFwdDestination':'1002','uncFwdEnabled':false,'uncFwdDestination':'1001','busyFwdEnabled':true,"
                        + "'busyFwdDestination':'1003','firstName':'Alice','lastName':'','fullName':'Alice',"
                        + "'mobileNumber':'','agentId':null,'lineIds':[],'voiceMailId':null,'voiceMailEnabled':false}}");
    }

    @Test
    void PhoneStatusUpdate_A112() {
        expect(
                new ServerMessage.PhoneStatusUpdate(
                        new PhoneState(new LineId(5), "1001", PhoneStatus.CALLING, NOW)),
                "{'msgType':'PhoneStatusUpdate','ctiMessage':{'status':'CALLING'}}");
    }

    @Test
    void PhoneEvent_A113() {
        expect(
                new ServerMessage.PhoneEvent(
                        new PhoneEvent(
                                PhoneEventType.RINGING,
                                new LineId(5),
                                "1118",
                                "1058",
                                new LinkedId("1447670380.34"),
                                new UniqueId("1447670382.37"),
                                new QueueName("blue"),
                                Map.of(
                                        "XIVO_CONTEXT", "default",
                                        "XIVO_USERID", "9",
                                        "XIVO_SRCNUM", "1058",
                                        "XIVO_DSTNUM", "3000"))),
                "{'msgType':'PhoneEvent','ctiMessage':{'eventType':'EventRinging','DN':'1118','otherDN':'1058',"
                        + "'linkedId':'1447670380.34','uniqueId':'1447670382.37','queueName':'blue',"
                        + "'userData':{'XIVO_CONTEXT':'default','XIVO_USERID':'9','XIVO_SRCNUM':'1058','XIVO_DSTNUM':'3000'}}}");
    }

    /** The example of B21: no queue, so no {@code queueName}. */
    @Test
    void a_PhoneEvent_without_a_queue_names_none_A113() {
        body(
                new ServerMessage.PhoneEvent(
                        new PhoneEvent(
                                PhoneEventType.DIALING,
                                new LineId(5),
                                "1058",
                                "3000",
                                new LinkedId("1447670380.34"),
                                new UniqueId("1447670380.34"),
                                null,
                                Map.of("XIVO_USERID", "9"))),
                "PhoneEvent",
                "{'eventType':'EventDialing','DN':'1058','otherDN':'3000','linkedId':'1447670380.34',"
                        + "'uniqueId':'1447670380.34','userData':{'XIVO_USERID':'9'}}");
    }

    /** Names of later clients. */
    @Test
    void PhoneEvents_of_later_clients_have_their_names_A113() {
        assertThat(eventType(PhoneEventType.ON_HOLD)).isEqualTo("EventOnHold");
        assertThat(eventType(PhoneEventType.FAILURE)).isEqualTo("EventFailure");
    }

    private String eventType(PhoneEventType type) {
        return UserWire.phoneEvent(
                        new PhoneEvent(
                                type,
                                new LineId(5),
                                "1058",
                                "3000",
                                new LinkedId("1447670380.34"),
                                new UniqueId("1447670380.34"),
                                null,
                                Map.of()))
                .path("eventType")
                .asText();
    }

    /** The order of the counters is not the example's; it means nothing. */
    @Test
    void QueueStatistics_A118() {
        expect(
                new ServerMessage.QueueStatistics(
                        new QueueStatistics(
                                new QueueId(11),
                                new QueueName("blue"),
                                Map.of(
                                        QueueCounter.AVAILABLE_AGENTS, 0.0,
                                        QueueCounter.LOGGED_AGENTS, 0.0,
                                        QueueCounter.TALKING_AGENTS, 0.0,
                                        QueueCounter.EWT, 0.0))),
                "{'msgType':'QueueStatistics','ctiMessage':{'queueId':11,'counters':[{'statName':'EWT','value':0},"
                        + "{'statName':'AvailableAgents','value':0},{'statName':'LoggedAgents','value':0},"
                        + "{'statName':'TalkingAgents','value':0}]}}");
    }

    @Test
    void integral_counters_are_integers_and_others_keep_their_fraction() {
        body(
                new ServerMessage.QueueStatistics(
                        new QueueStatistics(
                                new QueueId(3),
                                new QueueName("travels"),
                                Map.of(
                                        QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED,
                                        19.0,
                                        QueueCounter.PERCENTAGE_ANSWERED_BEFORE_15,
                                        66.5))),
                "QueueStatistics",
                "{'queueId':3,'counters':[{'statName':'PercentageAnsweredBefore15','value':66.5},"
                        + "{'statName':'TotalNumberCallsAbandonned','value':19}]}");
    }

    @Test
    void QueueCalls_A121() {
        body(
                new ServerMessage.QueueCalls(
                        new QueueCalls(
                                new QueueId(9),
                                new QueueName("blue"),
                                List.of(
                                        new WaitingCall(
                                                1,
                                                "John Doe",
                                                "33356782212",
                                                time("2015-07-16T10:40:16.626+02:00"),
                                                new UniqueId("1.1"),
                                                new LinkedId("1.1"))))),
                "QueueCalls",
                "{'queueId':9,'calls':[{'position':1,'name':'John Doe','number':'33356782212','queueTime':'2015-07-16T10:40:16.626+02:00','uniqueId':'1.1'}]}");
    }

    @Test
    void QueueConfig_and_QueueList_A122_A123() {
        body(
                new ServerMessage.QueueChanged(queue(8, "blue", "blue sky", "3506")),
                "QueueConfig",
                "{'id':8,'context':'default','name':'blue','displayName':'blue sky','number':'3506'}");
        body(
                new ServerMessage.QueueList(List.of(queue(170, "bluesky", "Bl Record", "3012"))),
                "QueueList",
                "[{'id':170,'context':'default','name':'bluesky','displayName':'Bl Record','number':'3012'}]");
    }

    @Test
    void QueueMember_and_QueueMemberList_A124_A125() {
        body(
                new ServerMessage.MemberChanged(member(19, 3, 12)),
                "QueueMember",
                "{'agentId':19,'queueId':3,'penalty':12}");
        body(
                new ServerMessage.MemberRemoved(member(19, 3, 12)),
                "QueueMember",
                "{'agentId':19,'queueId':3,'penalty':-1}");
        body(
                new ServerMessage.QueueMemberList(
                        List.of(
                                member(129, 8, 2),
                                member(139, 168, 2),
                                member(129, 10, 0),
                                member(129, 11, 0))),
                "QueueMemberList",
                "[{'agentId':129,'queueId':8,'penalty':2},{'agentId':139,'queueId':168,'penalty':2},"
                        + "{'agentId':129,'queueId':10,'penalty':0},{'agentId':129,'queueId':11,'penalty':0}]");
    }

    @Test
    void AgentStateEvent_A126() {
        state(
                new AgentState.Ready(),
                0,
                "{'name':'AgentReady','agentId':19,'phoneNb':'1000','since':0,'queues':[8,14,170,4,1],'cause':'available'}");
        state(
                new AgentState.OnPause(),
                0,
                "{'name':'AgentOnPause','agentId':19,'phoneNb':'1000','since':0,'queues':[8,14,170,4,1],'cause':'available'}");
        state(
                new AgentState.OnWrapup(),
                2,
                "{'name':'AgentOnWrapup','agentId':19,'phoneNb':'1000','since':2,'queues':[8,14,170,4,1],'cause':'available'}");
        state(
                new AgentState.Ringing(),
                0,
                "{'name':'AgentRinging','agentId':19,'phoneNb':'1000','since':0,'queues':[8,14,170,4,1],'cause':'available'}");
        state(
                new AgentState.Dialing(),
                0,
                "{'name':'AgentDialing','agentId':19,'phoneNb':'1000','since':0,'queues':[8,14,170,4,1],'cause':'available'}");
        state(
                new AgentState.OnCall(
                        false, CallDirection.INCOMING, CallType.EXTERNAL, MonitorState.ACTIVE),
                0,
                "{'name':'AgentOnCall','agentId':19,'phoneNb':'1000','since':0,'queues':[8,14,170,4,1],"
                        + "'cause':'available','acd':false,'direction':'Incoming','callType':'External','monitorState':'ACTIVE'}");
        state(
                new AgentState.LoggedOut(),
                0,
                "{'name':'AgentLoggedOut','agentId':19,'phoneNb':'1000','since':0,'queues':[8,14,170,4,1],'cause':'available'}");
    }

    /** A127: always there; A19: never negative, even when the PBX's clock is ahead of ours. */
    @Test
    void an_unknown_cause_is_empty_and_since_is_never_negative() {
        body(
                new ServerMessage.AgentStateEvent(
                        new AgentStatus(
                                new AgentId(8),
                                new AgentNumber("2000"),
                                null,
                                new AgentState.Ready(),
                                null,
                                NOW.plusSeconds(5),
                                null,
                                null)),
                "AgentStateEvent",
                "{'name':'AgentReady','agentId':8,'phoneNb':'','since':0,'queues':[],'cause':''}");
    }

    @Test
    void AgentError_A29() {
        body(
                new ServerMessage.AgentError(
                        "LoggedInOnAnotherPhone", Map.of("phoneNb", "1002", "RequestedNb", "1001")),
                "AgentError",
                "{'Error':'LoggedInOnAnotherPhone','phoneNb':'1002','RequestedNb':'1001'}");
        body(
                new ServerMessage.AgentError("PhoneNumberUnknown", Map.of()),
                "AgentError",
                "{'Error':'PhoneNumberUnknown'}");
    }

    @Test
    void AgentDirectory_A130() {
        body(
                new ServerMessage.AgentDirectory(
                        List.of(
                                new ServerMessage.AgentDirectory.Entry(
                                        agent(8, "bj", "agent", "2000", 1, null),
                                        new AgentStatus(
                                                new AgentId(8),
                                                new AgentNumber("2000"),
                                                new GroupId(1),
                                                new AgentState.Ready(),
                                                "1001",
                                                NOW.minusSeconds(2),
                                                List.of(new QueueId(1), new QueueId(2)),
                                                "")))),
                "AgentDirectory",
                "{'directory':[{'agent':{'context':'default','firstName':'bj','groupId':1,'id':8,'lastName':'agent','number':'2000'},"
                        + "'agentState':{'agentId':8,'cause':'','name':'AgentReady','phoneNb':'1001','queues':[1,2],'since':2}}]}");
    }

    /** All keys of A131 and A132, and {@code groupId}: the reading of A133. */
    @Test
    void AgentConfig_has_the_keys_of_both_generations_A133() {
        body(
                new ServerMessage.AgentChanged(
                        agent(23, "Jack", "Flash", "2501", 1, 1),
                        List.of(
                                new ServerMessage.AgentChanged.Member(
                                        member(23, 1, 1), new QueueName("queue1")),
                                new ServerMessage.AgentChanged.Member(
                                        member(23, 2, 2), new QueueName("queue2")))),
                "AgentConfig",
                "{'id':23,'firstName':'Jack','lastName':'Flash','firstname':'Jack','lastname':'Flash','number':'2501','context':'default','member':["
                        + "{'queue_name':'queue1','queue_id':1,'interface':'Agent/2501','penalty':1,'commented':0,'usertype':'Agent','userid':1,'channel':'Agent','category':'Queue','position':1},"
                        + "{'queue_name':'queue2','queue_id':2,'interface':'Agent/2501','penalty':2,'commented':0,'usertype':'Agent','userid':1,'channel':'Agent','category':'Queue','position':1}],"
                        + "'groupId':1,'numgroup':1,'userid':1}");
    }

    @Test
    void AgentList_and_AgentGroupList_A134_A136() {
        body(
                new ServerMessage.AgentList(
                        List.of(
                                agent(24, "John", "Waynes", "2601", 1, null),
                                agent(25, "Maricé", "Saprïtchà", "2602", 1, null))),
                "AgentList",
                "[{'id':24,'firstName':'John','lastName':'Waynes','number':'2601','context':'default','groupId':1},"
                        + "{'id':25,'firstName':'Maricé','lastName':'Saprïtchà','number':'2602','context':'default','groupId':1}]");
        body(
                new ServerMessage.AgentGroupList(
                        List.of(
                                new AgentGroupConfig(new GroupId(1), "default"),
                                new AgentGroupConfig(new GroupId(2), "boats"))),
                "AgentGroupList",
                "[{'id':1,'name':'default'},{'id':2,'name':'boats'}]");
    }

    @Test
    void AgentStatistics_A137() {
        body(
                new ServerMessage.AgentStatistics(
                        new AgentStatistics(
                                new AgentId(22),
                                new AgentNumber("2000"),
                                Map.of(
                                        AgentCounter.AGENT_PAUSED_TOTAL_TIME, 0.0,
                                        AgentCounter.AGENT_WRAPUP_TOTAL_TIME, 0.0,
                                        AgentCounter.AGENT_READY_TOTAL_TIME, 434.0),
                                Map.of(),
                                time("2015-04-27T08:15:01.081+02:00"),
                                time("2015-04-27T08:14:49.427+02:00"))),
                "AgentStatistics",
                "{'id':22,'statistics':["
                        + "{'name':'AgentPausedTotalTime','value':0},{'name':'AgentWrapupTotalTime','value':0},{'name':'AgentReadyTotalTime','value':434},"
                        + "{'name':'LoginDateTime','value':'2015-04-27T08:15:01.081+02:00'},{'name':'LogoutDateTime','value':'2015-04-27T08:14:49.427+02:00'}]}");
    }

    private void state(AgentState state, int secondsAgo, String expected) {
        body(
                new ServerMessage.AgentStateEvent(
                        new AgentStatus(
                                new AgentId(19),
                                new AgentNumber("2000"),
                                new GroupId(1),
                                state,
                                "1000",
                                NOW.minusSeconds(secondsAgo),
                                QUEUES,
                                "available")),
                "AgentStateEvent",
                expected);
    }

    private void body(ServerMessage message, String msgType, String expectedBody) {
        expect(message, "{'msgType':'" + msgType + "','ctiMessage':" + expectedBody + "}");
    }

    private void expect(ServerMessage message, String expected) {
        try {
            assertThat(JSON.readTree(wire.render(message, NOW)))
                    .isEqualTo(JSON.readTree(expected.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static QueueConfig queue(int id, String name, String displayName, String number) {
        return new QueueConfig(
                new QueueId(id), new QueueName(name), displayName, number, "default", 0, 15);
    }

    private static QueueMemberConfig member(int agent, int queue, int penalty) {
        return new QueueMemberConfig(new AgentId(agent), new QueueId(queue), penalty);
    }

    private static AgentConfig agent(
            int id, String first, String last, String number, int group, Integer user) {
        return new AgentConfig(
                new AgentId(id),
                new AgentNumber(number),
                first,
                last,
                new GroupId(group),
                user == null ? null : new UserId(user),
                "default");
    }
}
