package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.DtmfReceived;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.HangupRequested;
import io.belfry.contracts.pbx.LocalChannelsBridged;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.MusicOnHoldStarted;
import io.belfry.contracts.pbx.MusicOnHoldStopped;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PeerStatusChanged;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.testing.traces.Trace;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The recorded calls, told as Asterisk 11 would tell them ({@link Asterisk11}), are the same events
 * of the contracts wherever 11 says as much.
 */
class SameCallInAsterisk11Test {

    private static final Set<Class<?>> TOLD =
            Set.of(
                    ChannelCreated.class,
                    ChannelStateChanged.class,
                    ChannelHungUp.class,
                    HangupRequested.class,
                    ChannelVariableSet.class,
                    ChannelHeld.class,
                    ChannelUnheld.class,
                    MusicOnHoldStarted.class,
                    MusicOnHoldStopped.class,
                    DtmfReceived.class,
                    DialBegun.class,
                    LocalChannelsBridged.class,
                    QueueCallerJoined.class,
                    QueueCallerLeft.class,
                    QueueCallerAbandoned.class,
                    AgentCalled.class,
                    AgentConnected.class,
                    AgentCompleted.class,
                    AgentRingNoAnswer.class,
                    QueueMemberAdded.class,
                    QueueMemberChanged.class,
                    QueueMemberRemoved.class,
                    ExtensionStateChanged.class,
                    PeerStatusChanged.class);

    /** Where the call of a leg is known without CEL: the queue names both. */
    private static final Set<Class<?>> JOINED =
            Set.of(AgentCalled.class, AgentConnected.class, AgentCompleted.class);

    private record Both(
            Map<String, String> older, PbxEvent before, PbxEvent today, boolean celWasFirst) {}

    @Test
    void theEventsAreEqualWhereTheInformationIs() {
        List<Both> all = told(Trace.all(), true);
        assertThat(all).hasSizeGreaterThan(1500);
        assertThat(all.stream().<Class<?>>map(b -> b.today().getClass()).distinct())
                .containsExactlyInAnyOrderElementsOf(TOLD);
        for (Both both : all) {
            assertThat(said(both.before()))
                    .as(both.older().toString())
                    .isEqualTo(said(both.today()));
        }
    }

    @Test
    void theCallOfAChannelIsKnownFromCel() {
        List<Both> known = told(withoutThePool(), true).stream().filter(Both::celWasFirst).toList();
        assertThat(known).hasSizeGreaterThan(500);
        for (Both both : known) {
            assertThat(both.before().subject())
                    .as(both.older().toString())
                    .isEqualTo(both.today().subject());
        }
    }

    @Test
    void withoutCelTheCallIsKnownFromTheQueue() {
        List<Trace> withoutTransfers =
                Trace.all().stream().filter(t -> t.name().compareTo("20") < 0).toList();
        List<Both> joined =
                told(withoutTransfers, false).stream()
                        .filter(b -> JOINED.contains(b.today().getClass()))
                        .toList();
        assertThat(joined).hasSizeGreaterThan(40);
        for (Both both : joined) {
            assertThat(both.before().subject())
                    .as(both.older().toString())
                    .isEqualTo(both.today().subject());
        }
    }

    /** The bridges of app_agent_pool join two calls; Asterisk 11 has no such bridges. */
    private static List<Trace> withoutThePool() {
        return Trace.all().stream().filter(t -> !t.name().equals("36-agent_pool")).toList();
    }

    /** Both tellings side by side, from the first scenario on: members are added in the first. */
    private static List<Both> told(List<Trace> traces, boolean withCel) {
        Translator now = translator();
        Translator then = translator();
        List<Both> all = new ArrayList<>();
        Set<String> inCel = new HashSet<>();
        for (Trace trace : traces) {
            for (Map<String, String> event : trace.amiEvents()) {
                List<PbxEvent> today = events(now, event);
                Optional<Map<String, String>> older =
                        Asterisk11.tell(event)
                                .filter(e -> withCel || !e.get("Event").equals("CEL"));
                if (older.isEmpty()) {
                    continue;
                }
                List<PbxEvent> before = events(then, older.get());
                if (event.get("Event").equals("CEL")) {
                    inCel.add(event.get("UniqueID"));
                }
                if (!today.isEmpty() && TOLD.contains(today.getFirst().getClass())) {
                    assertThat(before).as(older.get().toString()).isNotEmpty();
                    all.add(
                            new Both(
                                    older.get(),
                                    before.getFirst(),
                                    today.getFirst(),
                                    inCel.contains(event.get("Uniqueid"))));
                }
            }
        }
        return all;
    }

    private static Translator translator() {
        return new Translator(List.of("USR_", "XIVO_"), false, ZoneOffset.UTC);
    }

    private static List<PbxEvent> events(Translator translator, Map<String, String> event) {
        return switch (translator.translate(new AmiMessage(event, Instant.EPOCH))) {
            case Translation.Translated(var e) -> List.of(e);
            case Translation.Several(var several) -> several;
            case Translation.Malformed(String reason) ->
                    throw new AssertionError(reason + " in " + event);
            case Translation.Dropped _, Translation.Unknown _, Translation.Cel _ -> List.of();
        };
    }

    /** An event without what Asterisk 11 does not say. */
    private static List<Object> said(PbxEvent event) {
        List<Object> said = new ArrayList<>();
        said.add(event.getClass().getSimpleName());
        try {
            for (RecordComponent part : event.getClass().getRecordComponents()) {
                if (!NOT_TOLD.contains(event.getClass().getSimpleName() + "." + part.getName())) {
                    said.add(
                            switch (part.getAccessor().invoke(event)) {
                                case ChannelInfo channel -> channel(event, channel);
                                case QueueMember member -> member(event, member);
                                case null -> "nothing";
                                case Object value -> value;
                            });
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return said;
    }

    private static final Set<String> NOT_TOLD =
            Set.of(
                    "DtmfReceived.durationMillis",
                    "AgentRingNoAnswer.destination",
                    "ChannelHeld.musicClass");

    /** Language, connected line and dialplan position are told late or never. */
    private static List<Object> channel(PbxEvent event, ChannelInfo c) {
        List<Object> said =
                new ArrayList<>(List.of(c.name(), c.uniqueId(), c.device(), c.state(), c.caller()));
        if (event instanceof ChannelCreated) {
            said.addAll(Arrays.asList(c.accountCode(), c.context(), c.exten()));
        }
        if (event instanceof ChannelStateChanged) {
            said.add(c.connected());
        }
        return said;
    }

    private static List<Object> member(PbxEvent event, QueueMember m) {
        List<Object> said =
                new ArrayList<>(
                        Arrays.asList(
                                m.queue(),
                                m.agent(),
                                m.memberName(),
                                m.memberInterface(),
                                m.device(),
                                m.membership(),
                                m.penalty(),
                                m.callsTaken(),
                                m.lastCall(),
                                m.status(),
                                m.paused(),
                                m.pausedReason()));
        if (event instanceof QueueMemberChanged(QueueMember _, MemberChange change)
                && change == MemberChange.RING_IN_USE) {
            said.add(m.ringInUse());
        }
        return said;
    }
}
