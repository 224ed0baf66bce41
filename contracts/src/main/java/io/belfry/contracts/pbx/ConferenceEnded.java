package io.belfry.contracts.pbx;

/** A conference ended (ConfbridgeEnd, MeetmeEnd). {@code bridge} is null before Asterisk 12. */
public record ConferenceEnded(String conference, BridgeInfo bridge) implements PbxEvent {

    @Override
    public String subject() {
        return conference;
    }
}
