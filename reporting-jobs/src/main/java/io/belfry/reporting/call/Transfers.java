package io.belfry.reporting.call;

import io.belfry.contracts.pbx.CelRow;
import java.util.ArrayList;
import java.util.List;

/** The transfers of a call, each judged on its own (D44). */
final class Transfers {

    private Transfers() {}

    /**
     * The transfers in the order in which they were made. A blind one leads where the call goes
     * until the next transfer. An attended one leads to the channel it names, which may be of
     * another call, or to what was called since the transfer before, or since the answer.
     *
     * @param answer place of the answer among the rows, -1 when there is none
     */
    static List<Transfer> of(List<CelRow> rows, CelRow start, int answer, Outside outside) {
        List<Transfer> transfers = new ArrayList<>();
        int mark = answer;
        for (int at = 0; at < rows.size(); at++) {
            CelRow row = rows.get(at);
            if (!Cel.isTransfer(row)) {
                continue;
            }
            boolean out =
                    Cel.is("BLINDTRANSFER").test(row)
                            ? outside.isReachedBy(rows.subList(at + 1, next(rows, at)), start)
                            : isOutside(rows, Channels.transferTarget(row), outside)
                                    || outside.isReachedBy(
                                            rows.subList(Math.min(mark + 1, at), at), start);
            transfers.add(
                    new Transfer(
                            row.eventTime(),
                            row.uniqueId(),
                            out ? Direction.OUTGOING : Direction.INTERNAL));
            mark = at;
        }
        return transfers;
    }

    private static int next(List<CelRow> rows, int at) {
        int next = at + 1;
        while (next < rows.size() && !Cel.isTransfer(rows.get(next))) {
            next++;
        }
        return next;
    }

    private static boolean isOutside(List<CelRow> rows, String channel, Outside outside) {
        return rows.stream()
                .filter(r -> r.uniqueId() != null && r.uniqueId().value().equals(channel))
                .anyMatch(outside::holds);
    }
}
