package io.belfry.rights.user.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.rights.UserRights;
import io.belfry.rights.user.sql.PublishedRights;
import io.belfry.rights.user.sql.UserKey;
import io.belfry.rights.user.sql.UserStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the topic {@code rights.users} to what the database says about a user (A43, H11), and says
 * nothing when it already knows. The user's row is locked meanwhile, so that two replicas cannot
 * publish in the wrong order; the note of what was published is written after Kafka has it, so that
 * a crash between the two publishes again rather than never.
 */
@ApplicationScoped
public class RightsPublisher {

    private final UserStore users;
    private final PublishedRights published;
    private final RightsTopic topic;
    private final InstantSource clock;
    private final String prefix;

    public RightsPublisher(
            UserStore users,
            PublishedRights published,
            RightsTopic topic,
            InstantSource clock,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix) {
        this.users = users;
        this.published = published;
        this.topic = topic;
        this.clock = clock;
        this.prefix = prefix.orElse("");
    }

    /** Publishes the rights of that user if they changed; fails when Kafka does not take them. */
    public Uni<Void> publish(UserKey key) {
        return Panache.withTransaction(
                () ->
                        users.findById(key, LockModeType.PESSIMISTIC_WRITE)
                                .chain(() -> users.known(key))
                                .map(known -> known.flatMap(k -> k.rights()))
                                .flatMap(
                                        rights ->
                                                published
                                                        .last(key)
                                                        .flatMap(
                                                                last ->
                                                                        update(
                                                                                key, rights,
                                                                                last))));
    }

    /** Publishes whatever changed while nobody looked. */
    public Uni<Void> publishAll() {
        return Panache.withSession(published::everyone)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> update(UserKey key, Optional<UserRights> rights, Optional<String> last) {
        Optional<String> json =
                rights.map(r -> new String(EventCodec.value(r), StandardCharsets.UTF_8));
        if (json.equals(last)) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return topic.send(record(key, rights, now))
                .chain(
                        () ->
                                json.isPresent()
                                        ? published.published(key, json.get(), now)
                                        : published.withdrawn(key));
    }

    private ProducerRecord<String, byte[]> record(
            UserKey key, Optional<UserRights> rights, Instant now) {
        PbxId pbx = new PbxId(key.pbx());
        if (rights.isEmpty()) {
            RecordKey gone = new RecordKey(pbx, Integer.toString(key.userId()));
            return EventCodec.tombstone(Topics.RIGHTS_USERS, prefix, gone, now);
        }
        String id = UUID.randomUUID().toString();
        return EventCodec.record(
                Topics.RIGHTS_USERS, prefix, new Envelope<>(id, pbx, now, rights.get()));
    }
}
