package io.belfry.contracts.pbx;

/**
 * A member changed (QueueMemberStatus, QueueMemberPause, QueueMemberPenalty, QueueMemberRinginuse).
 */
public record QueueMemberChanged(QueueMember member, MemberChange change) implements PbxEvent {

    @Override
    public String subject() {
        return member.queue().value();
    }
}
