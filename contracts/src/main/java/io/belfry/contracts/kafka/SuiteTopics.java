package io.belfry.contracts.kafka;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that the contracts name. As a program it does so for the cluster of {@code
 * KAFKA_BOOTSTRAP_SERVERS} with the prefix of {@code BELFRY_TOPIC_PREFIX}: the first thing a
 * deployment runs. Replication is the broker's default.
 */
public final class SuiteTopics {

    /**
     * A record has the time of its event, also when the clock of the PBX is hours ahead: Kafka's
     * own limit of an hour would refuse all that such a PBX says.
     */
    private static final Map<String, String> ANY_TIME =
            Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));

    private static final Duration VISIBLE = Duration.ofSeconds(30);

    private SuiteTopics() {}

    /** Creates what is missing; exit code 1 and the reason when Kafka refuses. */
    public static void main(String[] args) {
        String bootstrap = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        if (bootstrap == null || bootstrap.isBlank()) {
            System.err.println("KAFKA_BOOTSTRAP_SERVERS is missing: set it to host:port of Kafka");
            System.exit(1);
        }
        try {
            create(bootstrap, System.getenv().getOrDefault("BELFRY_TOPIC_PREFIX", ""));
        } catch (RuntimeException e) {
            System.err.println("cannot create the topics on " + bootstrap + ": " + e.getMessage());
            System.exit(1);
        }
    }

    /** Creates what is missing; topics that exist stay as they are. */
    public static void create(String bootstrap, String prefix) {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic<?> topic : Topics.ALL) {
            wanted.add(topic(topic.name(prefix)).configs(settings(topic.kind())));
        }
        wanted.add(topic(prefix + Topics.DEAD_LETTERS).configs(ANY_TIME));
        try (Admin admin = admin(bootstrap)) {
            Set<String> existing = get(admin.listTopics().names());
            List<NewTopic> missing =
                    wanted.stream().filter(t -> !existing.contains(t.name())).toList();
            get(admin.createTopics(missing).all());
            awaitVisible(admin, missing.stream().map(NewTopic::name).collect(Collectors.toSet()));
        }
    }

    /** The controller has made them a little before a broker knows of them. */
    private static void awaitVisible(Admin admin, Set<String> names) {
        Instant end = Instant.now().plus(VISIBLE);
        Set<String> unseen = new TreeSet<>(names);
        unseen.removeAll(get(admin.listTopics().names()));
        while (!unseen.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "Kafka made these topics, but hides them: " + unseen);
            }
            pause();
            unseen.removeAll(get(admin.listTopics().names()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Deletes every topic whose name holds the prefix (Kafka Streams puts its own name first),
     * which must not be empty.
     */
    public static void deleteAll(String bootstrap, String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("an empty prefix would delete all topics");
        }
        try (Admin admin = admin(bootstrap)) {
            Set<String> names = new HashSet<>(get(admin.listTopics().names()));
            names.removeIf(name -> !name.contains(prefix));
            get(admin.deleteTopics(names).all());
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.empty());
    }

    static Map<String, String> settings(Topic.Kind kind) {
        Map<String, String> settings = new TreeMap<>(ANY_TIME);
        switch (kind) {
            case Topic.Kind.Log log ->
                    settings.put("retention.ms", Long.toString(log.retention().toMillis()));
            case Topic.Kind.Compacted _ -> settings.put("cleanup.policy", "compact");
        }
        return settings;
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return null;
            }
            throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
