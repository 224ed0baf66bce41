package io.belfry.reporting.oracle;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.oracle.SimulatedDay.Hold;
import io.belfry.reporting.oracle.Truth.Direct;
import io.belfry.reporting.oracle.Truth.Pass;
import io.belfry.reporting.oracle.Truth.Ring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What calls count for: by the truth; what it does not tell (holds, transfers) by the raw rows. */
final class CallOracle {
    /** A length is rounded to the nearest second. */
    private static final double ROUNDED = 0.51;

    /** The PBX cuts the length of an answered ring to whole seconds. */
    private static final double CUT = 1.01;

    /** Instants of the truth are less than a millisecond off the row's. */
    private static final double NEAR = 0.005;

    private static final int T1 = 15;
    private static final int T2 = 20;

    private final Oracle day;
    private final Figures figures;
    private final Map<String, Instant> begun = new HashMap<>();
    private final Map<String, String> dialled = new HashMap<>();
    private final Map<String, List<Hold>> holds = new HashMap<>();
    private final Map<String, List<Direct>> madeBy = new HashMap<>();
    private final Map<String, List<QueueLogRow>> rows = new HashMap<>();

    CallOracle(Oracle day, Figures figures) {
        this.day = day;
        this.figures = figures;
        for (Pass pass : day.truth().passes()) {
            begun.merge(pass.call(), pass.arrivedAt(), (a, b) -> a.isBefore(b) ? a : b);
            dialled.putIfAbsent(pass.call(), pass.dialled());
        }
        for (Direct direct : day.truth().directs()) {
            begun.merge(direct.call(), direct.dialledAt(), (a, b) -> a.isBefore(b) ? a : b);
            madeBy.computeIfAbsent(direct.from(), a -> new ArrayList<>()).add(direct);
            if (!direct.fromOutside()) {
                dialled.putIfAbsent(direct.call(), direct.to());
            }
        }
        for (Hold hold : day.holds()) {
            holds.computeIfAbsent(hold.call(), c -> new ArrayList<>()).add(hold);
        }
        for (QueueLogRow row : day.log()) {
            if (!row.queueName().equals("NONE")) {
                rows.computeIfAbsent(row.callId(), c -> new ArrayList<>()).add(row);
            }
        }
    }

    void tally() {
        day.truth().passes().forEach(this::pass);
        day.truth().directs().forEach(this::direct);
    }

    private void pass(Pass pass) {
        if (pass.outcome().equals("unjoined")) {
            return;
        }
        boolean lost = pass.outcome().equals("lost");
        boolean answered = pass.answeredAt() != null;
        boolean turnedAway = pass.enteredAt() == null;
        Instant left =
                turnedAway ? row(pass, "").time() : lost ? day.seen(pass.leftAt()) : pass.leftAt();
        Instant queued = turnedAway ? left : pass.enteredAt();
        Instant quarter = Oracle.quarter(queued);
        String status = status(pass, answered);
        String entered = "call_on_queue " + pass.call() + " " + pass.queue() + " " + queued;
        figures.count(entered, status);
        figures.add(entered, "hangup_time", Oracle.epoch(left), NEAR);

        String periodic = "stat_queue_periodic " + quarter + " " + pass.queue();
        figures.count(periodic, status);
        for (Ring ring : pass.rings()) {
            ring(ring, quarter);
        }
        if (turnedAway) {
            return;
        }
        figures.count(periodic, "total");
        String number = dialled.getOrDefault(day.home(pass.call()), pass.dialled());
        String specific = "stat_queue_specific " + quarter + " " + pass.queue() + " " + number;
        figures.count(specific, "nb_offered");
        double wait =
                lost && !answered ? Math.round(Oracle.seconds(queued, left)) : pass.waitSeconds();
        if (answered) {
            figures.add(specific, "sum_resp_delay", wait, 0);
            figures.add(specific, "answer_less_t1", wait < T1 ? 1 : 0, 0);
            figures.add(specific, "answer_btw_t1_t2", wait >= T1 && wait <= T2 ? 1 : 0, 0);
            talk(pass, quarter, specific, number, left, lost);
        } else if (status.equals("abandoned")) {
            figures.count(specific, "nb_abandoned");
            figures.add(specific, "abandoned_btw_t1_t2", wait >= T1 && wait <= T2 ? 1 : 0, 0);
            figures.add(specific, "abandoned_more_t2", wait > T2 ? 1 : 0, 0);
        }
    }

    private static String status(Pass pass, boolean answered) {
        return switch (pass.outcome()) {
            case "lost" -> answered ? "answered" : "abandoned";
            case "key" -> "abandoned";
            case "divert_holdtime" -> "divert_waittime";
            default -> pass.outcome();
        };
    }

    private void ring(Ring ring, Instant quarter) {
        if (ring.end() == null || ring.end().equals("refused") || ring.to() == null) {
            return;
        }
        String agent = "stat_agent_specific " + quarter + " " + ring.agent();
        figures.count(agent, "nb_offered");
        figures.add(
                agent,
                "ringing_time",
                Oracle.seconds(ring.from(), ring.to()),
                ring.end().equals("answered") ? CUT : ROUNDED);
    }

    private void talk(
            Pass pass,
            Instant quarter,
            String specific,
            String number,
            Instant left,
            boolean lost) {
        String agent = "stat_agent_specific " + quarter + " " + pass.agent();
        String both =
                "stat_agent_queue_specific "
                        + quarter
                        + " "
                        + pass.agent()
                        + " "
                        + pass.queue()
                        + " "
                        + number;
        double talk = Oracle.seconds(pass.answeredAt(), left);
        figures.count(agent, "nb_answered");
        figures.count(both, "nb_answered_calls");
        figures.add(agent, "conversation_time", talk, ROUNDED);
        figures.add(specific, "communication_time", talk, ROUNDED);
        figures.add(both, "communication_time", talk, ROUNDED);
        int rest = lost ? 0 : day.wrapUp(pass.queue());
        figures.add(specific, "wrapup_time", rest, 0);
        figures.add(both, "wrapup_time", rest, 0);
        for (double held : held(pass, left)) {
            figures.add(agent, "hold_time", held, ROUNDED);
            figures.add(specific, "hold_time", held, ROUNDED);
            figures.add(both, "hold_time", held, ROUNDED);
        }
        if ("transfer".equals(pass.endedBy())) {
            figures.count(
                    agent, leadsOutside(pass) ? "nb_transfered_extern" : "nb_transfered_intern");
        }
    }

    /** Lengths of the holds at the agent's telephone. */
    private List<Double> held(Pass pass, Instant left) {
        List<Double> lengths = new ArrayList<>();
        Instant since = null;
        for (Hold hold : holds.getOrDefault(pass.call(), List.of())) {
            boolean during =
                    hold.line().equals(pass.agent())
                            && !hold.time().isBefore(pass.answeredAt())
                            && !hold.time().isAfter(left);
            if (during && hold.held() && since == null) {
                since = hold.time();
            } else if (during && !hold.held() && since != null) {
                lengths.add(Oracle.seconds(since, hold.time()));
                since = null;
            }
        }
        if (since != null) {
            lengths.add(Oracle.seconds(since, left));
        }
        return lengths;
    }

    /** What queue_log says at the end of a pass. */
    private QueueLogRow row(Pass pass, String ending) {
        return rows.get(pass.call()).stream()
                .filter(r -> r.queueName().equals(pass.queue()) && r.event().endsWith(ending))
                .filter(r -> Math.abs(Oracle.epoch(r.time()) - Oracle.epoch(pass.leftAt())) < NEAR)
                .findFirst()
                .orElseThrow();
    }

    /** Numbers outside begin with 0; an attended transfer leads where the agent called last. */
    private boolean leadsOutside(Pass pass) {
        QueueLogRow row = row(pass, "TRANSFER");
        if (row.event().equals("BLINDTRANSFER")) {
            return row.data1().startsWith("0");
        }
        return madeBy.getOrDefault(pass.agent(), List.of()).stream()
                .filter(d -> d.dialledAt().isAfter(pass.answeredAt()))
                .filter(d -> d.dialledAt().isBefore(pass.leftAt()))
                .reduce((a, b) -> b)
                .map(Direct::toOutside)
                .orElse(false);
    }

    private void direct(Direct call) {
        Instant quarter = Oracle.quarter(begun.get(call.call()));
        Instant end = day.seen(call.endedAt());
        double talk = call.answeredAt() == null ? 0 : Oracle.seconds(call.answeredAt(), end);
        double slack = call.answeredAt() == null ? 0 : ROUNDED;
        if (!call.fromOutside() && day.truth().isLoggedIn(call.from(), call.dialledAt())) {
            String agent = "stat_agent_specific " + quarter + " " + call.from();
            String kind = call.toOutside() ? "outgoing_calls" : "emitted_internal_calls";
            figures.count(agent, "nb_" + kind);
            figures.add(agent, "conversation_time_" + kind, talk, slack);
        }
        if (!call.toOutside() && day.truth().isLoggedIn(call.to(), call.dialledAt())) {
            String agent = "stat_agent_specific " + quarter + " " + call.to();
            String kind = call.fromOutside() ? "incoming_calls" : "received_internal_calls";
            figures.count(agent, "nb_" + kind);
            figures.add(agent, "conversation_time_" + kind, talk, slack);
        }
    }
}
