package io.belfry.contracts.pbx;

/** A conference began (ConfbridgeStart). {@code bridge} is null before Asterisk 12. */
public record ConferenceStarted(String conference, BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return conference;
    }
}
