package io.belfry.reporting.queue;

import java.util.Locale;
import java.util.Map;

/** How a call left a queue, or why it never entered (D16). */
public enum QueueExit {
    FULL,
    CLOSED,
    JOINEMPTY,
    LEAVEEMPTY,
    DIVERT_CA_RATIO,
    DIVERT_WAITTIME,
    ANSWERED,
    ABANDONED,
    TIMEOUT;

    /** Events that turn a call away before it enters the queue (D17). */
    static final Map<String, QueueExit> BEFORE_ENTERING =
            Map.of(
                    "FULL", FULL,
                    "CLOSED", CLOSED,
                    "JOINEMPTY", JOINEMPTY,
                    "DIVERT_CA_RATIO", DIVERT_CA_RATIO,
                    "DIVERT_HOLDTIME", DIVERT_WAITTIME);

    /**
     * Events that end the wait without an answer (D17). EXITWITHKEY (the caller chose another way)
     * and SYSCOMPAT (no common codec with the agent) have no value of their own: they are abandoned
     * calls.
     */
    static final Map<String, QueueExit> WITHOUT_ANSWER =
            Map.of(
                    "ABANDON", ABANDONED,
                    "EXITWITHKEY", ABANDONED,
                    "SYSCOMPAT", ABANDONED,
                    "EXITWITHTIMEOUT", TIMEOUT,
                    "EXITEMPTY", LEAVEEMPTY,
                    "LEAVEEMPTY", LEAVEEMPTY);

    /** Whether the call never entered the queue and does not count in its total (D21). */
    public boolean beforeEntering() {
        return BEFORE_ENTERING.containsValue(this);
    }

    /** The label in the type {@code call_exit_type}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with that label. */
    public static QueueExit ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
