package io.belfry.contracts.pbx;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * One row of CEL, as the PBX logged it. {@code sourceId} is unique per PBX and stays the same when
 * the row is read again: the row id of the PBX table, or a name made from the event where there is
 * no table. {@code eventType} is the raw name; unknown ones are kept.
 */
public record CelRow(
        String sourceId,
        String eventType,
        Instant eventTime,
        String userDefType,
        String cidName,
        String cidNum,
        String cidAni,
        String cidRdnis,
        String cidDnid,
        String exten,
        String context,
        String channelName,
        String appName,
        String appData,
        Integer amaFlags,
        String accountCode,
        String peerAccount,
        UniqueId uniqueId,
        LinkedId linkedId,
        String userField,
        String peer,
        String extra) {}
