package io.belfry.reporting.queue;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folds the queue_log rows of one call into its passes through queues (D15–D18, meaning of the data
 * fields: E17). Pure: the same rows give the same passes.
 */
public final class QueuePasses {

    /** Events after which agent and caller no longer talk. */
    private static final Set<String> END_OF_TALK = Set.of("COMPLETEAGENT", "COMPLETECALLER");

    /** As well: the agent hands the call on. */
    private static final Set<String> TRANSFERS =
            Set.of("BLINDTRANSFER", "ATTENDEDTRANSFER", "TRANSFER");

    private static final String WRAPUPSTART = "WRAPUPSTART";

    private final String callId;
    private final List<Pass> passes = new ArrayList<>();

    private QueuePasses(String callId) {
        this.callId = callId;
    }

    /** The passes of a call of which nobody knows whether it has ended. */
    public static List<QueueCall> fold(String callId, List<QueueLogRow> rows) {
        return fold(callId, rows, Optional.empty());
    }

    /**
     * The passes in the order in which they began.
     *
     * @param rows of one call, in the order in which the PBX logged them; rows of a pass whose
     *     beginning is not among them are left out
     * @param end of the call: a pass that is not over by then is over, and who waited has abandoned
     */
    public static List<QueueCall> fold(
            String callId, List<QueueLogRow> rows, Optional<Instant> end) {
        QueuePasses passes = new QueuePasses(callId);
        rows.forEach(passes::apply);
        end.ifPresent(time -> passes.passes.forEach(pass -> pass.end(time)));
        return passes.passes.stream().map(Pass::toCall).toList();
    }

    private void apply(QueueLogRow row) {
        QueueName queue = row.queue().orElse(null);
        if (queue == null || row.event() == null) {
            return;
        }
        if (row.event().equals("ENTERQUEUE")) {
            passes.add(new Pass(queue, momentFor(queue, row.time())));
        } else if (QueueExit.BEFORE_ENTERING.containsKey(row.event())) {
            Pass turnedAway = new Pass(queue, momentFor(queue, row.time()));
            turnedAway.leave(QueueExit.BEFORE_ENTERING.get(row.event()), turnedAway.queueTime);
            passes.add(turnedAway);
        } else {
            boolean rests = row.event().equals(WRAPUPSTART);
            passes.reversed().stream()
                    .filter(pass -> pass.queue.equals(queue))
                    .filter(pass -> rests || pass.hangupTime == null)
                    .findFirst()
                    .ifPresent(pass -> pass.apply(row));
        }
    }

    /**
     * A file has whole seconds: two passes through a queue in the same one are told apart by a
     * microsecond.
     */
    private Instant momentFor(QueueName queue, Instant time) {
        Instant moment = time;
        while (isTaken(queue, moment)) {
            moment = moment.plusNanos(1000);
        }
        return moment;
    }

    private boolean isTaken(QueueName queue, Instant time) {
        return passes.stream()
                .anyMatch(pass -> pass.queue.equals(queue) && pass.queueTime.equals(time));
    }

    /** A pass while it is being read. */
    private final class Pass {

        private final QueueName queue;
        private final Instant queueTime;
        private final List<Ring> rings = new ArrayList<>();
        private Instant answerTime;
        private Instant hangupTime;
        private QueueExit status;
        private AgentNumber agent;
        private String member;
        private Integer waitSeconds;
        private Integer wrapUpSeconds;
        private boolean transferred;

        Pass(QueueName queue, Instant queueTime) {
            this.queue = queue;
            this.queueTime = queueTime;
        }

        void apply(QueueLogRow row) {
            String event = row.event();
            if (event.equals("RINGNOANSWER") || event.equals("RINGCANCELED")) {
                rings.add(new Ring(row.agent(), row.time(), number(row.data1()), false));
            } else if (event.equals("CONNECT")) {
                rings.add(new Ring(row.agent(), row.time(), number(row.data3()) * 1000, true));
                answerTime = row.time();
                status = QueueExit.ANSWERED;
                agent = row.agentNumber().orElse(null);
                member = row.agent();
                waitSeconds = waited(row.data1(), row.time());
            } else if (QueueExit.WITHOUT_ANSWER.containsKey(event) && answerTime == null) {
                leave(QueueExit.WITHOUT_ANSWER.get(event), row.time());
                waitSeconds =
                        waited(event.equals("EXITWITHKEY") ? row.data4() : row.data3(), row.time());
            } else if (answerTime != null
                    && (END_OF_TALK.contains(event) || TRANSFERS.contains(event))) {
                hangupTime = row.time();
                transferred = TRANSFERS.contains(event);
            } else if (event.equals(WRAPUPSTART) && answerTime != null) {
                wrapUpSeconds = Math.toIntExact(number(row.data1()));
            }
        }

        void leave(QueueExit how, Instant when) {
            status = how;
            hangupTime = when;
        }

        /** The call is over, and nothing was said of this pass. */
        void end(Instant time) {
            if (hangupTime == null && answerTime == null) {
                leave(QueueExit.ABANDONED, later(time, queueTime));
                waitSeconds = waited(null, hangupTime);
            } else if (hangupTime == null) {
                hangupTime = later(time, answerTime);
                wrapUpSeconds = wrapUpSeconds == null ? 0 : wrapUpSeconds;
            }
        }

        private static Instant later(Instant a, Instant b) {
            return a.isBefore(b) ? b : a;
        }

        /** What the PBX says, else what the clock says. */
        private int waited(String data, Instant until) {
            return isNumber(data)
                    ? Integer.parseInt(data)
                    : Seconds.of(Duration.between(queueTime, until));
        }

        QueueCall toCall() {
            return new QueueCall(
                    callId,
                    queue,
                    queueTime,
                    Math.toIntExact(rings.stream().mapToLong(Ring::millis).sum() / 1000),
                    answerTime,
                    hangupTime,
                    status,
                    agent,
                    member,
                    waitSeconds,
                    wrapUpSeconds,
                    transferred,
                    rings);
        }

        private static boolean isNumber(String data) {
            return data != null && data.matches("\\d{1,9}");
        }

        /** A count in a data field; what is no number counts nothing. */
        private static long number(String data) {
            return isNumber(data) ? Long.parseLong(data) : 0;
        }
    }
}
