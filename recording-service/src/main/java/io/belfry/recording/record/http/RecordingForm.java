package io.belfry.recording.record.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.belfry.recording.record.Direction;
import io.belfry.recording.record.Recording;
import io.belfry.recording.record.RecordingId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;

/** What the PBX says about a new recording; the fields of {@link Recording}. */
public record RecordingForm(
        @NotNull RecordingId id,
        @NotNull Instant start,
        @PositiveOrZero int duration,
        @NotNull Direction direction,
        @JsonProperty("src_num") String caller,
        @JsonProperty("dst_num") String callee,
        String agent,
        String queue,
        String status,
        @JsonProperty("attached_data") @Size(max = 100)
                Map<@NotBlank @Size(max = 128) String, @NotNull @Size(max = 256) String>
                        attachedData) {

    Recording toRecording() {
        return new Recording(
                id, start, duration, direction, caller, callee, agent, queue, status, attachedData);
    }
}
