package io.belfry.reporting.fact;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.HoldSignal;
import java.util.List;
import java.util.Map;

/**
 * What the PBX logged of one call, each list in the order in which it was logged.
 *
 * @param queueLog by call id: one for each of its channels that waited in a queue
 * @param holds what AMI said of holds
 */
public record CallRows(
        LinkedId id,
        List<CelRow> cel,
        Map<String, List<QueueLogRow>> queueLog,
        List<HoldSignal> holds) {}
