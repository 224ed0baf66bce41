package io.belfry.callback.period;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;
import java.util.UUID;

/**
 * An interval of the day in which somebody wants to be called (F5).
 *
 * @param isDefault taken when a request names none; one period of a PBX is
 * @param periodStart {@code HH:mm:ss}
 * @param periodEnd {@code HH:mm:ss}, after the start
 */
public record PreferredPeriod(
        UUID uuid,
        String name,
        @JsonProperty("default") boolean isDefault,
        @JsonFormat(pattern = "HH:mm:ss") LocalTime periodStart,
        @JsonFormat(pattern = "HH:mm:ss") LocalTime periodEnd) {

    public PreferredPeriod {
        if (!periodStart.isBefore(periodEnd)) {
            throw new IllegalArgumentException("A period ends after it starts.");
        }
    }
}
