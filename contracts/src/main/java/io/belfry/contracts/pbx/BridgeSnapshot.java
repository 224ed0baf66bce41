package io.belfry.contracts.pbx;

/** Resync: a bridge that exists. Who is in it is said by {@link ChannelSnapshot#bridge()}. */
public record BridgeSnapshot(BridgeInfo bridge) implements PbxEvent {
    @Override
    public String subject() {
        return bridge.id().value();
    }
}
