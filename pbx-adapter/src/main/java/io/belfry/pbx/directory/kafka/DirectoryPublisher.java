package io.belfry.pbx.directory.kafka;

import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.directory.ConfigObjects;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.Passwords;
import io.belfry.pbx.kafka.CompactedTopic;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Publishes what differs between the directory and the {@code config.*} topics. */
public final class DirectoryPublisher {

    private static final Logger LOG = Logger.getLogger(DirectoryPublisher.class);

    private final PbxId pbx;
    private final KafkaSettings kafka;
    private final EventPublisher publisher;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();

    public DirectoryPublisher(
            PbxId pbx, KafkaSettings kafka, EventPublisher publisher, InstantSource clock) {
        this.pbx = pbx;
        this.kafka = kafka;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Makes the topics say what the directory says.
     *
     * @return how many objects were published or deleted
     */
    public int publish(Directory directory) {
        int changes =
                put(Topics.CONFIG_AGENT_GROUPS, directory.groups())
                        + put(Topics.CONFIG_QUEUES, directory.queues())
                        + put(Topics.CONFIG_LINES, directory.lines())
                        + put(Topics.CONFIG_AGENTS, directory.agents())
                        + put(Topics.CONFIG_USERS, directory.users())
                        + put(Topics.CONFIG_QUEUE_MEMBERS, directory.members())
                        + put(Topics.CONFIG_STATUSES, directory.statuses())
                        + putCredentials(directory.logins());
        publisher.flush();
        LOG.infof("directory: %d objects changed", changes);
        return changes;
    }

    private <T> int put(Topic<T> topic, List<T> wanted) {
        return apply(
                topic,
                ConfigObjects.difference(
                        CompactedTopic.read(kafka, topic, pbx),
                        ConfigObjects.keyed(topic, pbx, wanted)));
    }

    private int putCredentials(List<Directory.Login> logins) {
        Topic<CredentialsConfig> topic = Topics.CONFIG_CREDENTIALS;
        Map<RecordKey, CredentialsConfig> published = CompactedTopic.read(kafka, topic, pbx);
        Map<String, String> hashes =
                published.values().stream()
                        .collect(
                                Collectors.toMap(
                                        CredentialsConfig::login, CredentialsConfig::passwordHash));
        List<CredentialsConfig> wanted =
                logins.stream().map(l -> passwords.credentials(l, hashes)).toList();
        return apply(
                topic,
                ConfigObjects.difference(published, ConfigObjects.keyed(topic, pbx, wanted)));
    }

    private <T> int apply(Topic<T> topic, ConfigObjects<T> changes) {
        changes.put()
                .forEach(
                        (key, value) ->
                                publisher.publish(topic, id(topic, key), clock.instant(), value));
        changes.delete().forEach(key -> publisher.delete(topic, key));
        return changes.put().size() + changes.delete().size();
    }

    /** The same object changed at the same moment has the same id. */
    private String id(Topic<?> topic, RecordKey key) {
        return topic.name() + "/" + key + "-" + clock.instant().toEpochMilli();
    }
}
