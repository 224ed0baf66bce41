package io.belfry.stats.phone;

import static io.belfry.stats.fixture.Events.bridge;
import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.contracts.pbx.ConnectedLineChanged;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.stats.phone.Leg.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds, failures and parties that change (A113). */
class LegMachineTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 18, 19, 21, 34, 38})
    void aDialledCallThatCannotBeMadeFails(int cause) {
        // Q.850: unallocated, no route, busy, no response, no answer, rejected, congestion, network
        Leg dials = after(new ChannelCreated(dialling()));
        ChannelEvent gone = new ChannelHungUp(dialling(), cause, null);
        assertThat(DialFailure.ends(dials, gone)).isTrue();
        assertThat(PhoneEvents.between(dials, null, true))
                .containsExactly(PhoneEventType.FAILURE, PhoneEventType.RELEASED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 26, 31, 127})
    void aDialledCallThatIsGivenUpDoesNotFail(int cause) {
        Leg dials = after(new ChannelCreated(dialling()));
        assertThat(DialFailure.ends(dials, new ChannelHungUp(dialling(), cause, null))).isFalse();
    }

    @Test
    void aCallThatWasAnsweredDoesNotFailAnyMore() {
        Leg talks = after(new ChannelCreated(dialling()), new ChannelStateChanged(up("1003")));
        assertThat(DialFailure.ends(talks, new ChannelHungUp(up("1003"), 17, null))).isFalse();
    }

    @Test
    void onlyACallThatIsUpIsHeldAndOnlyAHeldOneIsTakenBack() {
        Leg rings = after(new ChannelStateChanged(ringing()), new ChannelHeld(ringing(), null));
        assertThat(rings.is(Trait.HELD)).isFalse();
        // trace 20: Unhold without Hold before a blind transfer
        Leg talks = after(new ChannelStateChanged(up("0611")));
        Leg same = LegMachine.apply(talks, new ChannelUnheld(up("0611")), t(2), 0);
        assertThat(PhoneEvents.between(talks, same, false)).isEmpty();
        Leg held = LegMachine.apply(talks, new ChannelHeld(up("0611"), "default"), t(3), 0);
        assertThat(PhoneEvents.between(talks, held, false)).containsExactly(PhoneEventType.ON_HOLD);
        assertThat(held.since()).as("answered then").isEqualTo(talks.since());
        Leg back = LegMachine.apply(held, new ChannelUnheld(up("0611")), t(4), 0);
        assertThat(PhoneEvents.between(held, back, false))
                .containsExactly(PhoneEventType.ESTABLISHED);
    }

    @Test
    void whoEntersAnotherBridgeHoldsNobodyThere() {
        // trace 23: held 6944.350, into the bridge of the consultation 6944.533
        Leg held = after(new ChannelStateChanged(up("0611")), new ChannelHeld(up("0611"), null));
        Leg there =
                LegMachine.apply(
                        held, new BridgeEntered(up("0611"), bridge("b2", 2), null), t(5), 0);
        assertThat(there.is(Trait.HELD)).isFalse();
    }

    @Test
    void aDialledNumberStaysUntilSomebodyAnswers() {
        // an answered queue, a pickup, a parked call: then it is who is there
        ConnectedLineChanged told = new ConnectedLineChanged(dialling("1002"));
        assertThat(after(new ChannelCreated(dialling()), told).other()).isEqualTo("3001");
        Leg talks =
                after(
                        new ChannelCreated(dialling()),
                        new ChannelStateChanged(up("1002")),
                        new ConnectedLineChanged(up("1002")));
        assertThat(talks.other()).isEqualTo("1002");
    }

    private static Leg after(ChannelEvent... events) {
        Leg leg = null;
        for (ChannelEvent event : events) {
            leg = LegMachine.apply(leg, event, t(1), 0);
        }
        return leg;
    }

    private static ChannelInfo dialling() {
        return dialling(null);
    }

    private static ChannelInfo dialling(String connected) {
        return channel("PJSIP/1001-01", "1", "1", ChannelState.RING, "1001", connected, "3001");
    }

    private static ChannelInfo ringing() {
        return channel("PJSIP/1001-01", "1", "1", ChannelState.RINGING, "1001", "0611", "s");
    }

    private static ChannelInfo up(String connected) {
        return channel("PJSIP/1001-01", "1", "1", ChannelState.UP, "1001", connected, "3001");
    }
}
