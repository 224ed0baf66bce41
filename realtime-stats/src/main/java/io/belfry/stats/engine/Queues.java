package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.QueueSnapshot;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.WaitingCall;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.queue.LiveQueue;
import io.belfry.stats.queue.LiveQueue.Presence;
import io.belfry.stats.queue.QueueNumbers;
import io.belfry.stats.queue.QueueTally;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.queue.Tally;
import io.belfry.stats.queue.Waiting;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who waits in the queues, and their numbers (A118–A121, C3–C23). */
final class Queues {

    /** A tally and whose it is. */
    record Entry(QueueName queue, QueueTally tally) {}

    /** What one agent is to one queue. */
    record Present(Presence presence) {}

    private final Table<LiveQueue> live;
    private final Table<Present> present;
    private final Table<Entry> tallies;
    private final Directory directory;
    private final Outbox outbox;
    private final Days days;
    private final RuleBook rules;
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
        present = tables.table("queue-agent", Present.class);
        tallies = tables.table("queue-tally", Entry.class);
        this.directory = directory;
        this.outbox = outbox;
        this.days = days;
        this.rules = rules;
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
                                            waiting(
                                                    e.channel().uniqueId(),
                                                    e.channel().linkedId(),
                                                    e.channel().caller(),
                                                    moment,
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
        Optional<Tally> tally = rules.of(queue).counting().of(row);
        intervals.on(moment.pbx(), row);
        tally.ifPresent(
                count -> {
                    tallies.put(
                            moment.pbx(),
                            queue.value(),
                            new Entry(
                                    queue,
                                    tally(moment.pbx(), queue).plus(count, row.time(), days)));
                    dirty.add(moment.pbx(), queue);
                });
    }

    /**
     * What an agent is to a queue now; null when nothing any more. Asked at each of his events, and
     * most of them change nothing: then the queue with all its agents is not touched.
     */
    void presence(Moment moment, QueueName queue, AgentNumber agent, Presence presence) {
        String key = queue + "|" + agent;
        Present before = present.get(moment.pbx(), key);
        if (presence == (before == null ? null : before.presence())) {
            return;
        }
        if (presence == null) {
            present.delete(moment.pbx(), key);
        } else {
            present.put(moment.pbx(), key, new Present(presence));
        }
        update(moment, queue, q -> q.agent(agent, presence));
    }

    /** Tells who waits as the snapshot says it: all at once, not caller by caller. */
    void resynced(Moment moment, int generation) {
        for (LiveQueue queue : live.all(moment.pbx())) {
            change(moment.pbx(), queue.name(), q -> q.resynced(generation));
            calls(moment, get(moment.pbx(), queue.name()));
        }
    }

    void configured(Moment moment, QueueConfig queue) {
        calls(moment, get(moment.pbx(), queue.name()));
        dirty.add(moment.pbx(), queue.name());
    }

    void unconfigured(Moment moment, QueueId id) {
        outbox.gone(Topics.STATE_QUEUE_CALLS, moment, id.toString());
        outbox.gone(Topics.STATS_QUEUES, moment, id.toString());
    }

    /** The agents that are logged in to that queue. */
    Set<AgentNumber> agents(PbxId pbx, QueueName queue) {
        return get(pbx, queue).agents().keySet();
    }

    /** Asks for the numbers of all queues, because time has passed. */
    void touch(PbxId pbx) {
        live.all(pbx).forEach(q -> dirty.add(pbx, q.name()));
        tallies.all(pbx).forEach(t -> dirty.add(pbx, t.queue()));
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
                                                            tally(moment.pbx(), name),
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
        Moment joined =
                event.joinedAt() == null
                        ? moment
                        : new Moment(moment.pbx(), moment.cause(), event.joinedAt());
        Waiting caller =
                waiting(
                        event.uniqueId(),
                        new LinkedId(event.uniqueId().value()),
                        event.caller(),
                        joined,
                        generation);
        change(moment.pbx(), event.queue(), q -> q.joined(event.position(), caller));
    }

    private static Waiting waiting(
            UniqueId id, LinkedId call, CallerId caller, Moment joined, int generation) {
        return new Waiting(
                id,
                call,
                caller == null || caller.name() == null ? "" : caller.name(),
                caller == null || caller.number() == null ? "" : caller.number(),
                joined.time(),
                generation);
    }

    private void update(Moment moment, QueueName name, UnaryOperator<LiveQueue> change) {
        LiveQueue before = get(moment.pbx(), name);
        LiveQueue after = change(moment.pbx(), name, change);
        if (!after.waiting().equals(before.waiting())) {
            calls(moment, after);
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

    private void calls(Moment moment, LiveQueue queue) {
        directory
                .queue(moment.pbx(), queue.name())
                .ifPresent(
                        config ->
                                outbox.state(
                                        Topics.STATE_QUEUE_CALLS,
                                        moment,
                                        new QueueCalls(config.id(), queue.name(), list(queue))));
    }

    private static List<WaitingCall> list(LiveQueue queue) {
        List<WaitingCall> calls = new ArrayList<>();
        for (Waiting w : queue.waiting()) {
            calls.add(
                    new WaitingCall(
                            calls.size() + 1,
                            w.name(),
                            w.number(),
                            w.since(),
                            w.uniqueId(),
                            w.linkedId()));
        }
        return calls;
    }

    private LiveQueue get(PbxId pbx, QueueName name) {
        LiveQueue queue = live.get(pbx, name.value());
        return queue == null ? LiveQueue.empty(name) : queue;
    }

    private QueueTally tally(PbxId pbx, QueueName name) {
        Entry entry = tallies.get(pbx, name.value());
        return entry == null ? QueueTally.NOTHING : entry.tally();
    }
}
