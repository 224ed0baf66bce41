package io.belfry.reporting.call;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds the CEL rows of one linkedid into a call (D10, D50). Pure: the same rows give the same
 * call.
 *
 * @param externalContexts contexts of channels that lead outside; only of use where the dialplan
 *     does not say XIVO_INCALL and XIVO_OUTCALL itself
 * @param seats who sat where
 * @param life when the PBX died
 */
public record CallFold(Set<String> externalContexts, AgentSeats seats, SignsOfLife life) {

    /** Extensions that are places in the dialplan, not numbers. */
    private static final Set<String> NO_NUMBER = Set.of("", "s", "h", "i", "t", "T", "o", "a", "e");

    /** For a PBX that never stopped. */
    public CallFold(Set<String> externalContexts, AgentSeats seats) {
        this(externalContexts, seats, SignsOfLife.UNBROKEN);
    }

    /**
     * The call without its parts.
     *
     * @param rows of one linkedid, in the order in which the PBX logged them
     * @return empty when the beginning of the call is not among them
     */
    public Optional<CallData> fold(LinkedId id, List<CelRow> rows) {
        return fold(id, rows, List.of()).map(Call::data);
    }

    /**
     * The call.
     *
     * @param rows of one linkedid, in the order in which the PBX logged them
     * @param holds what AMI said of holds of the call, in order
     * @return empty when the beginning of the call is not among them
     */
    public Optional<Call> fold(LinkedId id, List<CelRow> rows, List<HoldSignal> holds) {
        return Cel.first(rows, Cel.is("CHAN_START"))
                .map(start -> new Reading(rows, start, holds).toCall(id));
    }

    /** A call while its rows are being read. */
    private final class Reading {

        private final Outside outside = new Outside(externalContexts);
        private final List<CelRow> rows;
        private final CelRow start;
        private final List<HoldSignal> signals;
        private final List<CelRow> ofCaller;
        private final List<CelRow> called;
        private final Instant end;
        private final List<Leg> legs;
        private final Optional<CelRow> answer;
        private final List<Transfer> transfers;

        Reading(List<CelRow> rows, CelRow start, List<HoldSignal> signals) {
            this.rows = rows;
            this.start = start;
            this.signals = signals;
            this.ofCaller = rows.stream().filter(Cel.of(start.uniqueId())).toList();
            this.called =
                    rows.stream().filter(Cel.is("CHAN_START")).filter(r -> r != start).toList();
            this.end = end();
            this.legs = Legs.of(rows, start, outside, end);
            this.answer = answer();
            this.transfers =
                    Transfers.of(rows, start, answer.map(rows::indexOf).orElse(-1), outside);
        }

        Call toCall(LinkedId id) {
            return new Call(
                    data(id), legs, HoldPeriods.of(rows, signals, end), transfers, callerEnd());
        }

        private CallData data(LinkedId id) {
            Direction direction = direction();
            String srcNum =
                    ofCaller.stream()
                            .map(CelRow::cidNum)
                            .filter(n -> n != null && !n.isBlank())
                            .findFirst()
                            .orElse(null);
            return new CallData(
                    id,
                    srcNum,
                    ofCaller.stream()
                            .map(CelRow::exten)
                            .filter(n -> n != null && !NO_NUMBER.contains(n))
                            .findFirst()
                            .orElse(null),
                    start.eventTime(),
                    answer.map(CelRow::eventTime).orElse(null),
                    end,
                    ringSeconds(),
                    direction,
                    !transfers.isEmpty(),
                    transfers.isEmpty() ? null : transfers.getLast().direction(),
                    direction == Direction.INCOMING || srcNum == null
                            ? null
                            : seats.agentAt(srcNum, start.eventTime()).orElse(null),
                    dstAgent(),
                    Channels.interfaceOf(start.channelName()),
                    rows.stream().map(AttachedData::of).flatMap(Optional::stream).toList());
        }

        /**
         * LINKEDID_END; without it the moment when the last channel was gone, or the last sign of
         * life of a PBX that died.
         */
        private Instant end() {
            Optional<Instant> said =
                    rows.reversed().stream()
                            .filter(Cel.is("LINKEDID_END"))
                            .findFirst()
                            .map(CelRow::eventTime);
            if (said.isPresent()) {
                return said.get();
            }
            List<CelRow> ends = rows.stream().filter(Cel::isEnd).toList();
            Set<UniqueId> ended =
                    ends.stream()
                            .map(CelRow::uniqueId)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet());
            boolean allGone =
                    ended.contains(start.uniqueId())
                            && called.stream().allMatch(c -> ended.contains(c.uniqueId()));
            if (allGone) {
                return ends.getLast().eventTime();
            }
            Instant last = rows.getLast().eventTime();
            return life.lastBeforeStartAfter(last)
                    .map(sign -> sign.isBefore(last) ? last : sign)
                    .orElse(null);
        }

        private Instant callerEnd() {
            return Cel.first(ofCaller, Cel::isEnd).map(CelRow::eventTime).orElse(end);
        }

        /**
         * The answer of an endpoint that this call rang; of one that picked the call up; of a Local
         * channel where no endpoint is seen (an agent of app_agent_pool); of the dialplan where
         * nobody was called.
         */
        private Optional<CelRow> answer() {
            List<CelRow> answers = rows.stream().filter(Cel.is("ANSWER")).toList();
            Optional<CelRow> byEndpoint =
                    Cel.first(answers, a -> startOf(a).isPresent() && !Channels.isLocal(a))
                            .or(this::pickedUp);
            if (byEndpoint.isPresent()) {
                return byEndpoint;
            }
            boolean calls =
                    rows.stream()
                            .filter(Cel.is("APP_START"))
                            .anyMatch(Cel.runs("Dial").or(Cel.runs("Queue")));
            return calls
                    ? Cel.first(answers, a -> startOf(a).isPresent() && !otherHalfOfCaller(a))
                    : Cel.first(answers, Cel.of(start.uniqueId()));
        }

        /** Where an endpoint that was not rung enters a bridge. */
        private Optional<CelRow> pickedUp() {
            return Cel.first(
                    rows,
                    r ->
                            Cel.isBridged(r)
                                    && !Channels.isLocal(r)
                                    && startOf(r).isEmpty()
                                    && legs.stream().anyMatch(l -> Cel.of(l.channel()).test(r)));
        }

        /** Whether that is the other half of the Local channel that began the call. */
        private boolean otherHalfOfCaller(CelRow row) {
            return Channels.isLocal(start)
                    && Objects.equals(
                            Channels.localName(row.channelName()),
                            Channels.localName(start.channelName()));
        }

        /** The start of the channel of that row, when it is one that this call rang. */
        private Optional<CelRow> startOf(CelRow row) {
            return Cel.first(called, Cel.of(row.uniqueId()));
        }

        private Integer ringSeconds() {
            return answer.flatMap(this::startOf)
                    .map(rung -> Duration.between(rung.eventTime(), answer.get().eventTime()))
                    .map(ring -> Math.toIntExact(ring.toSeconds()))
                    .orElse(null);
        }

        /**
         * What leads outside after an answer is a consultation or a transfer, not the call itself.
         */
        private Direction direction() {
            List<CelRow> beforeAnswer =
                    answer.map(a -> rows.subList(0, rows.indexOf(a))).orElse(rows);
            if (outside.holds(start)
                    || beforeAnswer.stream().anyMatch(Cel.isUserEvent("XIVO_INCALL"))) {
                return Direction.INCOMING;
            }
            return outside.isReachedBy(beforeAnswer, start)
                    ? Direction.OUTGOING
                    : Direction.INTERNAL;
        }

        private AgentNumber dstAgent() {
            boolean throughQueue =
                    rows.stream().filter(Cel.is("APP_START")).anyMatch(Cel.runs("Queue"));
            if (throughQueue) {
                return null;
            }
            return answer.flatMap(this::startOf)
                    .or(() -> Cel.first(called, c -> !Channels.isLocal(c)))
                    .filter(rung -> rung.cidNum() != null && !outside.holds(rung))
                    .flatMap(rung -> seats.agentAt(rung.cidNum(), rung.eventTime()))
                    .orElse(null);
        }
    }
}
