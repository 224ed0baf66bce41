package io.belfry.contracts.pbx;

import io.belfry.contracts.id.BridgeId;

/** What a bridge event says of its bridge. */
public record BridgeInfo(
        BridgeId id, String type, String technology, String name, String creator, int channels) {}
