package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.WaitingCall;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.queue.LiveQueue;
import io.belfry.stats.queue.Waiting;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Tells who waits in the queues, in order (A121). */
final class WaitingBoard {

    private final Directory directory;
    private final Outbox outbox;

    WaitingBoard(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    void show(Moment moment, LiveQueue queue) {
        directory
                .queue(moment.pbx(), queue.name())
                .ifPresent(
                        config ->
                                outbox.state(
                                        Topics.STATE_QUEUE_CALLS,
                                        moment,
                                        new QueueCalls(config.id(), queue.name(), list(queue))));
    }

    void unconfigured(Moment moment, QueueId id) {
        outbox.gone(Topics.STATE_QUEUE_CALLS, moment, id.toString());
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
}
