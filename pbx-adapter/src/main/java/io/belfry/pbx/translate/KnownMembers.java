package io.belfry.pbx.translate;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueMember;
import java.util.Map;

/**
 * The members of the queues as their last event showed them: before Asterisk 12 {@code
 * QueueMemberPaused}, {@code Penalty}, {@code Ringinuse} and {@code Removed} tell only what
 * changed.
 */
final class KnownMembers {

    private record Key(QueueName queue, String memberInterface) {}

    /** More than any PBX has; a bound for those whose end was missed. */
    private static final int MOST = 200_000;

    private final Map<Key, QueueMember> members = new Bounded<>(MOST);
    private final Named<Key> named = new Named<>();

    /** The member as last seen, null when not known. */
    QueueMember find(QueueName queue, String memberInterface) {
        return members.get(new Key(queue, memberInterface));
    }

    /** Takes note of a member as it is now; the same, for chaining. */
    QueueMember remember(QueueMember member) {
        Key key = new Key(member.queue(), member.memberInterface());
        members.put(key, member);
        named.add(key);
        return member;
    }

    /** The member is no longer one; the same, for chaining. */
    QueueMember forget(QueueMember member) {
        members.remove(new Key(member.queue(), member.memberInterface()));
        return member;
    }

    void snapshotBegins() {
        named.begin();
    }

    /** Whom the snapshot did not name is no member any more. */
    void snapshotEnds() {
        members.keySet().retainAll(named.end());
    }
}
