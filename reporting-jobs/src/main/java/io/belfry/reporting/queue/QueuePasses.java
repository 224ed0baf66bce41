package io.belfry.reporting.queue;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Folds the queue_log rows of one call into its passes through queues (D15–D18, meaning of the data
 * fields: E17). Pure: the same rows give the same passes.
 */
public final class QueuePasses {

    /** Events after which agent and caller no longer talk. */
    private static final Set<String> END_OF_TALK =
            Set.of(
                    "COMPLETEAGENT",
                    "COMPLETECALLER",
                    "BLINDTRANSFER",
                    "ATTENDEDTRANSFER",
                    "TRANSFER");

    private final String callId;
    private final List<Pass> passes = new ArrayList<>();

    private QueuePasses(String callId) {
        this.callId = callId;
    }

    /**
     * The passes in the order in which they began.
     *
     * @param rows of one call, in the order in which the PBX logged them; rows of a pass whose
     *     beginning is not among them are left out
     */
    public static List<QueueCall> fold(String callId, List<QueueLogRow> rows) {
        QueuePasses passes = new QueuePasses(callId);
        rows.forEach(passes::apply);
        return passes.passes.stream().map(Pass::toCall).toList();
    }

    private void apply(QueueLogRow row) {
        QueueName queue = row.queue().orElse(null);
        if (queue == null || row.event() == null) {
            return;
        }
        if (row.event().equals("ENTERQUEUE")) {
            passes.add(new Pass(queue, row.time()));
        } else if (QueueExit.BEFORE_ENTERING.containsKey(row.event())) {
            Pass turnedAway = new Pass(queue, row.time());
            turnedAway.leave(QueueExit.BEFORE_ENTERING.get(row.event()), row.time());
            passes.add(turnedAway);
        } else {
            passes.reversed().stream()
                    .filter(pass -> pass.queue.equals(queue) && pass.hangupTime == null)
                    .findFirst()
                    .ifPresent(pass -> pass.apply(row));
        }
    }

    /** A pass while it is being read. */
    private final class Pass {

        private final QueueName queue;
        private final Instant queueTime;
        private Duration ring = Duration.ZERO;
        private Instant answerTime;
        private Instant hangupTime;
        private QueueExit status;
        private AgentNumber agent;

        Pass(QueueName queue, Instant queueTime) {
            this.queue = queue;
            this.queueTime = queueTime;
        }

        void apply(QueueLogRow row) {
            String event = row.event();
            if (event.equals("RINGNOANSWER") || event.equals("RINGCANCELED")) {
                ring = ring.plusMillis(number(row.data1()));
            } else if (event.equals("CONNECT")) {
                ring = ring.plusSeconds(number(row.data3()));
                answerTime = row.time();
                status = QueueExit.ANSWERED;
                agent = row.agentNumber().orElse(null);
            } else if (QueueExit.WITHOUT_ANSWER.containsKey(event) && answerTime == null) {
                leave(QueueExit.WITHOUT_ANSWER.get(event), row.time());
            } else if (END_OF_TALK.contains(event) && answerTime != null) {
                hangupTime = row.time();
            }
        }

        void leave(QueueExit how, Instant when) {
            status = how;
            hangupTime = when;
        }

        QueueCall toCall() {
            return new QueueCall(
                    callId,
                    queue,
                    queueTime,
                    Math.toIntExact(ring.toSeconds()),
                    answerTime,
                    hangupTime,
                    status,
                    agent);
        }

        /** A count in a data field; what is no number counts nothing. */
        private static long number(String data) {
            return data != null && data.matches("\\d{1,9}") ? Long.parseLong(data) : 0;
        }
    }
}
