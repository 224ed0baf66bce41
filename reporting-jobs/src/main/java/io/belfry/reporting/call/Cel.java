package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a CEL row says; Asterisk 11 and 13 and later. */
final class Cel {

    /** A channel is in a bridge: Asterisk 13 and later, then 11. */
    private static final Set<String> BRIDGED =
            Set.of("BRIDGE_ENTER", "BRIDGE_START", "BRIDGE_UPDATE");

    private static final Set<String> ENDS = Set.of("CHAN_END", "HANGUP");
    private static final Set<String> TRANSFERS = Set.of("BLINDTRANSFER", "ATTENDEDTRANSFER");

    private Cel() {}

    static Predicate<CelRow> is(String eventType) {
        return row -> eventType.equals(row.eventType());
    }

    static Predicate<CelRow> runs(String application) {
        return row -> application.equals(row.appName());
    }

    static Predicate<CelRow> isUserEvent(String name) {
        return row ->
                name.equals(row.eventType())
                        || "USER_DEFINED".equals(row.eventType()) && name.equals(row.userDefType());
    }

    static Predicate<CelRow> of(UniqueId channel) {
        return row -> Objects.equals(row.uniqueId(), channel);
    }

    static boolean isBridged(CelRow row) {
        return row.eventType() != null && BRIDGED.contains(row.eventType());
    }

    static boolean isEnd(CelRow row) {
        return row.eventType() != null && ENDS.contains(row.eventType());
    }

    static boolean isTransfer(CelRow row) {
        return row.eventType() != null && TRANSFERS.contains(row.eventType());
    }

    static Optional<CelRow> first(List<CelRow> rows, Predicate<CelRow> wanted) {
        return rows.stream().filter(wanted).findFirst();
    }
}
