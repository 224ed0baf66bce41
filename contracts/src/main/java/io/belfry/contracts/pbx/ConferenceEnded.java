package io.belfry.contracts.pbx;

/** A conference ended (ConfbridgeEnd). */
public record ConferenceEnded(String conference, BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return conference;
    }
}
