package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.QueueSnapshot;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.queue.LiveQueue;
import io.belfry.stats.queue.LiveQueue.Presence;
import io.belfry.stats.queue.QueueNumbers;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.queue.Waiting;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who waits in the queues, and their numbers (A118–A121, C3–C23). */
final class Queues {

    private final Table<LiveQueue> live;
    private final Directory directory;
    private final Outbox outbox;
    private final Days days;
    private final QueueCounts counts;
    private final WaitingBoard board;
    private final Intervals intervals;
    private final Dirty<QueueName> dirty = new Dirty<>();

    Queues(
            Tables tables,
            Directory directory,
            Outbox outbox,
            Days days,
            RuleBook rules,
            Intervals intervals) {
        live = tables.table("queue", LiveQueue.class);
        this.directory = directory;
        this.outbox = outbox;
        this.days = days;
        counts = new QueueCounts(tables, days, rules);
        board = new WaitingBoard(directory, outbox);
        this.intervals = intervals;
    }

    void on(Moment moment, PbxEvent event, int generation) {
        switch (event) {
            case QueueCallerJoined e ->
                    update(
                            moment,
                            e.queue(),
                            q ->
                                    q.joined(
                                            e.position(),
                                            Waiting.of(
                                                    e.channel().uniqueId(),
                                                    e.channel().linkedId(),
                                                    e.channel().caller(),
                                                    moment.time(),
                                                    generation)));
            case QueueCallerLeft e ->
                    update(moment, e.queue(), q -> q.left(e.channel().uniqueId()));
            case QueueCallerAbandoned e ->
                    update(moment, e.queue(), q -> q.left(e.channel().uniqueId()));
            case AgentConnected e ->
                    update(moment, e.queue(), q -> q.answeredAfter(e.holdSeconds()));
            case QueueSnapshot e -> update(moment, e.queue(), q -> q.averaging(e.holdSeconds()));
            case QueueCallerSnapshot e -> named(moment, e, generation);
            default -> {}
        }
    }

    /**
     * Counts a row of queue_log.
     *
     * @throws IllegalArgumentException when the row cannot be judged
     */
    void on(Moment moment, QueueLogRow row) {
        QueueName queue = row.queue().orElse(null);
        if (queue == null) {
            intervals.on(moment.pbx(), row);
            return;
        }
        boolean counted = counts.on(moment.pbx(), queue, row);
        intervals.on(moment.pbx(), row);
        if (counted) {
            dirty.add(moment.pbx(), queue);
        }
    }

    /** What an agent is to a queue now; null when nothing any more. */
    void presence(Moment moment, QueueName queue, AgentNumber agent, Presence presence) {
        update(moment, queue, q -> q.agent(agent, presence));
    }

    /** Tells who waits as the snapshot says it: all at once, not caller by caller. */
    void resynced(Moment moment, int generation) {
        for (LiveQueue queue : live.all(moment.pbx())) {
            change(moment.pbx(), queue.name(), q -> q.resynced(generation));
            board.show(moment, get(moment.pbx(), queue.name()));
        }
    }

    void configured(Moment moment, QueueConfig queue) {
        board.show(moment, get(moment.pbx(), queue.name()));
        dirty.add(moment.pbx(), queue.name());
    }

    void unconfigured(Moment moment, QueueId id) {
        board.unconfigured(moment, id);
        outbox.gone(Topics.STATS_QUEUES, moment, id.toString());
    }

    /** The agents that are logged in to that queue. */
    Set<AgentNumber> agents(PbxId pbx, QueueName queue) {
        return get(pbx, queue).agents().keySet();
    }

    /** Asks for the numbers of all queues, because time has passed. */
    void touch(PbxId pbx) {
        live.all(pbx).forEach(q -> dirty.add(pbx, q.name()));
        dirty.addAll(pbx, counts.queues(pbx));
    }

    /** Asks for the numbers of the queues where somebody waits. */
    void touchWaiting(PbxId pbx) {
        dirty.addAll(pbx, waitingIn(pbx));
    }

    /** Publishes the numbers that were asked for, as they are at that moment. */
    void flush(Moment moment) {
        for (QueueName name : dirty.take(moment.pbx())) {
            directory
                    .queue(moment.pbx(), name)
                    .ifPresent(
                            config ->
                                    outbox.state(
                                            Topics.STATS_QUEUES,
                                            moment,
                                            new QueueStatistics(
                                                    config.id(),
                                                    name,
                                                    QueueNumbers.at(
                                                            moment.time(),
                                                            get(moment.pbx(), name),
                                                            counts.of(moment.pbx(), name),
                                                            intervals.serviceLevel(
                                                                    moment.pbx(),
                                                                    name,
                                                                    moment.time()),
                                                            days))));
        }
    }

    private Set<QueueName> waitingIn(PbxId pbx) {
        Set<QueueName> names = new HashSet<>();
        for (LiveQueue queue : live.all(pbx)) {
            if (!queue.waiting().isEmpty()) {
                names.add(queue.name());
            }
        }
        return names;
    }

    private void named(Moment moment, QueueCallerSnapshot event, int generation) {
        Waiting caller =
                Waiting.of(
                        event.uniqueId(),
                        new LinkedId(event.uniqueId().value()),
                        event.caller(),
                        event.joinedAt() == null ? moment.time() : event.joinedAt(),
                        generation);
        change(moment.pbx(), event.queue(), q -> q.joined(event.position(), caller));
    }

    private void update(Moment moment, QueueName name, UnaryOperator<LiveQueue> change) {
        LiveQueue before = get(moment.pbx(), name);
        LiveQueue after = change(moment.pbx(), name, change);
        if (!after.waiting().equals(before.waiting())) {
            board.show(moment, after);
        }
    }

    private LiveQueue change(PbxId pbx, QueueName name, UnaryOperator<LiveQueue> change) {
        LiveQueue before = get(pbx, name);
        LiveQueue after = change.apply(before);
        if (!after.equals(before)) {
            live.put(pbx, name.value(), after);
            dirty.add(pbx, name);
        }
        return after;
    }

    private LiveQueue get(PbxId pbx, QueueName name) {
        LiveQueue queue = live.get(pbx, name.value());
        return queue == null ? LiveQueue.empty(name) : queue;
    }
}
