package io.belfry.e2e.pbxcommands;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.e2e.harness.Awaiting;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Commands to a PBX, their replies, and what the PBX then says. */
final class PbxTopics implements AutoCloseable {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaFixture kafka;
    private final TopicFollower<CommandReply> replies;
    private final TopicFollower<PbxEvent> events;

    PbxTopics(String bootstrap) {
        kafka = KafkaFixture.ofSuite(bootstrap, "");
        replies = kafka.follow(Topics.PBX_REPLIES);
        events = kafka.follow(Topics.PBX_AMI);
    }

    /** Sends a command under a new id, and waits for what became of it. */
    CommandOutcome send(PbxCommand command) {
        return send(UUID.randomUUID().toString(), Instant.now().plus(PATIENCE), command);
    }

    /** Sends a command, and waits for the first reply that comes from then on. */
    CommandOutcome send(String id, Instant deadline, PbxCommand command) {
        int from = replies.count();
        CommandId name = new CommandId(id);
        CommandRequest request = new CommandRequest(name, deadline, "e2e", command);
        kafka.send(
                Topics.PBX_COMMANDS,
                new Envelope<>(UUID.randomUUID().toString(), PBX, Instant.now(), request));
        return Awaiting.until(
                        "a reply to " + command,
                        PATIENCE,
                        () -> replies.since(from).filter(r -> r.id().equals(name)).findFirst())
                .outcome();
    }

    /** How many events there were so far. */
    int position() {
        return events.count();
    }

    /** The first event of that type, from the position on, that satisfies the predicate. */
    <T extends PbxEvent> T await(int from, Class<T> type, Predicate<T> predicate) {
        return Awaiting.until(
                type.getSimpleName(),
                PATIENCE,
                () -> since(from, type).filter(predicate).findFirst());
    }

    /** The events of that type from the position on, as far as they are read. */
    <T extends PbxEvent> Stream<T> since(int from, Class<T> type) {
        return events.since(from).filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() throws InterruptedException {
        replies.close();
        events.close();
        kafka.close();
    }
}
