package io.belfry.reporting.report;

import static io.belfry.reporting.report.Key.Kind.AGENT;
import static io.belfry.reporting.report.Key.Kind.OTHER;
import static io.belfry.reporting.report.Key.Kind.QUEUE;

import java.util.List;

/**
 * The standard reports. Each is a sum over a view of quarters of an hour. A call counts in the
 * quarter in which it entered the queue, or began, with all it counts for (D22).
 */
public enum Report {
    QUEUES(
            "reporting_queue_parts",
            List.of(new Key("queue", "queue", QUEUE)),
            List.of(
                    new Sum("offered", "offered", "calls that entered the queue"),
                    new Sum("answered", "answered", "calls answered"),
                    new Sum("abandoned", "abandoned", "callers who hung up while they waited"),
                    new Sum("timedOut", "timed_out", "calls sent on after the longest wait"),
                    new Sum("leftEmpty", "left_empty", "calls sent on as the queue became empty"),
                    new Sum(
                            "turnedAway",
                            "turned_away",
                            "calls that did not enter: full, closed, empty, diverted"),
                    new Sum("answeredBeforeT1", "answered_before_t1", "answered in less than t1"),
                    new Sum("answeredByT2", "answered_by_t2", "answered in t2 or less"),
                    new Sum("abandonedAfterT2", "abandoned_after_t2", "abandoned after t2"),
                    new Sum("waitSeconds", "wait_seconds", "waiting time of the answered"),
                    new Sum("talkSeconds", "talk_seconds", "conversations, holds included"),
                    new Sum("holdSeconds", "hold_seconds", "callers on hold"),
                    new Sum("wrapupSeconds", "wrapup_seconds", "rest of agents after the calls")),
            queueRatios()),
    NUMBERS(
            "reporting_number_parts",
            List.of(new Key("queue", "queue", QUEUE), new Key("number", "number", OTHER)),
            List.of(
                    new Sum("offered", "offered", "calls that entered the queue"),
                    new Sum("answered", "answered", "calls answered"),
                    new Sum("abandoned", "abandoned", "callers who hung up while they waited"),
                    new Sum("answeredBeforeT1", "answered_before_t1", "answered in less than t1"),
                    new Sum("answeredByT2", "answered_by_t2", "answered in t2 or less"),
                    new Sum("abandonedAfterT2", "abandoned_after_t2", "abandoned after t2"),
                    new Sum("waitSeconds", "wait_seconds", "waiting time of the answered"),
                    new Sum("talkSeconds", "talk_seconds", "conversations, holds included"),
                    new Sum("holdSeconds", "hold_seconds", "callers on hold"),
                    new Sum("wrapupSeconds", "wrapup_seconds", "rest of agents after the calls")),
            queueRatios()),
    AGENTS(
            "reporting_agent_parts",
            List.of(new Key("agent", "agent", AGENT)),
            List.of(
                    new Sum("loginSeconds", "login_seconds", "logged in"),
                    new Sum("pauseSeconds", "pause_seconds", "on pause"),
                    new Sum("wrapupSeconds", "wrapup_seconds", "rest after calls"),
                    new Sum("offered", "offered", "rings for calls of queues"),
                    new Sum("answered", "answered", "calls of queues answered"),
                    new Sum(
                            "ringNoAnswer",
                            "ring_no_answer",
                            "rings that were not answered, whoever gave up"),
                    new Sum("ringSeconds", "ring_seconds", "ringing for calls of queues"),
                    new Sum("talkSeconds", "talk_seconds", "conversations in calls of queues"),
                    new Sum("holdSeconds", "hold_seconds", "callers of queues on hold"),
                    new Sum(
                            "transferredInside",
                            "transferred_inside",
                            "calls of queues transferred to somebody inside"),
                    new Sum(
                            "transferredOutside",
                            "transferred_outside",
                            "calls of queues transferred to the outside"),
                    new Sum("incoming", "incoming", "calls from outside past the queues"),
                    new Sum("incomingSeconds", "incoming_seconds", "conversations in them"),
                    new Sum("outgoing", "outgoing", "calls to the outside"),
                    new Sum("outgoingSeconds", "outgoing_seconds", "conversations in them"),
                    new Sum("internalReceived", "internal_received", "internal calls received"),
                    new Sum(
                            "internalReceivedSeconds",
                            "internal_received_seconds",
                            "conversations in them"),
                    new Sum("internalMade", "internal_made", "internal calls made"),
                    new Sum(
                            "internalMadeSeconds",
                            "internal_made_seconds",
                            "conversations in them")),
            List.of(
                    Ratio.average(
                            "averageHandlingSeconds",
                            "conversation and rest per answered call of a queue (AHT)",
                            List.of("talkSeconds", "wrapupSeconds"),
                            "answered"),
                    new Ratio(
                            "occupancyPercent",
                            "all conversations and rest, of the time logged in and not on pause",
                            List.of(
                                    "talkSeconds",
                                    "incomingSeconds",
                                    "outgoingSeconds",
                                    "internalReceivedSeconds",
                                    "internalMadeSeconds",
                                    "wrapupSeconds"),
                            "loginSeconds",
                            List.of("pauseSeconds"),
                            100))),
    AGENT_QUEUES(
            "report_agent_queue_quarters",
            List.of(new Key("agent", "agent", AGENT), new Key("queue", "queue", QUEUE)),
            List.of(
                    new Sum("answered", "answered", "calls answered"),
                    new Sum("talkSeconds", "talk_seconds", "conversations, holds included"),
                    new Sum("holdSeconds", "hold_seconds", "callers on hold"),
                    new Sum("wrapupSeconds", "wrapup_seconds", "rest after the calls")),
            List.of(
                    Ratio.average(
                            "averageHandlingSeconds",
                            "conversation and rest per answered call (AHT)",
                            List.of("talkSeconds", "wrapupSeconds"),
                            "answered"))),
    PAUSES(
            "report_agent_pause_quarters",
            List.of(new Key("agent", "agent", AGENT), new Key("reason", "reason", OTHER)),
            List.of(new Sum("pauseSeconds", "pause_seconds", "on pause for that reason")),
            List.of());

    private final String view;
    private final List<Key> keys;
    private final List<Sum> sums;
    private final List<Ratio> ratios;

    Report(String view, List<Key> keys, List<Sum> sums, List<Ratio> ratios) {
        this.view = view;
        this.keys = keys;
        this.sums = sums;
        this.ratios = ratios;
    }

    /** The view with columns {@code pbx} and {@code quarter} besides those of keys and sums. */
    public String view() {
        return view;
    }

    public List<Key> keys() {
        return keys;
    }

    public List<Sum> sums() {
        return sums;
    }

    public List<Ratio> ratios() {
        return ratios;
    }

    private static List<Ratio> queueRatios() {
        return List.of(
                Ratio.percent(
                        "serviceLevelPercent",
                        "answered in less than t1, of the offered",
                        List.of("answeredBeforeT1"),
                        "offered"),
                Ratio.percent(
                        "serviceLevelT2Percent",
                        "answered in t2 or less, of the offered",
                        List.of("answeredByT2"),
                        "offered"),
                Ratio.percent(
                        "abandonedPercent",
                        "abandoned, of the offered",
                        List.of("abandoned"),
                        "offered"),
                Ratio.average(
                        "averageAnswerSeconds",
                        "wait of the answered (ASA)",
                        List.of("waitSeconds"),
                        "answered"),
                Ratio.average(
                        "averageHandlingSeconds",
                        "conversation and rest per answered call (AHT)",
                        List.of("talkSeconds", "wrapupSeconds"),
                        "answered"));
    }
}
