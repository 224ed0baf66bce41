package io.belfry.reporting.fact;

import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_EMITTED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_INCOMING_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_OUTGOING_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_RECEIVED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.HOLD_TIME;
import static io.belfry.reporting.fact.AgentMeasure.NB_ANSWERED;
import static io.belfry.reporting.fact.AgentMeasure.NB_EMITTED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_INCOMING_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_OFFERED;
import static io.belfry.reporting.fact.AgentMeasure.NB_OUTGOING_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_RECEIVED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_TRANSFERED_EXTERN;
import static io.belfry.reporting.fact.AgentMeasure.NB_TRANSFERED_INTERN;
import static io.belfry.reporting.fact.AgentMeasure.RINGING_TIME;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.Call;
import io.belfry.reporting.call.CallData;
import io.belfry.reporting.call.Direction;
import io.belfry.reporting.call.Leg;
import io.belfry.reporting.call.Transfer;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.Ring;
import io.belfry.reporting.queue.Seconds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call counts for in the figures of queues and agents (D24, D30, D31). Pure.
 *
 * @param seats who sat where
 * @param wrapUps rest after a call, where the PBX does not log it
 * @param longestTalk a talk that is longer was lost by the PBX and counts as 0 (D45); empty: all
 *     talks count, however long
 */
public record FactFold(AgentSeats seats, WrapUps wrapUps, Optional<Duration> longestTalk) {

    /**
     * The facts of one call.
     *
     * @param id of the call
     * @param call empty while nothing is known of it but its queues
     * @param passes of the call through queues, in order
     */
    public Facts fold(LinkedId id, Optional<Call> call, List<QueueCall> passes) {
        List<CountedPass> counted = new ArrayList<>();
        List<AgentFact> agents = new ArrayList<>();
        for (QueueCall pass : passes) {
            Optional<Leg> leg = call.flatMap(c -> QueueLegs.answered(c.legs(), pass));
            counted.add(counted(id, call, pass, leg));
            agents.addAll(ofPass(call, counted.getLast(), leg));
        }
        call.ifPresent(c -> agents.addAll(besidesQueues(c, passes)));
        return new Facts(counted, agents);
    }

    private CountedPass counted(
            LinkedId id, Optional<Call> call, QueueCall pass, Optional<Leg> leg) {
        String dstNum = call.map(c -> c.data().dstNum()).orElse(null);
        if (pass.answerTime() == null || pass.hangupTime() == null) {
            return new CountedPass(pass, id, dstNum, 0, 0, 0);
        }
        Instant end = earlier(pass.hangupTime(), leg.map(Leg::end).orElse(null));
        int hold =
                call.stream()
                        .flatMap(c -> c.holds().stream())
                        .filter(h -> leg.isPresent() && h.channel().equals(leg.get().channel()))
                        .mapToInt(
                                h -> Seconds.of(Duration.between(h.start(), earlier(end, h.end()))))
                        .sum();
        return new CountedPass(
                pass,
                id,
                dstNum,
                talk(pass.answerTime(), end),
                hold,
                pass.wrapUpSeconds() != null
                        ? pass.wrapUpSeconds()
                        : Seconds.of(wrapUps.after(pass.queue(), pass.hangupTime())));
    }

    private List<AgentFact> ofPass(Optional<Call> call, CountedPass counted, Optional<Leg> leg) {
        QueueCall pass = counted.pass();
        List<AgentFact> facts = new ArrayList<>();
        for (Ring ring : pass.rings()) {
            if (ring.offered()) {
                facts.add(
                        new AgentFact(
                                pass.queueTime(),
                                number(ring.member()),
                                Map.of(
                                        NB_OFFERED,
                                        1,
                                        RINGING_TIME,
                                        Seconds.of(Duration.ofMillis(ring.millis())))));
            }
        }
        if (pass.answerTime() != null) {
            facts.add(
                    new AgentFact(
                            pass.queueTime(),
                            number(pass.member()),
                            Map.of(
                                    NB_ANSWERED,
                                    1,
                                    CONVERSATION_TIME,
                                    counted.talkSeconds(),
                                    HOLD_TIME,
                                    counted.holdSeconds())));
        }
        if (pass.transferred()) {
            boolean out =
                    call.flatMap(c -> leg.flatMap(l -> transferBy(c, l)))
                            .filter(t -> t.direction() == Direction.OUTGOING)
                            .isPresent();
            facts.add(
                    new AgentFact(
                            pass.queueTime(),
                            number(pass.member()),
                            Map.of(out ? NB_TRANSFERED_EXTERN : NB_TRANSFERED_INTERN, 1)));
        }
        return facts;
    }

    private static Optional<Transfer> transferBy(Call call, Leg leg) {
        return call.transfers().reversed().stream()
                .filter(t -> leg.channel().equals(t.by()))
                .findFirst();
    }

    /** Calls that the agents made, and those that reached them past the queues. */
    private List<AgentFact> besidesQueues(Call call, List<QueueCall> passes) {
        List<AgentFact> facts = new ArrayList<>();
        CallData data = call.data();
        if (data.srcAgent() != null && data.direction() != Direction.INCOMING) {
            boolean out = data.direction() == Direction.OUTGOING;
            facts.add(
                    fact(
                            data.startTime(),
                            data.srcAgent(),
                            out ? NB_OUTGOING_CALLS : NB_EMITTED_INTERNAL_CALLS,
                            out
                                    ? CONVERSATION_TIME_OUTGOING_CALLS
                                    : CONVERSATION_TIME_EMITTED_INTERNAL_CALLS,
                            talk(data.answerTime(), call.callerEnd())));
        }
        boolean incoming = data.direction() == Direction.INCOMING;
        for (Leg leg : call.legs()) {
            if (!leg.outside() && leg.line() != null && !QueueLegs.isOfAny(leg, passes)) {
                seats.agentAt(leg.line(), leg.start())
                        .ifPresent(
                                agent ->
                                        facts.add(
                                                fact(
                                                        data.startTime(),
                                                        agent,
                                                        incoming
                                                                ? NB_INCOMING_CALLS
                                                                : NB_RECEIVED_INTERNAL_CALLS,
                                                        incoming
                                                                ? CONVERSATION_TIME_INCOMING_CALLS
                                                                : CONVERSATION_TIME_RECEIVED_INTERNAL_CALLS,
                                                        talk(leg.answer(), leg.end()))));
            }
        }
        return facts;
    }

    private static AgentFact fact(
            Instant time, AgentNumber agent, AgentMeasure count, AgentMeasure talk, int seconds) {
        return new AgentFact(time, agent.value(), Map.of(count, 1, talk, seconds));
    }

    /** Whole seconds of a talk; one that goes on or never was counts nothing yet. */
    private int talk(Instant answer, Instant end) {
        if (answer == null || end == null) {
            return 0;
        }
        Duration talk = Duration.between(answer, end);
        boolean lost = longestTalk.filter(longest -> talk.compareTo(longest) > 0).isPresent();
        return lost ? 0 : Seconds.of(talk);
    }

    private static Instant earlier(Instant a, Instant b) {
        return b == null || a.isBefore(b) ? a : b;
    }

    /** {@code Agent/1001} is agent 1001. */
    private static String number(String member) {
        return member.startsWith("Agent/") ? member.substring("Agent/".length()) : member;
    }
}
