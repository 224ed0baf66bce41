package io.belfry.contracts.state;

import io.belfry.contracts.id.LineId;
import io.belfry.contracts.pbx.PhoneStatus;
import java.time.Instant;

/** The status of a line (A112). */
public record PhoneState(LineId line, String number, PhoneStatus status, Instant since) {}
