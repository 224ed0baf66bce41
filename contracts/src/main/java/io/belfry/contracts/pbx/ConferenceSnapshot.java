package io.belfry.contracts.pbx;

/**
 * Resync: a conference that exists (ConfbridgeListRooms, MeetmeListRooms) and how many take part;
 * {@link ConferenceMemberSnapshot} names them.
 */
public record ConferenceSnapshot(String conference, int members, boolean locked)
        implements PbxEvent {
    @Override
    public String subject() {
        return conference;
    }
}
