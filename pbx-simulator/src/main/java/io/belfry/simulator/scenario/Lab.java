package io.belfry.simulator.scenario;

import io.belfry.simulator.call.CallPlan;
import io.belfry.simulator.call.Conference;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.call.QueueCall;
import io.belfry.simulator.load.AgentDesk;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.queue.QueueRules;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.queue.Strategy;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import java.util.List;

/** The PBX on which the recorded scenarios were played: three queues, four telephones, a trunk. */
public final class Lab {

    public static final QueueSettings SUPPORT =
            new QueueSettings(
                    "support",
                    "3001",
                    "53001",
                    Strategy.RRMEMORY,
                    5,
                    1,
                    3,
                    20,
                    0,
                    false,
                    true,
                    60,
                    1,
                    true,
                    new QueueRules(false, false, "9", 0));
    public static final QueueSettings SALES =
            new QueueSettings(
                    "sales",
                    "3002",
                    "53002",
                    Strategy.LINEAR,
                    5,
                    1,
                    0,
                    10,
                    1,
                    true,
                    false,
                    12,
                    0,
                    false);

    /** Its one member waits in the agent pool. */
    public static final QueueSettings POOL =
            new QueueSettings(
                    "poolq",
                    "3003",
                    "53003",
                    Strategy.RINGALL,
                    10,
                    1,
                    0,
                    0,
                    0,
                    true,
                    false,
                    60,
                    0,
                    false);

    /** The callers of the recording, in turn. */
    public static final List<CallerId> CALLERS =
            List.of(
                    new CallerId("0145678901", "Jean Dupont"),
                    new CallerId("0622334455", "Marie Curie"),
                    new CallerId("0478112233", ""),
                    new CallerId("+33388776655", "Societe Kehl"),
                    new CallerId("0555001122", "Paul Cezanne"));

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Pbx pbx;
    private final AgentDesk desk;

    public Lab(long startMicros) {
        Phone.Behaviour answers = queueCall -> Phone.Reaction.answer(1);
        List<Phone> phones =
                List.of(
                        new Phone("1001", "Alice Martin", answers),
                        new Phone("1002", "Bob Durand", answers),
                        new Phone("1003", "Chloe Petit", answers),
                        new Phone("1004", "Sam Supervisor", answers));
        pbx = new Pbx(new Timeline(startMicros), 0, List.of(SUPPORT, SALES, POOL), phones, answers);
        pbx.agentPool().add("2001", "Pool Agent", "*31");
        pbx.queues()
                .named(POOL.name())
                .orElseThrow()
                .addConfigured(
                        new Member(
                                POOL.name(),
                                "Pool Agent",
                                "Local/2001@agents",
                                "Agent:2001",
                                0,
                                pbx.board().time().seconds()));
        desk = new AgentDesk(pbx);
    }

    public Pbx pbx() {
        return pbx;
    }

    public Timeline time() {
        return pbx.board().time();
    }

    /** Both agents logged in as after scenario 01, nothing of it told. */
    public Lab loggedIn() {
        loginBoth();
        pbx.board().drain();
        return this;
    }

    public void login(String agent, String... queues) {
        desk.login(agent, List.of(queues));
    }

    public void logout(String agent, String... queues) {
        desk.logout(agent, List.of(queues));
    }

    public void loginBoth() {
        login("1001", "support");
        login("1002", "support", "sales");
    }

    public void logoutBoth() {
        logout("1001", "support");
        logout("1002", "support", "sales");
    }

    public void pause(String agent, String reason) {
        pause(agent, null, reason);
    }

    public void pause(String agent, String queue, String reason) {
        pbx.queues().pause(AgentDesk.address(agent), queue, true, reason);
    }

    public void unpause(String agent) {
        pbx.queues().pause(AgentDesk.address(agent), null, false, "");
    }

    /** The round robin of support goes on with that member, 0 for 1001. */
    public void supportBeginsWith(int member) {
        pbx.queues().named("support").orElseThrow().beginWith(member);
    }

    public void phone(String number, Phone.Reaction reaction) {
        pbx.phone(number).orElseThrow().behave(queueCall -> reaction);
    }

    /** Rings without end at both agents. */
    public void nobodyAnswers() {
        phone("1001", Phone.Reaction.ignore());
        phone("1002", Phone.Reaction.ignore());
    }

    /** A caller who waits without end; {@code talk} seconds, then caller or agent hangs up. */
    public QueueCall call(String queue, int caller, double talk, boolean callerEnds) {
        return pbx.arrive(new CallPlan(queue, CALLERS.get(caller), NEVER, talk, callerEnds));
    }

    /** A caller who talks without end, if anyone answers. */
    public QueueCall call(String queue, int caller) {
        return call(queue, caller, NEVER, true);
    }

    /** A telephone dials; after so many seconds of talk it hangs up. */
    public void dial(String number, String exten, double talk) {
        pbx.dial(pbx.phone(number).orElseThrow(), exten, talk);
    }

    /** The latest channel of a telephone, or of the trunk. */
    public Channel channel(String number) {
        return pbx.board().channelsOf("PJSIP/" + number).getLast();
    }

    /** The device at a channel's end hangs up. */
    public void hangUp(Channel channel) {
        channel.conductor.hangUp(channel);
    }

    public void hold(String number, boolean held) {
        if (held) {
            pbx.control().hold(channel(number));
        } else {
            pbx.control().unhold(channel(number));
        }
    }

    /** A telephone transfers its call blindly by REFER. */
    public void refer(String number, String exten) {
        pbx.control().refer(channel(number), exten);
    }

    public void penalty(String agent, String queue, int penalty) {
        CallQueue q = pbx.queues().named(queue).orElseThrow();
        q.penalty(q.member(AgentDesk.address(agent)).orElseThrow(), penalty);
    }

    public void ringInUse(String agent, String queue, boolean rings) {
        CallQueue q = pbx.queues().named(queue).orElseThrow();
        q.ringInUse(q.member(AgentDesk.address(agent)).orElseThrow(), rings);
    }

    /** Digits typed at a telephone, or by the caller. */
    public void type(String number, String digits) {
        pbx.control().type(channel(number), digits);
    }

    public Conference.User participant(String conference, String number) {
        return pbx.conferences()
                .named(conference)
                .flatMap(c -> c.user(channel(number).name))
                .orElseThrow();
    }
}
