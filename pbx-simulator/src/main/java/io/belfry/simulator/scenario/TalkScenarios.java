package io.belfry.simulator.scenario;

import io.belfry.simulator.call.Recorder;
import io.belfry.simulator.wire.Channel;
import java.util.List;

/** What is done in a conversation with a caller of a queue. */
final class TalkScenarios {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private TalkScenarios() {}

    static void holdUnhold(Lab lab) {
        lab.call("support", 0);
        lab.time().afterSeconds(2.527, () -> lab.hold("1002", true));
        lab.time().afterSeconds(4.529, () -> lab.hold("1002", false));
        lab.time().afterSeconds(5.532, () -> lab.hold("1002", true));
        lab.time().afterSeconds(7.034, () -> lab.hold("1002", false));
        lab.time().afterSeconds(8.036, () -> lab.hangUp(lab.channel("1002")));
    }

    static void hangupOnHold(Lab lab) {
        lab.call("support", 1);
        lab.time().afterSeconds(2.024, () -> lab.hold("1001", true));
        lab.time().afterSeconds(4.029, () -> lab.hangUp(lab.channel("trunk")));
    }

    static void blindTransferRefer(Lab lab) {
        lab.call("support", 2);
        lab.time().afterSeconds(2.528, () -> lab.refer("1002", "1003"));
        lab.time().afterSeconds(5.848, () -> lab.hangUp(lab.channel("1003")));
    }

    static void blindTransferAmi(Lab lab) {
        lab.call("support", 3);
        lab.time()
                .afterSeconds(
                        2.531,
                        () ->
                                lab.pbx()
                                        .control()
                                        .blindTransfer(lab.channel("1001"), "internal", "1003"));
        lab.time().afterSeconds(5.551, () -> lab.hangUp(lab.channel("trunk")));
    }

    static void attendedTransferRefer(Lab lab) {
        lab.call("support", 4);
        lab.time()
                .afterSeconds(
                        2.0245,
                        () -> {
                            lab.hold("1002", true);
                            lab.dial("1002", "1003", NEVER);
                        });
        lab.time()
                .afterSeconds(
                        4.546,
                        () -> {
                            List<Channel> two = lab.pbx().board().channelsOf("PJSIP/1002");
                            lab.pbx().control().join(two.getFirst(), two.getLast());
                        });
        lab.time().afterSeconds(7.5516, () -> lab.hangUp(lab.channel("1003")));
    }

    static void attendedTransferAmi(Lab lab) {
        lab.call("support", 0);
        lab.time()
                .afterSeconds(
                        2.027,
                        () ->
                                lab.pbx()
                                        .control()
                                        .attendedTransfer(lab.channel("1001"), "internal", "1003"));
        lab.time().afterSeconds(5.97, () -> lab.hangUp(lab.channel("1001")));
        lab.time().afterSeconds(7.971, () -> lab.hangUp(lab.channel("1003")));
    }

    static void recordingMute(Lab lab) {
        lab.call("support", 1);
        Recorder recorder = lab.pbx().recorder();
        lab.time().afterSeconds(2.531, () -> recorder.mute(lab.channel("trunk"), "both", true));
        lab.time().afterSeconds(4.532, () -> recorder.mute(lab.channel("trunk"), "both", false));
        lab.time().afterSeconds(6.034, () -> recorder.stop(lab.channel("trunk")));
        lab.time()
                .afterSeconds(
                        7.0359, () -> recorder.start(lab.channel("trunk"), "second-part.wav"));
        lab.time().afterSeconds(8.5387, () -> lab.hangUp(lab.channel("1002")));
    }

    static void chanSpy(Lab lab) {
        lab.call("support", 2);
        lab.time().afterSeconds(2.03, () -> lab.dial("1004", "*331001", NEVER));
        lab.time().afterSeconds(4.04, () -> lab.type("1004", "5"));
        lab.time().afterSeconds(5.541, () -> lab.type("1004", "6"));
        lab.time().afterSeconds(7.043, () -> lab.hangUp(lab.channel("1004")));
        lab.time().afterSeconds(8.045, () -> lab.hangUp(lab.channel("1001")));
    }

    static void park(Lab lab) {
        lab.call("support", 0);
        lab.time()
                .afterSeconds(
                        2.03,
                        () -> {
                            Channel caller = lab.channel("trunk");
                            lab.pbx().control().park(caller, caller, 0);
                        });
        lab.time().afterSeconds(4.0349, () -> lab.dial("1003", "701", NEVER));
        lab.time().afterSeconds(5.5513, () -> lab.hangUp(lab.channel("1003")));
    }

    static void amiHangup(Lab lab) {
        lab.call("support", 1);
        lab.time()
                .afterSeconds(
                        2.0336,
                        () -> {
                            Channel caller = lab.channel("trunk");
                            caller.conductor.drop(caller, 16);
                        });
    }

    static void digits(Lab lab) {
        lab.call("support", 4);
        lab.time().afterSeconds(2.03, () -> lab.type("trunk", "4"));
        lab.time().afterSeconds(2.3312, () -> lab.type("trunk", "2"));
        lab.time().afterSeconds(2.6321, () -> lab.type("trunk", "#"));
        lab.time()
                .afterSeconds(
                        3.1347,
                        () -> lab.pbx().board().var(lab.channel("trunk"), "XIVO_NOTE", "vip"));
        lab.time().afterSeconds(4.1366, () -> lab.hangUp(lab.channel("1001")));
    }
}
