package io.belfry.reporting.status.http;

import io.belfry.reporting.status.TableStatus;
import java.time.Instant;
import java.util.List;

/**
 * The database status report of a PBX (D47).
 *
 * @param state OK when all tables are OK or EMPTY
 * @param sourceCel time of the latest CEL row that the PBX delivered, UTC
 * @param sourceQueueLog the same of queue_log
 */
public record StatusView(
        String pbx,
        String state,
        Instant sourceCel,
        Instant sourceQueueLog,
        List<TableStatus> tables) {}
