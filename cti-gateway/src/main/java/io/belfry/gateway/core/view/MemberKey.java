package io.belfry.gateway.core.view;

import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import java.util.Comparator;
import java.util.Objects;

/** An agent in a queue. */
public record MemberKey(QueueId queue, AgentId agent) implements Comparable<MemberKey> {

    private static final Comparator<MemberKey> ORDER =
            Comparator.comparing(MemberKey::queue).thenComparing(MemberKey::agent);

    public MemberKey {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(agent, "agent");
    }

    static MemberKey of(QueueMemberConfig member) {
        return new MemberKey(member.queue(), member.agent());
    }

    /** Reads the object half of a record key, {@code <queue>:<agent>}. */
    static MemberKey parse(String object) {
        int colon = object.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not <queue>:<agent>: " + object);
        }
        return new MemberKey(
                new QueueId(Integer.parseInt(object.substring(0, colon))),
                new AgentId(Integer.parseInt(object.substring(colon + 1))));
    }

    @Override
    public int compareTo(MemberKey other) {
        return ORDER.compare(this, other);
    }
}
