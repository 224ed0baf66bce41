package io.belfry.contracts.pbx;

/** A member joined a queue (QueueMemberAdded). */
public record QueueMemberAdded(QueueMember member) implements PbxEvent {

    @Override
    public String subject() {
        return member.queue().value();
    }
}
