package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints that a call reached: every channel that it rang or that joined it, without the one
 * that began it and without Local channels, which are ways through the dialplan (D14, D50).
 */
final class Legs {

    private Legs() {}

    /**
     * The legs in the order in which they began.
     *
     * @param over whether the call has ended: a channel without an end of its own left it for
     *     another call
     */
    static List<Leg> of(List<CelRow> rows, CelRow start, Outside outside, boolean over) {
        Map<UniqueId, List<CelRow>> channels = new LinkedHashMap<>();
        for (CelRow row : rows) {
            if (row.uniqueId() != null && !Channels.isLocal(row)) {
                channels.computeIfAbsent(row.uniqueId(), id -> new ArrayList<>()).add(row);
            }
        }
        channels.remove(start.uniqueId());
        List<Leg> legs = new ArrayList<>();
        channels.values().forEach(c -> leg(c, outside, over).ifPresent(legs::add));
        return legs;
    }

    private static Optional<Leg> leg(List<CelRow> channel, Outside outside, boolean over) {
        Optional<CelRow> rung = Cel.first(channel, Cel.is("CHAN_START"));
        Optional<CelRow> begin = rung.or(() -> Cel.first(channel, Cel::isBridged));
        return begin.map(
                first ->
                        new Leg(
                                first.uniqueId(),
                                Channels.interfaceOf(first.channelName()),
                                number(channel),
                                outside.holds(first),
                                first.eventTime(),
                                rung.isEmpty() ? first.eventTime() : answer(channel),
                                end(channel, over)));
    }

    private static String number(List<CelRow> channel) {
        return channel.stream()
                .map(CelRow::cidNum)
                .filter(n -> n != null && !n.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static Instant answer(List<CelRow> channel) {
        return Cel.first(channel, Cel.is("ANSWER")).map(CelRow::eventTime).orElse(null);
    }

    private static Instant end(List<CelRow> channel, boolean over) {
        return Cel.first(channel, Cel::isEnd)
                .or(() -> over ? Optional.of(channel.getLast()) : Optional.empty())
                .map(CelRow::eventTime)
                .orElse(null);
    }
}
