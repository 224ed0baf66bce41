package io.belfry.simulator.queue;

import java.util.function.Consumer;

/**
 * How a queue is set up; the same settings as in queues.conf.
 *
 * @param number internal extension, such as 3001
 * @param did number on the trunk, such as 53001
 * @param memberTimeout seconds that a member's telephone rings
 * @param retry seconds between two tries
 * @param wrapUp seconds of rest after a call
 * @param serviceLevel seconds
 * @param maxLength callers that may wait; 0 is no limit
 * @param joinEmpty whether callers may join when no member could be reached
 * @param leaveWhenEmpty whether waiting callers are sent away when no member could be reached
 * @param callerTimeout seconds that a caller waits at most
 * @param weight a member of two queues rings first for the heavier one's callers
 * @param recorded whether calls are recorded by MixMonitor
 * @param rules what is less usual
 */
public record QueueSettings(
        String name,
        String number,
        String did,
        Strategy strategy,
        int memberTimeout,
        int retry,
        int wrapUp,
        int serviceLevel,
        int maxLength,
        boolean joinEmpty,
        boolean leaveWhenEmpty,
        int callerTimeout,
        int weight,
        boolean recorded,
        QueueRules rules) {

    /** A queue without further rules. */
    public QueueSettings(
            String name,
            String number,
            String did,
            Strategy strategy,
            int memberTimeout,
            int retry,
            int wrapUp,
            int serviceLevel,
            int maxLength,
            boolean joinEmpty,
            boolean leaveWhenEmpty,
            int callerTimeout,
            int weight,
            boolean recorded) {
        this(
                name,
                number,
                did,
                strategy,
                memberTimeout,
                retry,
                wrapUp,
                serviceLevel,
                maxLength,
                joinEmpty,
                leaveWhenEmpty,
                callerTimeout,
                weight,
                recorded,
                QueueRules.USUAL);
    }

    /** The same with another time of rest after a call, seconds. */
    public QueueSettings withWrapUp(int seconds) {
        return with(draft -> draft.wrapUp = seconds);
    }

    /** The same with another strategy. */
    public QueueSettings withStrategy(Strategy other) {
        return with(draft -> draft.strategy = other);
    }

    /** The same with another limit of waiting callers. */
    public QueueSettings withMaxLength(int length) {
        return with(draft -> draft.maxLength = length);
    }

    /** The same with other rules. */
    public QueueSettings withRules(QueueRules other) {
        return with(draft -> draft.rules = other);
    }

    private QueueSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new QueueSettings(
                name,
                number,
                did,
                draft.strategy,
                memberTimeout,
                retry,
                draft.wrapUp,
                serviceLevel,
                draft.maxLength,
                joinEmpty,
                leaveWhenEmpty,
                callerTimeout,
                weight,
                recorded,
                draft.rules);
    }

    /** What may differ from queue to queue. */
    private static final class Draft {
        private Strategy strategy;
        private int wrapUp;
        private int maxLength;
        private QueueRules rules;

        private Draft(QueueSettings of) {
            strategy = of.strategy;
            wrapUp = of.wrapUp;
            maxLength = of.maxLength;
            rules = of.rules;
        }
    }
}
