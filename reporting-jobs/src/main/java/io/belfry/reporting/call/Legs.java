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
     * @param end of the call, null while it goes on. A channel without an end of its own left for
     *     another call when the PBX says that this one is over; else it was there until the end.
     */
    static List<Leg> of(List<CelRow> rows, CelRow start, Outside outside, Instant end) {
        boolean said = rows.stream().anyMatch(Cel.is("LINKEDID_END"));
        Map<UniqueId, List<CelRow>> channels = new LinkedHashMap<>();
        for (CelRow row : rows) {
            if (row.uniqueId() != null && !Channels.isLocal(row)) {
                channels.computeIfAbsent(row.uniqueId(), id -> new ArrayList<>()).add(row);
            }
        }
        channels.remove(start.uniqueId());
        List<Leg> legs = new ArrayList<>();
        for (List<CelRow> channel : channels.values()) {
            Instant last = said ? channel.getLast().eventTime() : end;
            leg(channel, outside, last).ifPresent(legs::add);
        }
        return legs;
    }

    private static Optional<Leg> leg(List<CelRow> channel, Outside outside, Instant last) {
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
                                end(channel, last)));
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

    private static Instant end(List<CelRow> channel, Instant last) {
        return Cel.first(channel, Cel::isEnd).map(CelRow::eventTime).orElse(last);
    }
}
