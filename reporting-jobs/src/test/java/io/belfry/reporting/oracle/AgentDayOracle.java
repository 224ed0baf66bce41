package io.belfry.reporting.oracle;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.oracle.Truth.Stay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code stat_agent_periodic} (D23): logins by the truth, pauses where every queue of the agent is
 * paused, rests from the end of a call for as long as its queue grants, unless the agent is gone.
 */
final class AgentDayOracle {
    /** A pause of all queues is said for each of them, one after the other. */
    private static final double NEAR = 0.005;

    private static final Set<String> ENDS =
            Set.of("COMPLETEAGENT", "COMPLETECALLER", "BLINDTRANSFER", "ATTENDEDTRANSFER");

    private record Stretch(Instant from, Instant to) {}

    private final Oracle day;
    private final Figures figures;

    AgentDayOracle(Oracle day, Figures figures) {
        this.day = day;
        this.figures = figures;
    }

    void tally() {
        day.truth().stays().forEach((agent, stays) -> stays.forEach(stay -> login(agent, stay)));
        Map<String, List<QueueLogRow>> rows = new TreeMap<>();
        for (QueueLogRow row : day.log()) {
            if (row.agent().startsWith("Agent/")) {
                rows.computeIfAbsent(row.agent().substring(6), a -> new ArrayList<>()).add(row);
            }
        }
        rows.forEach(
                (agent, of) -> {
                    List<Stretch> pauses = pauses(of);
                    pauses.forEach(p -> split(agent, "pause_time", p));
                    rests(of, pauses).stream()
                            .filter(r -> day.truth().isLoggedIn(agent, r.from()))
                            .forEach(r -> split(agent, "wrapup_time", r));
                });
    }

    private void login(String agent, Stay stay) {
        split(agent, "login_time", new Stretch(stay.from(), day.seen(stay.to())));
    }

    private void split(String agent, String column, Stretch stretch) {
        for (Instant from = stretch.from(); from.isBefore(stretch.to()); ) {
            Instant quarter = Oracle.quarter(from);
            Instant next = quarter.plusSeconds(900);
            Instant to = next.isBefore(stretch.to()) ? next : stretch.to();
            figures.add(
                    "stat_agent_periodic " + quarter + " " + agent,
                    column,
                    Oracle.seconds(from, to),
                    NEAR);
            from = to;
        }
    }

    private List<Stretch> pauses(List<QueueLogRow> rows) {
        List<Stretch> pauses = new ArrayList<>();
        Set<String> queues = new TreeSet<>();
        Set<String> paused = new TreeSet<>();
        Instant since = null;
        Instant before = Instant.EPOCH;
        for (QueueLogRow row : rows) {
            Instant start = day.deaths().higherKey(before);
            if (start != null && start.isBefore(row.time())) {
                if (since != null) {
                    pauses.add(new Stretch(since, day.deaths().get(start)));
                    since = null;
                }
                queues.clear();
                paused.clear();
            }
            before = row.time();
            switch (row.event()) {
                case "ADDMEMBER" -> queues.add(row.queueName());
                case "REMOVEMEMBER" -> {
                    queues.remove(row.queueName());
                    paused.remove(row.queueName());
                }
                case "PAUSE" -> paused.add(row.queueName());
                case "UNPAUSE" -> paused.remove(row.queueName());
                default -> {
                    continue;
                }
            }
            boolean all = !queues.isEmpty() && paused.containsAll(queues);
            if (all && since == null) {
                since = row.time();
            } else if (!all && since != null) {
                pauses.add(new Stretch(since, row.time()));
                since = null;
            }
        }
        if (since != null) {
            pauses.add(new Stretch(since, day.last()));
        }
        return pauses;
    }

    private List<Stretch> rests(List<QueueLogRow> rows, List<Stretch> pauses) {
        List<Stretch> rests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            QueueLogRow row = rows.get(i);
            int seconds = ENDS.contains(row.event()) ? day.wrapUp(row.queueName()) : 0;
            boolean paused =
                    pauses.stream()
                            .anyMatch(
                                    p ->
                                            !p.from().isAfter(row.time())
                                                    && p.to().isAfter(row.time()));
            if (seconds == 0 || paused) {
                continue;
            }
            Instant end = row.time().plusSeconds(seconds);
            for (int next = i + 1; next < rows.size(); next++) {
                QueueLogRow other = rows.get(next);
                boolean over =
                        ENDS.contains(other.event())
                                || other.event().startsWith("UNPAUSE")
                                || other.event().equals("CONNECT")
                                || other.event().equals("AGENTCALLBACKLOGOFF");
                if (over || !other.time().isBefore(end)) {
                    end = over && other.time().isBefore(end) ? other.time() : end;
                    break;
                }
            }
            for (Stretch pause : pauses) {
                if (pause.from().isAfter(row.time()) && pause.from().isBefore(end)) {
                    end = pause.from();
                }
            }
            Instant start = day.deaths().higherKey(row.time());
            if (start != null && day.deaths().get(start).isBefore(end)) {
                end = day.deaths().get(start);
            }
            rests.add(new Stretch(row.time(), end.isAfter(day.last()) ? day.last() : end));
        }
        return rests;
    }
}
