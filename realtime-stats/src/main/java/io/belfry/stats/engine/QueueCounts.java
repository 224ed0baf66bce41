package io.belfry.stats.engine;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.stats.queue.QueueTally;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.queue.Tally;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import java.util.List;
import java.util.Optional;

/** What queue_log says of the queues: the counters of the day and of the last hour (C3–C16). */
final class QueueCounts {

    /** A tally and whose it is. */
    record Entry(QueueName queue, QueueTally tally) {}

    private final Table<Entry> tallies;
    private final Days days;
    private final RuleBook rules;

    QueueCounts(Tables tables, Days days, RuleBook rules) {
        tallies = tables.table("queue-tally", Entry.class);
        this.days = days;
        this.rules = rules;
    }

    /**
     * Counts a row.
     *
     * @return whether it counts for anything
     * @throws IllegalArgumentException when the row cannot be judged
     */
    boolean on(PbxId pbx, QueueName queue, QueueLogRow row) {
        Optional<Tally> count = rules.of(queue).counting().of(row);
        count.ifPresent(
                one ->
                        tallies.put(
                                pbx,
                                queue.value(),
                                new Entry(queue, of(pbx, queue).plus(one, row.time(), days))));
        return count.isPresent();
    }

    QueueTally of(PbxId pbx, QueueName queue) {
        Entry entry = tallies.get(pbx, queue.value());
        return entry == null ? QueueTally.NOTHING : entry.tally();
    }

    /** The queues of which anything was counted. */
    List<QueueName> queues(PbxId pbx) {
        return tallies.all(pbx).stream().map(Entry::queue).toList();
    }
}
