package io.belfry.simulator.scenario;

import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.Origination;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.call.QueueCall;
import io.belfry.simulator.call.Recorder;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The recorded scenarios that the simulator can play, by the name of their trace. */
public final class Scenarios {

    /** Preparation that is told to nobody, then the play itself. */
    private record Scenario(Consumer<Lab> before, Consumer<Lab> play) {}

    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final Map<String, Scenario> ALL = new LinkedHashMap<>();

    static {
        ALL.put("01-agent_login", new Scenario(lab -> {}, Lab::loginBoth));
        put("02-answered_agent_hangs_up", 0, lab -> lab.call("support", 1, 3, false));
        put("03-answered_caller_hangs_up", 1, lab -> lab.call("support", 2, 2.5, true));
        put("04-wrapup", 0, Scenarios::wrapUp);
        put("05-abandon_ringing", 0, Scenarios::abandonRinging);
        put("06-abandon_waiting", 0, Scenarios::abandonWaiting);
        put("07-queue_timeout", 0, Scenarios::queueTimeout);
        put("08-ringnoanswer_then_next", 1, Scenarios::ringNoAnswerThenNext);
        put("09-agent_busy", 1, Scenarios::agentBusy);
        put("10-joinempty", 0, Scenarios::joinEmpty);
        ALL.put("11-leaveempty", new Scenario(Scenarios::everyoneLeft, Scenarios::leaveEmpty));
        put("12-phone_unregister_register", 0, Scenarios::unregister);
        put("13-pause_unpause_deliver", 0, Scenarios::pauseUnpauseDeliver);
        put("14-penalty", 0, Scenarios::penalty);
        put("15-queue_full", 0, Scenarios::queueFull);
        put("16-positions", 0, Scenarios::positions);
        put("17-exit_with_key", 0, Scenarios::exitWithKey);
        put("18-hold_unhold", 1, Scenarios::holdUnhold);
        put("19-hangup_on_hold", 0, Scenarios::hangupOnHold);
        put("20-blind_transfer_refer", 1, Scenarios::blindTransferRefer);
        put("21-blind_transfer_ami", 0, Scenarios::blindTransferAmi);
        put("22-attended_transfer_refer", 1, Scenarios::attendedTransferRefer);
        put("23-attended_transfer_ami", 0, Scenarios::attendedTransferAmi);
        put("24-recording_mute", 1, Scenarios::recordingMute);
        put("25-chanspy", 0, Scenarios::chanSpy);
        put("26-internal_call", 0, lab -> dial(lab, "1003", 2));
        put("27-internal_cancel", 0, Scenarios::internalCancel);
        put("28-internal_busy", 0, Scenarios::internalBusy);
        put("29-outgoing_call", 0, Scenarios::outgoing);
        put("30-incoming_direct", 1, Scenarios::incomingDirect);
        put("31-originate_click_to_call", 0, Scenarios::clickToCall);
        put("32-park", 0, Scenarios::park);
        put("33-conference", 0, Scenarios::conference);
        put("34-ami_hangup", 1, Scenarios::amiHangup);
        put("35-local_originate", 0, Scenarios::localOriginate);
        put("37-not_preanswered", 1, Scenarios::notPreAnswered);
        put("38-dtmf_talk", 0, Scenarios::digits);
        put("39-agent_logout", 0, Lab::logoutBoth);
    }

    private Scenarios() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Prepares the state in which a scenario begins; nothing of it is told.
     *
     * @throws IllegalArgumentException if there is no scenario of that name
     */
    public static Lab prepare(String name, long startMicros) {
        Scenario scenario = named(name);
        Lab lab = new Lab(startMicros);
        scenario.before.accept(lab);
        lab.pbx().board().drain();
        return lab;
    }

    /** Plans a scenario on a prepared lab: it happens as the lab's time runs. */
    public static void play(String name, Lab lab) {
        named(name).play.accept(lab);
    }

    private static Scenario named(String name) {
        Scenario scenario = ALL.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("no scenario " + name + "; there are " + names());
        }
        return scenario;
    }

    private static void put(String name, int firstMember, Consumer<Lab> play) {
        ALL.put(
                name,
                new Scenario(
                        lab -> {
                            lab.loggedIn();
                            lab.supportBeginsWith(firstMember);
                        },
                        play));
    }

    private static void wrapUp(Lab lab) {
        Timeline time = lab.time();
        lab.pause("1002", "wrapup-test");
        QueueCall first = lab.call("support", 3);
        time.afterSeconds(2.53, () -> lab.call("support", 4, 1.5, true));
        time.afterSeconds(3.55, first::agentHangsUp);
        time.afterSeconds(9.08, () -> lab.unpause("1002"));
    }

    private static void abandonRinging(Lab lab) {
        lab.nobodyAnswers();
        QueueCall call = lab.call("support", 0);
        lab.time().afterSeconds(2.0163, call::callerHangsUp);
    }

    private static void abandonWaiting(Lab lab) {
        lab.pause("1001", "lunch");
        lab.pause("1002", "backoffice");
        QueueCall call = lab.call("support", 1);
        lab.time().afterSeconds(4.0163, call::callerHangsUp);
        lab.time()
                .afterSeconds(
                        4.52,
                        () -> {
                            lab.unpause("1001");
                            lab.unpause("1002");
                        });
    }

    private static void queueTimeout(Lab lab) {
        lab.nobodyAnswers();
        lab.call("sales", 2);
    }

    private static void ringNoAnswerThenNext(Lab lab) {
        lab.phone("1002", Phone.Reaction.ignore());
        lab.call("support", 3, 2, true);
    }

    private static void agentBusy(Lab lab) {
        lab.phone("1001", Phone.Reaction.refuse());
        lab.phone("1002", Phone.Reaction.refuse());
        QueueCall call = lab.call("support", 4);
        lab.time().afterSeconds(4.0195, call::callerHangsUp);
    }

    private static void everyoneLeft(Lab lab) {
        lab.loginBoth();
        lab.logoutBoth();
    }

    private static void leaveEmpty(Lab lab) {
        lab.login("1001", "support");
        lab.pause("1001", "meeting");
        lab.call("support", 1);
        lab.time().afterSeconds(2.0115, () -> lab.logout("1001", "support"));
        lab.time()
                .afterSeconds(
                        3.8795,
                        () -> {
                            lab.login("1001", "support");
                            lab.login("1002", "support", "sales");
                        });
    }

    private static void positions(Lab lab) {
        lab.pause("1001", "x");
        lab.pause("1002", "x");
        lab.call("support", 1, 1.005, false);
        QueueCall[] middle = new QueueCall[1];
        lab.time().afterSeconds(0.7195, () -> middle[0] = lab.call("support", 2));
        lab.time().afterSeconds(1.4323, () -> lab.call("support", 3, 1.005, false));
        lab.time().afterSeconds(2.2271, () -> middle[0].callerHangsUp());
        lab.time().afterSeconds(3.229, () -> lab.unpause("1001"));
        lab.time().afterSeconds(11.98, () -> lab.unpause("1002"));
    }

    private static void internalBusy(Lab lab) {
        lab.phone("1003", Phone.Reaction.refuse());
        dial(lab, "1003", NEVER);
    }

    private static void joinEmpty(Lab lab) {
        lab.logoutBoth();
        lab.time().afterSeconds(0.302, () -> lab.call("support", 0));
    }

    private static void pauseUnpauseDeliver(Lab lab) {
        lab.pause("1001", "training");
        lab.pause("1002", "lunch");
        lab.pause("1002", "support", "coffee");
        lab.call("support", 2, 2.015, false);
        lab.time().afterSeconds(3.0116, () -> lab.unpause("1001"));
        lab.time().afterSeconds(6.038, () -> lab.unpause("1002"));
    }

    private static void queueFull(Lab lab) {
        lab.pause("1002", "full-test");
        QueueCall waiting = lab.call("sales", 4);
        lab.time().afterSeconds(1.02, () -> lab.call("sales", 0));
        lab.time().afterSeconds(1.0325, waiting::callerHangsUp);
        lab.time().afterSeconds(1.0331, () -> lab.unpause("1002"));
    }

    private static void dial(Lab lab, String exten, double talk) {
        lab.pbx().dial(lab.pbx().phone("1001").orElseThrow(), exten, talk);
    }

    private static void outgoing(Lab lab) {
        lab.pbx().trunk().behave(queueCall -> Phone.Reaction.answer(1, 2.02));
        dial(lab, "00612345678", NEVER);
    }

    private static void clickToCall(Lab lab) {
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

    private static void penalty(Lab lab) {
        lab.penalty("1002", "support", 5);
        lab.ringInUse("1002", "support", true);
        lab.time().after(1_500, () -> lab.call("support", 3, 1.0, true));
        lab.time()
                .afterSeconds(
                        2.06,
                        () -> {
                            lab.penalty("1002", "support", 0);
                            lab.ringInUse("1002", "support", false);
                        });
    }

    private static void holdUnhold(Lab lab) {
        lab.call("support", 0);
        lab.time().afterSeconds(2.527, () -> lab.hold("1002", true));
        lab.time().afterSeconds(4.529, () -> lab.hold("1002", false));
        lab.time().afterSeconds(5.532, () -> lab.hold("1002", true));
        lab.time().afterSeconds(7.034, () -> lab.hold("1002", false));
        lab.time().afterSeconds(8.036, () -> lab.hangUp(lab.channel("1002")));
    }

    private static void hangupOnHold(Lab lab) {
        lab.call("support", 1);
        lab.time().afterSeconds(2.024, () -> lab.hold("1001", true));
        lab.time().afterSeconds(4.029, () -> lab.hangUp(lab.channel("trunk")));
    }

    private static void blindTransferRefer(Lab lab) {
        lab.call("support", 2);
        lab.time().afterSeconds(2.528, () -> lab.refer("1002", "1003"));
        lab.time().afterSeconds(5.848, () -> lab.hangUp(lab.channel("1003")));
    }

    private static void blindTransferAmi(Lab lab) {
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

    private static void internalCancel(Lab lab) {
        lab.phone("1003", Phone.Reaction.ignore());
        dial(lab, "1003", NEVER);
        lab.time().afterSeconds(2.007, () -> lab.hangUp(lab.channel("1001")));
    }

    private static void incomingDirect(Lab lab) {
        lab.pbx().arriveAt(lab.pbx().phone("1001").orElseThrow(), Lab.CALLERS.get(3), 3.04);
        lab.time().afterSeconds(1.0334, () -> lab.call("support", 4, 3.01, true));
    }

    private static void amiHangup(Lab lab) {
        lab.call("support", 1);
        lab.time()
                .afterSeconds(
                        2.0336,
                        () -> {
                            Channel caller = lab.channel("trunk");
                            caller.conductor.drop(caller, 16);
                        });
    }

    private static void attendedTransferRefer(Lab lab) {
        lab.call("support", 4);
        lab.time()
                .afterSeconds(
                        2.0245,
                        () -> {
                            lab.hold("1002", true);
                            lab.pbx().dial(lab.pbx().phone("1002").orElseThrow(), "1003", NEVER);
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

    private static void attendedTransferAmi(Lab lab) {
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

    private static void recordingMute(Lab lab) {
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

    private static void chanSpy(Lab lab) {
        lab.call("support", 2);
        lab.time().afterSeconds(2.03, () -> dialFrom(lab, "1004", "*331001"));
        lab.time().afterSeconds(4.04, () -> lab.type("1004", "5"));
        lab.time().afterSeconds(5.541, () -> lab.type("1004", "6"));
        lab.time().afterSeconds(7.043, () -> lab.hangUp(lab.channel("1004")));
        lab.time().afterSeconds(8.045, () -> lab.hangUp(lab.channel("1001")));
    }

    private static void park(Lab lab) {
        lab.call("support", 0);
        lab.time()
                .afterSeconds(
                        2.03,
                        () -> {
                            Channel caller = lab.channel("trunk");
                            lab.pbx().control().park(caller, caller, 0);
                        });
        lab.time().afterSeconds(4.0349, () -> dialFrom(lab, "1003", "701"));
        lab.time().afterSeconds(5.5513, () -> lab.hangUp(lab.channel("1003")));
    }

    private static void conference(Lab lab) {
        dialFrom(lab, "1001", "4001");
        lab.time().after(7_000, () -> dialFrom(lab, "1003", "4001"));
        lab.time().afterSeconds(5.0199, () -> lab.participant("4001", "1003").mute(true));
        lab.time().afterSeconds(6.0212, () -> lab.participant("4001", "1003").kick());
        lab.time().afterSeconds(8.3834, () -> lab.hangUp(lab.channel("1001")));
    }

    private static void digits(Lab lab) {
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

    private static void dialFrom(Lab lab, String number, String exten) {
        lab.pbx().dial(lab.pbx().phone(number).orElseThrow(), exten, NEVER);
    }

    private static void localOriginate(Lab lab) {
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

    private static void unregister(Lab lab) {
        Phone phone = lab.pbx().phone("1002").orElseThrow();
        lab.pbx().register(phone, false);
        lab.time().afterSeconds(1.5036, () -> lab.pbx().register(phone, true));
    }

    private static void exitWithKey(Lab lab) {
        lab.pause("1001", "x");
        lab.pause("1002", "x");
        lab.call("support", 4);
        lab.time().afterSeconds(2.0178, () -> lab.type("trunk", "9"));
        lab.time()
                .afterSeconds(
                        2.8853,
                        () -> {
                            lab.unpause("1001");
                            lab.unpause("1002");
                        });
    }

    private static void notPreAnswered(Lab lab) {
        lab.pbx()
                .arriveUnanswered(
                        new CallPlan("support", Lab.CALLERS.get(3), NEVER, NEVER, true), "53004");
        lab.time().afterSeconds(3.0293, () -> lab.hangUp(lab.channel("1002")));
    }
}
