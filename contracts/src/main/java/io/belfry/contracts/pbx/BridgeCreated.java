package io.belfry.contracts.pbx;

/** A bridge came to be (BridgeCreate). */
public record BridgeCreated(BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return bridge.id().value();
    }
}
