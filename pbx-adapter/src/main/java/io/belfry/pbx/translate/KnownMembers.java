package io.belfry.pbx.translate;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueMember;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of the queues as their last event showed them: before Asterisk 12 {@code
 * QueueMemberPaused}, {@code Penalty}, {@code Ringinuse} and {@code Removed} tell only what
 * changed.
 */
final class KnownMembers {

    private record Key(QueueName queue, String memberInterface) {}

    private final Map<Key, QueueMember> members = new HashMap<>();

    /** The member as last seen, null when not known. */
    QueueMember find(QueueName queue, String memberInterface) {
        return members.get(new Key(queue, memberInterface));
    }

    /** Takes note of a member as it is now; the same, for chaining. */
    QueueMember remember(QueueMember member) {
        members.put(new Key(member.queue(), member.memberInterface()), member);
        return member;
    }

    /** The member is no longer one; the same, for chaining. */
    QueueMember forget(QueueMember member) {
        members.remove(new Key(member.queue(), member.memberInterface()));
        return member;
    }
}
