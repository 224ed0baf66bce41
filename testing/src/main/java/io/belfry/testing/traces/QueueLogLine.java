package io.belfry.testing.traces;

import java.util.List;

/**
 * One row of PostgreSQL's {@code queue_log}, as recorded.
 *
 * @param time {@code yyyy-MM-dd HH:mm:ss.SSSSSS} in the recording's zone, UTC
 * @param callId unique id of the caller's channel, or what the QueueLog action gave
 * @param queue queue name, or NONE
 * @param agent member name such as {@code Agent/1001}, or NONE
 * @param event ENTERQUEUE, CONNECT, …
 * @param data data1 to data5; columns that are null in the table are not there
 */
public record QueueLogLine(
        String time, String callId, String queue, String agent, String event, List<String> data) {

    public QueueLogLine {
        data = List.copyOf(data);
    }

    /**
     * data<i>n</i>, or an empty string where the row has none.
     *
     * @param n from 1 to 5
     */
    public String data(int n) {
        return n <= data.size() ? data.get(n - 1) : "";
    }

    static QueueLogLine parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length < 5) {
            throw new IllegalArgumentException("not a queue_log line: " + line);
        }
        return new QueueLogLine(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[4],
                List.of(parts).subList(5, parts.length));
    }
}
