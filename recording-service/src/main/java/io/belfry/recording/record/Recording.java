package io.belfry.recording.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/**
 * What is known of a recording; the names are those of the search answer (G9).
 *
 * @param duration seconds
 * @param caller {@code src_num}
 * @param callee {@code dst_num}
 * @param agent number of the agent
 * @param queue name of the queue
 * @param status how the call ended, as the statistics name it
 * @param attachedData what the dialplan or the agent attached to the call
 */
public record Recording(
        RecordingId id,
        Instant start,
        int duration,
        Direction direction,
        @JsonProperty("src_num") String caller,
        @JsonProperty("dst_num") String callee,
        String agent,
        String queue,
        String status,
        @JsonProperty("attached_data") Map<String, String> attachedData) {

    public Recording {
        attachedData = attachedData == null ? Map.of() : Map.copyOf(attachedData);
    }
}
