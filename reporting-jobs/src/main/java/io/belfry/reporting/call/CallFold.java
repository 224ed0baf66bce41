package io.belfry.reporting.call;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Folds the CEL rows of one linkedid into a call (D10, D50). Pure: the same rows give the same
 * call.
 *
 * @param externalContexts contexts of channels that lead outside; only of use where the dialplan
 *     does not say XIVO_INCALL and XIVO_OUTCALL itself
 * @param seats who sat where
 */
public record CallFold(Set<String> externalContexts, AgentSeats seats) {

    /** Extensions that are places in the dialplan, not numbers. */
    private static final Set<String> NO_NUMBER = Set.of("", "s", "h", "i", "t", "T", "o", "a", "e");

    /**
     * The call.
     *
     * @param rows of one linkedid, in the order in which the PBX logged them
     * @return empty when the beginning of the call is not among them
     */
    public Optional<CallData> fold(LinkedId id, List<CelRow> rows) {
        return first(rows, is("CHAN_START")).map(start -> new Call(rows, start).toData(id));
    }

    private static Optional<CelRow> first(List<CelRow> rows, Predicate<CelRow> wanted) {
        return rows.stream().filter(wanted).findFirst();
    }

    private static Predicate<CelRow> is(String eventType) {
        return row -> eventType.equals(row.eventType());
    }

    private static Predicate<CelRow> runs(String application) {
        return row -> application.equals(row.appName());
    }

    private static Predicate<CelRow> isUserEvent(String name) {
        return row ->
                name.equals(row.eventType())
                        || "USER_DEFINED".equals(row.eventType()) && name.equals(row.userDefType());
    }

    private boolean isExternal(CelRow row) {
        return row.context() != null && externalContexts.contains(row.context());
    }

    /** A call while its rows are being read. */
    private final class Call {

        private final List<CelRow> rows;
        private final CelRow start;
        private final List<CelRow> ofCaller;
        private final List<CelRow> called;
        private final Optional<CelRow> answer;

        Call(List<CelRow> rows, CelRow start) {
            this.rows = rows;
            this.start = start;
            this.ofCaller =
                    rows.stream()
                            .filter(r -> Objects.equals(r.uniqueId(), start.uniqueId()))
                            .toList();
            this.called = rows.stream().filter(is("CHAN_START")).filter(r -> r != start).toList();
            this.answer = answer();
        }

        CallData toData(LinkedId id) {
            Direction direction = direction();
            List<CelRow> transfers =
                    rows.stream().filter(is("BLINDTRANSFER").or(is("ATTENDEDTRANSFER"))).toList();
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
                            .filter(this::number)
                            .findFirst()
                            .orElse(null),
                    start.eventTime(),
                    answer.map(CelRow::eventTime).orElse(null),
                    rows.reversed().stream()
                            .filter(is("LINKEDID_END"))
                            .findFirst()
                            .map(CelRow::eventTime)
                            .orElse(null),
                    ringSeconds(),
                    direction,
                    !transfers.isEmpty(),
                    transfers.isEmpty() ? null : transferDirection(transfers),
                    direction == Direction.INCOMING || srcNum == null
                            ? null
                            : seats.agentAt(srcNum, start.eventTime()).orElse(null),
                    dstAgent(),
                    Channels.interfaceOf(start.channelName()),
                    rows.stream().map(AttachedData::of).flatMap(Optional::stream).toList());
        }

        private boolean number(String exten) {
            return exten != null && !NO_NUMBER.contains(exten);
        }

        /**
         * The answer of an endpoint that this call rang; of a Local channel where no endpoint is
         * seen (an agent of app_agent_pool); of the dialplan where nobody was called.
         */
        private Optional<CelRow> answer() {
            List<CelRow> answers = rows.stream().filter(is("ANSWER")).toList();
            Optional<CelRow> byEndpoint =
                    first(answers, a -> startOf(a).isPresent() && !Channels.isLocal(a));
            if (byEndpoint.isPresent()) {
                return byEndpoint;
            }
            boolean calls =
                    rows.stream().filter(is("APP_START")).anyMatch(runs("Dial").or(runs("Queue")));
            return calls
                    ? first(answers, a -> startOf(a).isPresent() && !otherHalfOfCaller(a))
                    : first(answers, a -> Objects.equals(a.uniqueId(), start.uniqueId()));
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
            UniqueId channel = row.uniqueId();
            return first(called, c -> Objects.equals(c.uniqueId(), channel));
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
            if (isExternal(start) || beforeAnswer.stream().anyMatch(isUserEvent("XIVO_INCALL"))) {
                return Direction.INCOMING;
            }
            return leadsOutside(beforeAnswer) ? Direction.OUTGOING : Direction.INTERNAL;
        }

        private boolean leadsOutside(List<CelRow> part) {
            return part.stream()
                    .anyMatch(
                            isUserEvent("XIVO_OUTCALL")
                                    .or(
                                            r ->
                                                    r != start
                                                            && is("CHAN_START").test(r)
                                                            && isExternal(r)));
        }

        /** Of the last transfer: where did it lead since the one before, or since the answer? */
        private Direction transferDirection(List<CelRow> transfers) {
            CelRow last = transfers.getLast();
            List<CelRow> marks = new ArrayList<>();
            answer.ifPresent(marks::add);
            marks.addAll(transfers.subList(0, transfers.size() - 1));
            int from = marks.isEmpty() ? 0 : rows.indexOf(marks.getLast()) + 1;
            String target = Channels.transferTarget(last);
            boolean targetOutside =
                    rows.stream()
                            .filter(r -> r.uniqueId() != null)
                            .filter(r -> r.uniqueId().value().equals(target))
                            .anyMatch(CallFold.this::isExternal);
            return targetOutside || leadsOutside(rows.subList(from, rows.size()))
                    ? Direction.OUTGOING
                    : Direction.INTERNAL;
        }

        private AgentNumber dstAgent() {
            boolean throughQueue = rows.stream().filter(is("APP_START")).anyMatch(runs("Queue"));
            if (throughQueue) {
                return null;
            }
            return answer.flatMap(this::startOf)
                    .or(() -> first(called, c -> !Channels.isLocal(c)))
                    .filter(rung -> rung.cidNum() != null && !isExternal(rung))
                    .flatMap(rung -> seats.agentAt(rung.cidNum(), rung.eventTime()))
                    .orElse(null);
        }
    }
}
