package io.belfry.contracts.pbx;

/** A member left a queue (QueueMemberRemoved). */
public record QueueMemberRemoved(QueueMember member) implements PbxEvent {

    @Override
    public String subject() {
        return member.queue().value();
    }
}
