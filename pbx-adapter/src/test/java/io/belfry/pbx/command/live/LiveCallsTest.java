package io.belfry.pbx.command.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who talks to whom in the recorded scenarios. */
class LiveCallsTest {

    private static final Device ALICE = new Device("PJSIP/1001");
    private static final Device BOB = new Device("PJSIP/1002");
    private static final Device TRUNK = new Device("PJSIP/trunk");
    private final Translator translator = new Translator(List.of(), false, ZoneOffset.UTC);

    private final LiveCalls calls = new LiveCalls();

    static List<Trace> traces() {
        return Trace.all();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void nothingIsLeftOfCallsThatAreOver(Trace trace) {
        play(trace.name(), null, 0);
        for (String phone : List.of("1001", "1002", "1003", "1004", "trunk")) {
            assertThat(calls.of(new Device("PJSIP/" + phone))).as(phone).isEmpty();
        }
    }

    @Test
    void beforeLocalChannelsAreOptimizedAwayThePartyIsBehindThem() {
        play("23-attended_transfer_ami", "BridgeEnter", 4);
        assertThat(party(ALICE)).contains("PJSIP/trunk-00000036");
        play("23-attended_transfer_ami", "BridgeDestroy", 1);
        assertThat(party(ALICE)).contains("PJSIP/trunk-00000036");
    }

    @Test
    void whileSheConsultsThePartyIsWhomSheConsults() {
        play("23-attended_transfer_ami", "BridgeEnter", 7);
        assertThat(party(ALICE)).as("it rings").isEmpty();
        play("23-attended_transfer_ami", "BridgeEnter", 9);
        assertThat(party(ALICE)).contains("PJSIP/1003-00000038");
    }

    @Test
    void ofAHeldAndANewCallTheNewOneIsCurrent() {
        play("22-attended_transfer_refer", "Hold", 1);
        assertThat(current(BOB)).contains("PJSIP/1002-00000033");
        play("22-attended_transfer_refer", "BridgeEnter", 7);
        assertThat(current(BOB)).contains("PJSIP/1002-00000034");
        assertThat(calls.of(BOB)).extracting(LiveChannel::held).containsExactly(false, true);
    }

    @Test
    void aQueueCallIsTheAgentsUntilItIsComplete() {
        play("24-recording_mute", "BridgeDestroy", 1);
        LiveChannel caller = calls.current(TRUNK).orElseThrow();
        assertThat(caller.recorded()).isTrue();
        assertThat(calls.isQueueCall(caller, new AgentNumber("1002"))).isTrue();
        assertThat(calls.isQueueCall(caller, new AgentNumber("1001"))).isFalse();
        play("24-recording_mute", "AgentComplete", 1);
        assertThat(calls.isQueueCall(caller, new AgentNumber("1002"))).isFalse();
    }

    @Test
    void aCallFromBeforeAResyncIsKnownByItsSnapshot() {
        play("24-recording_mute", "BridgeDestroy", 1);
        List<ChannelSnapshot> snapshot =
                List.of(snapshot(TRUNK, "Queue"), snapshot(BOB, "AppDial"));
        calls.apply(new ResyncBegun("r-2"));
        assertThat(calls.current(BOB)).isEmpty();
        snapshot.forEach(calls::apply);
        assertThat(party(BOB)).contains("PJSIP/trunk-00000039");
        assertThat(calls.isQueueCall(calls.current(TRUNK).orElseThrow(), new AgentNumber("1002")))
                .isTrue();
    }

    @Test
    void withoutALinkNothingIsKnown() {
        play("24-recording_mute", "BridgeDestroy", 1);
        calls.apply(new LinkLost("cable"));
        assertThat(calls.current(BOB)).isEmpty();
    }

    @Test
    void aSpyIsKnownAsLongAsItListens() {
        play("25-chanspy", "ChanSpyStart", 1);
        assertThat(calls.spy(new Device("PJSIP/1004"), ALICE)).isPresent();
        assertThat(calls.spy(new Device("PJSIP/1004"), BOB)).isEmpty();
        play("25-chanspy", "ChanSpyStop", 1);
        assertThat(calls.spy(new Device("PJSIP/1004"), ALICE)).isEmpty();
    }

    private ChannelSnapshot snapshot(Device device, String application) {
        LiveChannel channel = calls.current(device).orElseThrow();
        return new ChannelSnapshot(channel.info(), channel.bridge(), application, null, 5);
    }

    private Optional<String> current(Device device) {
        return calls.current(device).map(LiveChannel::name);
    }

    private Optional<String> party(Device device) {
        return calls.current(device).flatMap(calls::party).map(LiveChannel::name);
    }

    /** Plays a scenario from its begin up to the nth event of that name; null = to its end. */
    private void play(String scenario, String until, int nth) {
        calls.apply(new LinkLost("begin anew"));
        int seen = 0;
        for (Map<String, String> event : Trace.scenario(scenario).amiEvents()) {
            AmiMessage message = new AmiMessage(event, Instant.EPOCH);
            if (translator.translate(message) instanceof Translation.Translated(var translated)) {
                calls.apply(translated);
            }
            if (message.name().equals(until) && ++seen == nth) {
                return;
            }
        }
        assertThat(until).as("an event that never came").isNull();
    }
}
