package io.belfry.contracts.pbx;

/** All channels of one bridge moved to another (BridgeMerge). */
public record BridgesMerged(BridgeInfo from, BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return bridge.id().value();
    }
}
