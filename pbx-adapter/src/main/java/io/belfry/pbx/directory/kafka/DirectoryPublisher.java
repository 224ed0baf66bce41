package io.belfry.pbx.directory.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.config.ConfigChange;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.directory.ConfigObjects;
import io.belfry.pbx.directory.ConfigObjects.Difference;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.Passwords;
import io.belfry.pbx.directory.TopicChanges;
import io.belfry.pbx.kafka.CompactedTopic;
import io.belfry.pbx.kafka.KafkaSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/**
 * Publishes what differs between the directory and the {@code config.*} topics, with its history,
 * in one transaction (docs/adr/0010-the-configuration-has-a-history.md). For one thread at a time.
 */
public final class DirectoryPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryPublisher.class);

    private static final ObjectMapper JSON = EventCodec.mapperCopy();

    private final PbxId pbx;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();
    private Producer<String, byte[]> producer;

    public DirectoryPublisher(PbxId pbx, KafkaSettings kafka, InstantSource clock) {
        this.pbx = pbx;
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Makes the topics say what the directory says.
     *
     * @return what was different, topic by topic; none for a topic that was right
     * @throws RuntimeException when Kafka did not take it: the topics are as they were
     */
    public List<TopicChanges> publish(Directory directory) {
        List<Changes<?>> changes =
                List.of(
                        changes(Topics.CONFIG_AGENT_GROUPS, directory.groups()),
                        changes(Topics.CONFIG_QUEUES, directory.queues()),
                        changes(Topics.CONFIG_LINES, directory.lines()),
                        changes(Topics.CONFIG_AGENTS, directory.agents()),
                        changes(Topics.CONFIG_USERS, directory.users()),
                        changes(Topics.CONFIG_QUEUE_MEMBERS, directory.members()),
                        changes(Topics.CONFIG_STATUSES, directory.statuses()),
                        credentials(directory.logins()));
        List<TopicChanges> told =
                changes.stream().map(Changes::told).filter(c -> c.size() > 0).toList();
        if (!told.isEmpty()) {
            send(changes);
        }
        LOG.infof(
                "directory: %d objects changed", told.stream().mapToInt(TopicChanges::size).sum());
        return told;
    }

    /** The directory as the topics have it; it has no logins. */
    public Directory published() {
        return new Directory(
                values(Topics.CONFIG_AGENT_GROUPS),
                values(Topics.CONFIG_QUEUES),
                values(Topics.CONFIG_LINES),
                values(Topics.CONFIG_AGENTS),
                values(Topics.CONFIG_USERS),
                List.of(),
                values(Topics.CONFIG_QUEUE_MEMBERS),
                values(Topics.CONFIG_STATUSES));
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }

    private record Changes<T>(Topic<T> topic, List<Difference<T>> differences) {
        TopicChanges told() {
            return TopicChanges.of(topic.name(), differences);
        }
    }

    private <T> Changes<T> changes(Topic<T> topic, List<T> wanted) {
        return new Changes<>(
                topic,
                ConfigObjects.differences(
                        CompactedTopic.read(kafka, topic, pbx),
                        ConfigObjects.keyed(topic, pbx, wanted)));
    }

    private Changes<CredentialsConfig> credentials(List<Directory.Login> logins) {
        Topic<CredentialsConfig> topic = Topics.CONFIG_CREDENTIALS;
        Map<RecordKey, CredentialsConfig> published = CompactedTopic.read(kafka, topic, pbx);
        Map<String, String> hashes =
                published.values().stream()
                        .collect(
                                Collectors.toMap(
                                        CredentialsConfig::login, CredentialsConfig::passwordHash));
        return new Changes<>(
                topic,
                ConfigObjects.differences(
                        published,
                        ConfigObjects.keyed(topic, pbx, passwords.credentials(logins, hashes))));
    }

    private <T> List<T> values(Topic<T> topic) {
        return new ArrayList<>(CompactedTopic.read(kafka, topic, pbx).values());
    }

    private void send(List<Changes<?>> changes) {
        try {
            if (producer == null) {
                producer =
                        kafka.transactionalProducer(
                                kafka.prefix() + "belfry-" + pbx + "-directory");
                producer.initTransactions();
            }
            Instant now = clock.instant();
            producer.beginTransaction();
            changes.forEach(c -> send(c, now));
            producer.commitTransaction();
        } catch (RuntimeException e) {
            close(); // what was begun is aborted by the next one
            throw e;
        }
    }

    private <T> void send(Changes<T> changes, Instant now) {
        Topic<T> topic = changes.topic();
        for (Difference<T> difference : changes.differences()) {
            RecordKey key = difference.key();
            // the same object changed at the same moment has the same id
            String id = topic.name() + "/" + key + "-" + now.toEpochMilli();
            producer.send(
                    difference.after() == null
                            ? EventCodec.tombstone(topic, kafka.prefix(), key, now)
                            : EventCodec.record(
                                    topic,
                                    kafka.prefix(),
                                    new Envelope<>(id, pbx, now, difference.after())));
            if (topic != Topics.CONFIG_CREDENTIALS) {
                producer.send(
                        EventCodec.record(
                                Topics.CONFIG_HISTORY,
                                kafka.prefix(),
                                new Envelope<>(id, pbx, now, history(topic, difference))));
            }
        }
    }

    private static ConfigChange history(Topic<?> topic, Difference<?> difference) {
        return new ConfigChange(
                topic.name(),
                difference.key().object(),
                JSON.valueToTree(difference.before()),
                JSON.valueToTree(difference.after()));
    }
}
