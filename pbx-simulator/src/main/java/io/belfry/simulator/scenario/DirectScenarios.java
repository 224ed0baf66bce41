package io.belfry.simulator.scenario;

import io.belfry.simulator.call.Origination;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.wire.CallerId;
import java.util.Map;

/** Calls beside the queues. */
final class DirectScenarios {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private DirectScenarios() {}

    static void internalCall(Lab lab) {
        lab.dial("1001", "1003", 2);
    }

    static void internalCancel(Lab lab) {
        lab.phone("1003", Phone.Reaction.ignore());
        lab.dial("1001", "1003", NEVER);
        lab.time().afterSeconds(2.007, () -> lab.hangUp(lab.channel("1001")));
    }

    static void internalBusy(Lab lab) {
        lab.phone("1003", Phone.Reaction.refuse());
        lab.dial("1001", "1003", NEVER);
    }

    static void outgoing(Lab lab) {
        lab.pbx().trunk().behave(queueCall -> Phone.Reaction.answer(1, 2.02));
        lab.dial("1001", "00612345678", NEVER);
    }

    static void incomingDirect(Lab lab) {
        lab.pbx().arriveAt(lab.pbx().phone("1001").orElseThrow(), Lab.CALLERS.get(3), 3.04);
        lab.time().afterSeconds(1.0334, () -> lab.call("support", 4, 3.01, true));
    }

    static void clickToCall(Lab lab) {
        lab.pbx()
                .originate(
                        new Origination.Request(
                                "click",
                                lab.pbx().phone("1001").orElseThrow(),
                                "click-1001-1",
                                new CallerId("0612345678", "0612345678"),
                                "internal",
                                "00612345678",
                                20,
                                Map.of("XIVO_USERID", "12")));
        lab.time().afterSeconds(4.04, () -> lab.hangUp(lab.channel("1001")));
    }

    static void conference(Lab lab) {
        lab.dial("1001", "4001", NEVER);
        lab.time().after(7_000, () -> lab.dial("1003", "4001", NEVER));
        lab.time().afterSeconds(5.0199, () -> lab.participant("4001", "1003").mute(true));
        lab.time().afterSeconds(6.0212, () -> lab.participant("4001", "1003").kick());
        lab.time().afterSeconds(8.3834, () -> lab.hangUp(lab.channel("1001")));
    }

    static void localOriginate(Lab lab) {
        Origination.Request request =
                new Origination.Request(
                        "local",
                        null,
                        null,
                        new CallerId("0199000000", "Local Caller"),
                        "",
                        "",
                        "Echo",
                        "",
                        30,
                        Map.of());
        lab.pbx().originateLocal(request, "3001@internal/n");
        lab.time().afterSeconds(3.5209, () -> lab.hangUp(lab.channel("1001")));
    }
}
