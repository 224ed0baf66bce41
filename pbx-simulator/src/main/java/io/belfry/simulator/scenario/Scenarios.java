package io.belfry.simulator.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The recorded scenarios that the simulator can play, by the name of their trace. */
public final class Scenarios {

    /** Preparation that is told to nobody, then the play itself. */
    private record Scenario(Consumer<Lab> before, Consumer<Lab> play) {}

    private static final Map<String, Scenario> ALL = new LinkedHashMap<>();

    static {
        ALL.put("01-agent_login", new Scenario(lab -> {}, Lab::loginBoth));
        put("02-answered_agent_hangs_up", 0, lab -> lab.call("support", 1, 3, false));
        put("03-answered_caller_hangs_up", 1, lab -> lab.call("support", 2, 2.5, true));
        put("04-wrapup", 0, QueueScenarios::wrapUp);
        put("05-abandon_ringing", 0, QueueScenarios::abandonRinging);
        put("06-abandon_waiting", 0, QueueScenarios::abandonWaiting);
        put("07-queue_timeout", 0, QueueScenarios::queueTimeout);
        put("08-ringnoanswer_then_next", 1, QueueScenarios::ringNoAnswerThenNext);
        put("09-agent_busy", 1, QueueScenarios::agentBusy);
        put("10-joinempty", 0, QueueScenarios::joinEmpty);
        ALL.put(
                "11-leaveempty",
                new Scenario(QueueScenarios::everyoneLeft, QueueScenarios::leaveEmpty));
        put("12-phone_unregister_register", 0, QueueScenarios::unregister);
        put("13-pause_unpause_deliver", 0, QueueScenarios::pauseUnpauseDeliver);
        put("14-penalty", 0, QueueScenarios::penalty);
        put("15-queue_full", 0, QueueScenarios::queueFull);
        put("16-positions", 0, QueueScenarios::positions);
        put("17-exit_with_key", 0, QueueScenarios::exitWithKey);
        put("18-hold_unhold", 1, TalkScenarios::holdUnhold);
        put("19-hangup_on_hold", 0, TalkScenarios::hangupOnHold);
        put("20-blind_transfer_refer", 1, TalkScenarios::blindTransferRefer);
        put("21-blind_transfer_ami", 0, TalkScenarios::blindTransferAmi);
        put("22-attended_transfer_refer", 1, TalkScenarios::attendedTransferRefer);
        put("23-attended_transfer_ami", 0, TalkScenarios::attendedTransferAmi);
        put("24-recording_mute", 1, TalkScenarios::recordingMute);
        put("25-chanspy", 0, TalkScenarios::chanSpy);
        put("26-internal_call", 0, DirectScenarios::internalCall);
        put("27-internal_cancel", 0, DirectScenarios::internalCancel);
        put("28-internal_busy", 0, DirectScenarios::internalBusy);
        put("29-outgoing_call", 0, DirectScenarios::outgoing);
        put("30-incoming_direct", 1, DirectScenarios::incomingDirect);
        put("31-originate_click_to_call", 0, DirectScenarios::clickToCall);
        put("32-park", 0, TalkScenarios::park);
        put("33-conference", 0, DirectScenarios::conference);
        put("34-ami_hangup", 1, TalkScenarios::amiHangup);
        put("35-local_originate", 0, DirectScenarios::localOriginate);
        put("36-agent_pool", 0, QueueScenarios::agentPool);
        put("37-not_preanswered", 1, QueueScenarios::notPreAnswered);
        put("38-dtmf_talk", 0, TalkScenarios::digits);
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
}
