package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Asterisk 13, 16, 18 and 20 spell otherwise than the recorded 22. The headers are those of
 * the pages {@code Asterisk_<version>_Documentation/API_Documentation/AMI_Events/<event>} of
 * docs.asterisk.org; of 13 those of apps/app_queue.c ({@code queue_member_blob_create}) in
 * github.com/ringfreejohn/Asterisk13LTS-Ringfree.
 */
class VersionsBetweenTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final List<String> CHANNEL =
            List.of(
                    "Channel: PJSIP/1001-00000001",
                    "ChannelState: 6",
                    "ChannelStateDesc: Up",
                    "CallerIDNum: 1001",
                    "CallerIDName: Alice Martin",
                    "ConnectedLineNum: <unknown>",
                    "ConnectedLineName: <unknown>",
                    "Language: en",
                    "AccountCode: ",
                    "Context: internal",
                    "Exten: 3001",
                    "Priority: 2",
                    "Uniqueid: 1500000000.7",
                    "Linkedid: 1500000000.1");

    private static final List<String> MEMBER_13 =
            List.of(
                    "Queue: support",
                    "MemberName: Agent/1001",
                    "Interface: Local/id-1001@agentcallback",
                    "StateInterface: PJSIP/1001",
                    "Membership: dynamic",
                    "Penalty: 1",
                    "CallsTaken: 4",
                    "LastCall: 1500000000",
                    "InCall: 0",
                    "Status: 1",
                    "Paused: 1",
                    "PausedReason: lunch",
                    "Ringinuse: 0");

    private final Translator translator = new Translator(List.of(), false, ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QueueMemberStatus",
                "QueueMemberPause",
                "QueueMemberPenalty",
                "QueueMemberRinginuse"
            })
    void aMemberOfAsterisk13HasNoLastPauseLoginTimeOrWrapUp(String event) {
        assertThat(member(event, MEMBER_13, List.of()))
                .isEqualTo(
                        new QueueMember(
                                new QueueName("support"),
                                new AgentNumber("1001"),
                                "Agent/1001",
                                "Local/id-1001@agentcallback",
                                new Device("PJSIP/1001"),
                                Membership.DYNAMIC,
                                1,
                                4,
                                Instant.ofEpochSecond(1500000000),
                                null,
                                null,
                                false,
                                DeviceState.NOT_INUSE,
                                true,
                                "lunch",
                                false,
                                null));
    }

    @Test
    void aPauseOfAsterisk16TellsItsReasonTwice() {
        QueueMember member =
                member(
                        "QueueMemberPause",
                        MEMBER_13,
                        List.of(
                                "LastPause: 1500000050",
                                "LoginTime: 1499990000",
                                "Wrapuptime: 3",
                                "Reason: lunch"));
        assertThat(member.pausedReason()).isEqualTo("lunch");
        assertThat(member.lastPause()).isEqualTo(Instant.ofEpochSecond(1500000050));
        assertThat(member.loginTime()).isEqualTo(Instant.ofEpochSecond(1499990000));
        assertThat(member.wrapUpSeconds()).isEqualTo(3);
    }

    /** Asterisk 18 and 20, page QueueMemberPause: no Reason. */
    @Test
    void aPauseOfAsterisk18And20TellsItsReasonOnce() {
        QueueMember member =
                member(
                        "QueueMemberPause",
                        MEMBER_13,
                        List.of("LastPause: 1500000050", "LoginTime: 0", "Wrapuptime: 0"));
        assertThat(member.pausedReason()).isEqualTo("lunch");
        assertThat(member.loginTime()).isNull();
    }

    /** Pages MonitorStart, MonitorStop of 18 and 20; gone in 21. */
    @Test
    void recordingByMonitorIsRecording() {
        assertThat(event("MonitorStart", CHANNEL)).isInstanceOf(RecordingStarted.class);
        assertThat(event("MonitorStop", CHANNEL)).isInstanceOf(RecordingStopped.class);
    }

    /** Page Rename of 18.9, 21 and 22.8: three headers, in no version a Linkedid. */
    @Test
    void aRenamedChannelStaysInItsCall() {
        event("Newstate", CHANNEL);
        ChannelRenamed renamed =
                (ChannelRenamed)
                        event(
                                "Rename",
                                List.of(
                                        "Channel: PJSIP/1001-00000001",
                                        "Newname: PJSIP/1001-00000001<ZOMBIE>",
                                        "Uniqueid: 1500000000.7"));
        assertThat(renamed.oldName()).isEqualTo("PJSIP/1001-00000001");
        assertThat(renamed.channel().name()).isEqualTo("PJSIP/1001-00000001<ZOMBIE>");
        assertThat(renamed.subject()).isEqualTo("1500000000.1");
    }

    /** Headers as known of 13 to 20, compared with no source; app_meetme is gone in 21. */
    @Test
    void meetMeHasAWholeChannelSince12() {
        ConferenceMuteChanged muted =
                (ConferenceMuteChanged)
                        event(
                                "MeetmeMute",
                                concat(CHANNEL, List.of("Meetme: 4001", "User: 1", "Status: off")));
        assertThat(muted.conference()).isEqualTo("4001");
        assertThat(muted.muted()).isFalse();
        assertThat(muted.subject()).isEqualTo("1500000000.1");
    }

    /** A status is a sum of flags: 1 in use + 16 on hold. */
    @Test
    void anExtensionInUseAndOnHoldIsOnHold() {
        ExtensionStateChanged state =
                (ExtensionStateChanged)
                        event(
                                "ExtensionStatus",
                                List.of(
                                        "Exten: 1001",
                                        "Context: internal",
                                        "Hint: SIP/1001",
                                        "Status: 17"));
        assertThat(state.status()).isEqualTo(PhoneStatus.ONHOLD);
    }

    @Test
    void noEventIsBothTranslatedAndLeftOut() {
        for (String name : DroppedEvents.REASONS.keySet()) {
            assertThat(DroppedEvents.REASONS.get(name)).isNotBlank();
            assertThat(OlderEvents.TABLE).doesNotContainKey(name);
            assertThat(Translator.names()).doesNotContain(name);
        }
    }

    private QueueMember member(String event, List<String> headers, List<String> more) {
        return ((QueueMemberChanged) event(event, concat(headers, more))).member();
    }

    private PbxEvent event(String name, List<String> headers) {
        Translation translation =
                translator.translate(
                        AmiMessage.parse(concat(List.of("Event: " + name), headers), NOW));
        return ((Translation.Translated) translation).event();
    }

    private static List<String> concat(List<String> one, List<String> two) {
        return java.util.stream.Stream.concat(one.stream(), two.stream()).toList();
    }
}
