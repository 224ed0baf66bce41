package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When which telephone held a call: from CEL HOLD and UNHOLD where the PBX logs them (XiVO's
 * patched Asterisk), else from AMI. A hold that nobody takes back ends with its channel.
 */
final class HoldPeriods {

    private HoldPeriods() {}

    /**
     * The periods in the order in which they began.
     *
     * @param rows of one call
     * @param signals what AMI said of the call, in order
     * @param end of the call, null while it goes on
     */
    static List<HoldPeriod> of(List<CelRow> rows, List<HoldSignal> signals, Instant end) {
        List<HoldSignal> logged =
                rows.stream()
                        .filter(Cel.is("HOLD").or(Cel.is("UNHOLD")))
                        .map(HoldPeriods::signal)
                        .toList();
        Map<UniqueId, HoldSignal> open = new LinkedHashMap<>();
        List<HoldPeriod> periods = new ArrayList<>();
        for (HoldSignal signal : logged.isEmpty() ? signals : logged) {
            if (signal.held()) {
                open.putIfAbsent(signal.channel(), signal);
            } else {
                Optional.ofNullable(open.remove(signal.channel()))
                        .ifPresent(begin -> periods.add(period(begin, signal.time())));
            }
        }
        open.values().forEach(begin -> periods.add(period(begin, endOf(rows, begin, end))));
        periods.sort(Comparator.comparing(HoldPeriod::start));
        return List.copyOf(periods);
    }

    private static HoldSignal signal(CelRow row) {
        return new HoldSignal(
                row.eventTime(), row.uniqueId(), row.channelName(), Cel.is("HOLD").test(row));
    }

    private static HoldPeriod period(HoldSignal begin, Instant end) {
        return new HoldPeriod(
                begin.channel(), Channels.interfaceOf(begin.channelName()), begin.time(), end);
    }

    private static Instant endOf(List<CelRow> rows, HoldSignal begin, Instant endOfCall) {
        return Cel.first(rows, Cel.of(begin.channel()).and(Cel::isEnd))
                .map(CelRow::eventTime)
                .orElse(endOfCall);
    }
}
