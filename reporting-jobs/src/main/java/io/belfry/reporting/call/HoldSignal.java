package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * A telephone puts a call on hold or takes it back: AMI Hold and Unhold, for a PBX whose CEL knows
 * no HOLD.
 *
 * @param channelName with the suffix, e.g. {@code PJSIP/1002-00000029}
 */
public record HoldSignal(Instant time, UniqueId channel, String channelName, boolean held) {}
