package io.belfry.callback.period.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.belfry.callback.period.PreferredPeriod;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.UUID;

/** What a caller says about a period. */
public record PreferredPeriodForm(
        @NotBlank @Size(max = 200) String name,
        @JsonProperty("default") boolean isDefault,
        @NotNull @JsonFormat(pattern = "HH:mm:ss") LocalTime periodStart,
        @NotNull @JsonFormat(pattern = "HH:mm:ss") LocalTime periodEnd) {

    @AssertTrue(message = "must be after periodStart")
    @com.fasterxml.jackson.annotation.JsonIgnore
    boolean isPeriodEndAfterStart() {
        return periodStart == null || periodEnd == null || periodStart.isBefore(periodEnd);
    }

    PreferredPeriod toPeriod(UUID uuid, boolean isDefault) {
        return new PreferredPeriod(uuid, name.strip(), isDefault, periodStart, periodEnd);
    }
}
