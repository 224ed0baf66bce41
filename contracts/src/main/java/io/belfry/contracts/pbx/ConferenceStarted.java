package io.belfry.contracts.pbx;

/** A conference began (ConfbridgeStart). */
public record ConferenceStarted(String conference, BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return conference;
    }
}
