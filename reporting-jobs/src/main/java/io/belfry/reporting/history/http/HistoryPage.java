package io.belfry.reporting.history.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.belfry.contracts.config.UserConfig;
import io.belfry.reporting.history.HistoryCall;
import io.belfry.reporting.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A page of a history, the newest call first.
 *
 * @param next what to ask for as {@code before} to get the next page; null when this is the last
 */
public record HistoryPage(List<Call> calls, String next) {

    /**
     * A call; what is unknown or never was is null.
     *
     * @param id the call's (linkedid; in the history of a queue the id that queue_log gives it)
     * @param start UTC; in the history of a queue, when the call entered it
     * @param durationSeconds from start to end; null while the call goes on
     * @param talkSeconds from answer to end; null while it goes on, 0 for a call nobody answered
     * @param status {@code emitted}, {@code answered}, {@code missed}, {@code ongoing}, or how it
     *     left the queue (A140, A141)
     * @param agent number of the agent
     * @param srcFirstName the user whose line the source is
     * @param dstFirstName the user whose line the destination is
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Call(
            String id,
            Instant start,
            Instant answer,
            Instant end,
            Long durationSeconds,
            Long talkSeconds,
            String direction,
            String srcNum,
            String dstNum,
            String status,
            String queue,
            String agent,
            Integer waitSeconds,
            String srcFirstName,
            String srcLastName,
            String dstFirstName,
            String dstLastName) {}

    static HistoryPage of(List<HistoryCall> calls, int size, Map<String, UserConfig> owners) {
        return new HistoryPage(
                calls.stream().map(call -> of(call, owners)).toList(),
                calls.size() < size ? null : Window.Cursor.of(calls.getLast()).text());
    }

    private static Call of(HistoryCall c, Map<String, UserConfig> owners) {
        UserConfig src = c.srcNum() == null ? null : owners.get(c.srcNum());
        UserConfig dst = c.dstNum() == null ? null : owners.get(c.dstNum());
        return new Call(
                c.id(),
                c.start(),
                c.answer(),
                c.end(),
                seconds(c.start(), c.end()),
                c.end() == null ? null : c.answer() == null ? 0 : seconds(c.answer(), c.end()),
                c.direction(),
                c.srcNum(),
                c.dstNum(),
                c.status(),
                c.queue(),
                c.agent(),
                c.waitSeconds(),
                src == null ? null : src.firstName(),
                src == null ? null : src.lastName(),
                dst == null ? null : dst.firstName(),
                dst == null ? null : dst.lastName());
    }

    private static Long seconds(Instant from, Instant to) {
        return to == null ? null : Math.round(Duration.between(from, to).toMillis() / 1000.0);
    }
}
