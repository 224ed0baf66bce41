package io.belfry.contracts.pbx;

/** A bridge is gone (BridgeDestroy). */
public record BridgeDestroyed(BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return bridge.id().value();
    }
}
