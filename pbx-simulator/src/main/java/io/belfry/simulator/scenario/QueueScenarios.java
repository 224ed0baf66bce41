package io.belfry.simulator.scenario;

import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.call.QueueCall;
import io.belfry.simulator.time.Timeline;

/** Callers and agents of queues, up to the moment when they talk. */
final class QueueScenarios {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private QueueScenarios() {}

    static void wrapUp(Lab lab) {
        Timeline time = lab.time();
        lab.pause("1002", "wrapup-test");
        QueueCall first = lab.call("support", 3);
        time.afterSeconds(2.53, () -> lab.call("support", 4, 1.5, true));
        time.afterSeconds(3.55, first::agentHangsUp);
        time.afterSeconds(9.08, () -> lab.unpause("1002"));
    }

    static void abandonRinging(Lab lab) {
        lab.nobodyAnswers();
        QueueCall call = lab.call("support", 0);
        lab.time().afterSeconds(2.0163, call::callerHangsUp);
    }

    static void abandonWaiting(Lab lab) {
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

    static void queueTimeout(Lab lab) {
        lab.nobodyAnswers();
        lab.call("sales", 2);
    }

    static void ringNoAnswerThenNext(Lab lab) {
        lab.phone("1002", Phone.Reaction.ignore());
        lab.call("support", 3, 2, true);
    }

    static void agentBusy(Lab lab) {
        lab.phone("1001", Phone.Reaction.refuse());
        lab.phone("1002", Phone.Reaction.refuse());
        QueueCall call = lab.call("support", 4);
        lab.time().afterSeconds(4.0195, call::callerHangsUp);
    }

    static void joinEmpty(Lab lab) {
        lab.logoutBoth();
        lab.time().afterSeconds(0.302, () -> lab.call("support", 0));
    }

    static void everyoneLeft(Lab lab) {
        lab.loginBoth();
        lab.logoutBoth();
    }

    static void leaveEmpty(Lab lab) {
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

    static void unregister(Lab lab) {
        Phone phone = lab.pbx().phone("1002").orElseThrow();
        lab.pbx().register(phone, false);
        lab.time().afterSeconds(1.5036, () -> lab.pbx().register(phone, true));
    }

    static void pauseUnpauseDeliver(Lab lab) {
        lab.pause("1001", "training");
        lab.pause("1002", "lunch");
        lab.pause("1002", "support", "coffee");
        lab.call("support", 2, 2.015, false);
        lab.time().afterSeconds(3.0116, () -> lab.unpause("1001"));
        lab.time().afterSeconds(6.038, () -> lab.unpause("1002"));
    }

    static void penalty(Lab lab) {
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

    static void queueFull(Lab lab) {
        lab.pause("1002", "full-test");
        QueueCall waiting = lab.call("sales", 4);
        lab.time().afterSeconds(1.02, () -> lab.call("sales", 0));
        lab.time().afterSeconds(1.0325, waiting::callerHangsUp);
        lab.time().afterSeconds(1.0331, () -> lab.unpause("1002"));
    }

    static void positions(Lab lab) {
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

    static void exitWithKey(Lab lab) {
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

    static void agentPool(Lab lab) {
        lab.dial("1003", "*31", NEVER);
        lab.time().afterSeconds(3.0, () -> lab.call("poolq", 2));
        lab.time().afterSeconds(9.029, () -> lab.hangUp(lab.channel("trunk")));
        lab.time()
                .afterSeconds(
                        11.03,
                        () -> lab.pbx().agentPool().agent("2001").orElseThrow().logOff(false));
    }

    static void notPreAnswered(Lab lab) {
        lab.pbx()
                .arriveUnanswered(
                        new CallPlan("support", Lab.CALLERS.get(3), NEVER, NEVER, true), "53004");
        lab.time().afterSeconds(3.0293, () -> lab.hangUp(lab.channel("1002")));
    }
}
