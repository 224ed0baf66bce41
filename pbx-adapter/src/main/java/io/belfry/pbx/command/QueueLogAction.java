package io.belfry.pbx.command;

import io.belfry.contracts.command.PbxCommand;
import io.belfry.pbx.link.AmiAction;

/** A line of the queue_log by AMI. Asterisk parts {@code Message} at {@code |} into data1, …. */
final class QueueLogAction {

    private static final String NONE = "NONE";

    private QueueLogAction() {}

    static AmiAction of(PbxCommand.WriteQueueLog line) {
        return of(
                line.queue() == null ? NONE : line.queue().value(),
                line.event(),
                line.call() == null ? NONE : line.call().value(),
                line.agent() == null ? NONE : "Agent/" + line.agent(),
                String.join("|", line.data().stream().map(d -> d.replace('|', ' ')).toList()));
    }

    static AmiAction of(String queue, String event, String uniqueId, String agent, String message) {
        return AmiAction.of(
                "QueueLog",
                "Queue",
                queue,
                "Event",
                event,
                "Uniqueid",
                uniqueId,
                "Interface",
                agent,
                "Message",
                message);
    }
}
