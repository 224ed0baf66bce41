package io.belfry.simulator.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plain count of what a queue_log file says, by quarter of an hour and queue or agent. It knows
 * nothing of the simulator: {@code epoch|call|queue|agent|event|data…}.
 */
final class Recount {

    private static final long QUARTER = 900;

    /** {@code quarter queue|agent name} to number; quarter in seconds since the epoch. */
    final Map<String, Long> counts = new TreeMap<>();

    /** The same for what became of the calls, in the quarter in which they reached the queue. */
    final Map<String, Long> arrivals = new TreeMap<>();

    private final Map<String, Long> enteredAt = new HashMap<>();
    private final Map<String, Long> loggedInAt = new HashMap<>();

    static Recount of(Path queueLog) throws IOException {
        Recount recount = new Recount();
        for (String line : Files.readAllLines(queueLog)) {
            recount.count(line.split("\\|", -1));
        }
        return recount;
    }

    private void count(String[] row) {
        long at = Long.parseLong(row[0]);
        String call = row[1];
        String queue = row[2];
        String agent = row[3].replace("Agent/", "");
        switch (row[4]) {
            case "ENTERQUEUE" -> {
                enteredAt.put(call, at);
                add(at, queue, "entered", 1);
                arrived(call, at, queue, "entered", 1);
            }
            case "CONNECT" -> {
                long wait = Long.parseLong(row[5]);
                add(at, queue, "answered", 1);
                add(at, queue, "answeredWaitSeconds", wait);
                add(at, queue, "answeredWithin15", wait <= 15 ? 1 : 0);
                add(at, agent, "queue.answered", 1);
                arrived(call, at, queue, "answered", 1);
                arrived(call, at, queue, "answeredWithin15", wait <= 15 ? 1 : 0);
            }
            case "COMPLETEAGENT", "COMPLETECALLER" -> {
                add(at, queue, "completed", 1);
                add(at, queue, "talkSeconds", Long.parseLong(row[6]));
                arrived(call, at, queue, "talkSeconds", Long.parseLong(row[6]));
            }
            case "BLINDTRANSFER", "ATTENDEDTRANSFER" -> {
                add(at, queue, "completed", 1);
                add(at, queue, "talkSeconds", Long.parseLong(row[8]));
                arrived(call, at, queue, "talkSeconds", Long.parseLong(row[8]));
            }
            case "ABANDON" -> {
                long wait = Long.parseLong(row[7]);
                add(at, queue, "abandonedAfter15", wait > 15 ? 1 : 0);
                out(call, at, queue, "ABANDONED");
                arrived(call, at, queue, "abandonedAfter15", wait > 15 ? 1 : 0);
            }
            case "EXITWITHTIMEOUT" -> out(call, at, queue, "TIMEOUT");
            case "EXITEMPTY" -> out(call, at, queue, "LEAVEEMPTY");
            case "FULL", "JOINEMPTY", "CLOSED", "DIVERT_CA_RATIO", "DIVERT_HOLDTIME" ->
                    out(call, at, queue, row[4]);
            case "RINGNOANSWER" -> {
                add(at, queue, "ringsUnanswered", 1);
                add(at, agent, "queue.unanswered", 1);
            }
            case "RINGCANCELED" -> add(at, agent, "queue.cancelled", 1);
            case "AGENTCALLBACKLOGIN" -> {
                add(at, agent, "logins", 1);
                loggedInAt.put(agent, at);
            }
            case "AGENTCALLBACKLOGOFF" -> {
                add(at, agent, "logouts", 1);
                loggedIn(agent, loggedInAt.remove(agent), at);
            }
            case "QUEUESTART" -> {
                loggedInAt.forEach((who, from) -> loggedIn(who, from, at));
                loggedInAt.clear();
            }
            default -> {}
        }
    }

    private void out(String call, long at, String queue, String outcome) {
        add(at, queue, "outcome." + outcome, 1);
        arrived(call, at, queue, "outcome." + outcome, 1);
    }

    private void loggedIn(String agent, long from, long to) {
        for (long at = from; at < to; ) {
            long end = Math.min(to, at / QUARTER * QUARTER + QUARTER);
            add(at, agent, "loginSeconds", end - at);
            at = end;
        }
    }

    private void arrived(String call, long at, String queue, String name, long value) {
        add(arrivals, enteredAt.getOrDefault(call, at), queue, name, value);
    }

    private void add(long at, String of, String name, long value) {
        add(counts, at, of, name, value);
    }

    private static void add(Map<String, Long> to, long at, String of, String name, long value) {
        if (value != 0) {
            to.merge(at / QUARTER * QUARTER + " " + of + " " + name, value, Long::sum);
        }
    }
}
