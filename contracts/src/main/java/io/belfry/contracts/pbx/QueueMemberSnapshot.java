package io.belfry.contracts.pbx;

/** Resync: a member of a queue. */
public record QueueMemberSnapshot(QueueMember member) implements PbxEvent {

    @Override
    public String subject() {
        return member.queue().value();
    }
}
