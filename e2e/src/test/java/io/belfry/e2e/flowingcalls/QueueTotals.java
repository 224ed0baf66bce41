package io.belfry.e2e.flowingcalls;

import io.belfry.e2e.harness.Sql;
import io.belfry.e2e.harness.Supervisor;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many calls every queue had today, told by two witnesses: the PBX's own queue_log, counted by
 * a query that knows nothing of the suite, and the counters that the suite sends to its clients.
 *
 * @param entered C3, one per ENTERQUEUE
 * @param answered C6, one per CONNECT
 * @param answeredBefore15 C7: hold time (CONNECT data1) of 15 s or less
 * @param abandoned C4, one per ABANDON
 * @param abandonedAfter15 C5: wait (ABANDON data3) of more than 15 s
 * @param timedOut C11, one per EXITWITHTIMEOUT
 */
record QueueTotals(
        long entered,
        long answered,
        long answeredBefore15,
        long abandoned,
        long abandonedAfter15,
        long timedOut) {

    private static final String COUNT =
            """
            select queuename,
                   count(*) filter (where event = 'ENTERQUEUE') as entered,
                   count(*) filter (where event = 'CONNECT') as answered,
                   count(*) filter (where event = 'CONNECT' and data1::int <= 15) as before15,
                   count(*) filter (where event = 'ABANDON') as abandoned,
                   count(*) filter (where event = 'ABANDON' and data3::int > 15) as after15,
                   count(*) filter (where event = 'EXITWITHTIMEOUT') as timed_out
            from queue_log
            where event in ('ENTERQUEUE', 'CONNECT', 'ABANDON', 'EXITWITHTIMEOUT')
            group by queuename
            """;

    /** By queue name, from the queue_log of the PBX. */
    static Map<String, QueueTotals> ofPbx(Sql pbx) {
        return pbx.rows(COUNT).stream()
                .collect(
                        Collectors.toMap(
                                row -> (String) row.get("queuename"),
                                row ->
                                        new QueueTotals(
                                                number(row, "entered"),
                                                number(row, "answered"),
                                                number(row, "before15"),
                                                number(row, "abandoned"),
                                                number(row, "after15"),
                                                number(row, "timed_out")),
                                (one, other) -> one,
                                TreeMap::new));
    }

    /**
     * By queue name, from the QueueStatistics frames; queues without any call are left out.
     *
     * @param queues the ids of the queues with their names
     */
    static Map<String, QueueTotals> ofSuite(Supervisor supervisor, Map<Integer, String> queues) {
        Map<String, QueueTotals> totals = new TreeMap<>();
        queues.forEach(
                (id, name) -> {
                    QueueTotals total = ofCounters(supervisor.counters(id));
                    if (total.entered() > 0) {
                        totals.put(name, total);
                    }
                });
        return totals;
    }

    private static QueueTotals ofCounters(Map<String, Double> counters) {
        return new QueueTotals(
                number(counters, "TotalNumberCallsEntered"),
                number(counters, "TotalNumberCallsAnswered"),
                number(counters, "TotalNumberCallsAnsweredBefore15"),
                number(counters, "TotalNumberCallsAbandonned"),
                number(counters, "TotalNumberCallsAbandonnedAfter15"),
                number(counters, "TotalNumberCallsTimeout"));
    }

    /** All queues together. */
    static long entered(Map<String, QueueTotals> totals) {
        return totals.values().stream().mapToLong(QueueTotals::entered).sum();
    }

    private static long number(Map<String, ?> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
