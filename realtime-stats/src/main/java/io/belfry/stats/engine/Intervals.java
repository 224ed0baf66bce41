package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.state.QueueInterval;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.queue.Outcomes;
import io.belfry.stats.queue.QueueRules;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.queue.ServiceLevel;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The day of each queue in quarters of an hour, by the quarter in which a call entered, and its
 * service level. The last two days in which anything happened are kept, by the times of the rows
 * alone: a replay that stops for a while goes on with what it had.
 */
final class Intervals {

    /** A call that waits, as queue_log says. */
    record Entered(QueueName queue, String call, Instant at) {}

    /** A quarter of an hour. */
    record Quarter(Instant start, Outcomes calls) {}

    /** The last two days. */
    record Totals(QueueName queue, SortedMap<LocalDate, Outcomes> daily) {}

    private static final int DAYS = 2;

    private final Table<Entered> entered;
    private final Table<Quarter> quarters;
    private final Table<Totals> totals;
    private final Directory directory;
    private final Outbox outbox;
    private final Days days;
    private final RuleBook rules;
    private final Dirty<QueueName> dirty = new Dirty<>();

    Intervals(Tables tables, Directory directory, Outbox outbox, Days days, RuleBook rules) {
        entered = tables.table("queue-entered", Entered.class);
        quarters = tables.table("queue-quarter", Quarter.class);
        totals = tables.table("queue-totals", Totals.class);
        this.directory = directory;
        this.outbox = outbox;
        this.days = days;
        this.rules = rules;
    }

    /** Takes a row of queue_log. A start of the PBX ends the waiting of all. */
    void on(PbxId pbx, QueueLogRow row) {
        QueueName queue = row.queue().orElse(null);
        if ("QUEUESTART".equals(row.event())) {
            for (Entered lost : entered.all(pbx)) {
                count(pbx, lost.queue(), lost.at(), Outcomes.OTHERWISE);
                entered.delete(pbx, key(lost.queue(), lost.call()));
            }
        } else if (queue != null && "ENTERQUEUE".equals(row.event())) {
            entered.put(
                    pbx, key(queue, row.callId()), new Entered(queue, row.callId(), row.time()));
            count(pbx, queue, row.time(), Outcomes.OFFERED);
        } else if (queue != null) {
            Outcomes outcome =
                    Outcomes.of(row, threshold(pbx, queue), rules.of(queue).shortAbandonSeconds());
            if (!outcome.equals(Outcomes.NONE)) {
                count(pbx, queue, left(pbx, queue, row), outcome);
            }
        }
    }

    /** The service level of the day, null when there is none. */
    Double serviceLevel(PbxId pbx, QueueName queue, Instant now) {
        return ServiceLevel.percent(ofDay(pbx, queue, days.dayOf(now)), rules.of(queue).formula());
    }

    void configured(PbxId pbx, QueueName queue) {
        dirty.add(pbx, queue);
    }

    void unconfigured(Moment moment, QueueId id) {
        outbox.gone(Topics.STATS_QUEUE_INTERVALS, moment, id.toString());
    }

    /** Asks for all queues: the day may be over. */
    void touch(PbxId pbx) {
        totals.all(pbx).forEach(t -> dirty.add(pbx, t.queue()));
    }

    /** Publishes the queues that changed, as they are at that moment. */
    void flush(Moment moment) {
        for (QueueName queue : dirty.take(moment.pbx())) {
            directory.queue(moment.pbx(), queue).ifPresent(config -> publish(moment, config));
        }
    }

    private void publish(Moment moment, QueueConfig config) {
        PbxId pbx = moment.pbx();
        LocalDate day = days.dayOf(moment.time());
        QueueRules judged = rules.of(config.name());
        List<QueueInterval> today = new ArrayList<>();
        for (Quarter quarter : quarters.startingWith(pbx, config.name() + "|")) {
            if (days.dayOf(quarter.start()).equals(day)) {
                today.add(quarter.calls().interval(quarter.start(), judged));
            }
        }
        outbox.state(
                Topics.STATS_QUEUE_INTERVALS,
                moment,
                new QueueIntervals(
                        config.id(),
                        config.name(),
                        day,
                        judged.serviceSeconds(config.serviceLevelSeconds()),
                        judged.shortAbandonSeconds(),
                        judged.formula(),
                        ofDay(pbx, config.name(), day).interval(days.start(day), judged),
                        today));
    }

    /** When the call entered that leaves; as the row says it, if nobody saw it enter. */
    private Instant left(PbxId pbx, QueueName queue, QueueLogRow row) {
        Entered call = entered.get(pbx, key(queue, row.callId()));
        if (call == null) {
            return row.time().minusSeconds(Outcomes.waitSeconds(row));
        }
        entered.delete(pbx, key(queue, row.callId()));
        return call.at();
    }

    private void count(PbxId pbx, QueueName queue, Instant at, Outcomes count) {
        Instant start = days.quarter(at);
        String key = key(queue, start);
        Quarter before = quarters.get(pbx, key);
        Outcomes calls = before == null ? count : before.calls().plus(count);
        quarters.put(pbx, key, new Quarter(start, calls));
        Totals known = totals.get(pbx, queue.value());
        SortedMap<LocalDate, Outcomes> daily =
                known == null ? new TreeMap<>() : new TreeMap<>(known.daily());
        daily.merge(days.dayOf(at), count, Outcomes::plus);
        while (daily.size() > DAYS) {
            daily.remove(daily.firstKey());
            forget(pbx, queue, daily.firstKey());
        }
        totals.put(pbx, queue.value(), new Totals(queue, daily));
        dirty.add(pbx, queue);
    }

    /** Drops what was before that day; calls that still wait since then left without a word. */
    private void forget(PbxId pbx, QueueName queue, LocalDate first) {
        for (Quarter quarter : quarters.startingWith(pbx, queue + "|")) {
            if (days.dayOf(quarter.start()).isBefore(first)) {
                quarters.delete(pbx, key(queue, quarter.start()));
            }
        }
        for (Entered call : entered.startingWith(pbx, queue + "|")) {
            if (days.dayOf(call.at()).isBefore(first)) {
                entered.delete(pbx, key(queue, call.call()));
            }
        }
    }

    private Outcomes ofDay(PbxId pbx, QueueName queue, LocalDate day) {
        Totals known = totals.get(pbx, queue.value());
        return known == null ? Outcomes.NONE : known.daily().getOrDefault(day, Outcomes.NONE);
    }

    private int threshold(PbxId pbx, QueueName queue) {
        return rules.of(queue)
                .serviceSeconds(
                        directory
                                .queue(pbx, queue)
                                .map(QueueConfig::serviceLevelSeconds)
                                .orElse(0));
    }

    private static String key(QueueName queue, String call) {
        return queue + "|" + call;
    }

    private static String key(QueueName queue, Instant start) {
        return queue + "|" + start;
    }
}
