package io.belfry.pbx.kafka;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether Kafka answers and has the topics of the adapter, which creates none: they are made before
 * the services start.
 */
final class TopicCheck {

    private static final int MOST_MILLIS = 5_000;

    private static final List<Topic<?>> TOPICS =
            Stream.concat(
                            Stream.of(
                                    Topics.PBX_AMI,
                                    Topics.PBX_LINK,
                                    Topics.PBX_CEL,
                                    Topics.PBX_QUEUE_LOG,
                                    Topics.PBX_POSITIONS,
                                    Topics.PBX_COMMANDS,
                                    Topics.PBX_REPLIES),
                            Topics.ALL.stream().filter(t -> t.name().startsWith("config.")))
                    .toList();

    private TopicCheck() {}

    /** What is wrong, for an operator; empty when all is well. */
    static Optional<String> trouble(KafkaSettings kafka) throws InterruptedException {
        List<String> names = new ArrayList<>();
        TOPICS.forEach(t -> names.add(t.name(kafka.prefix())));
        names.add(kafka.prefix() + Topics.DEAD_LETTERS);
        Map<String, Object> config = new HashMap<>(kafka.client());
        int millis = patience(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        try (Admin admin = Admin.create(config)) {
            List<String> missing = missing(admin.describeTopics(names).topicNameValues());
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "Kafka has no topic "
                                    + String.join(", ", missing)
                                    + "; the topics are made before the services start");
        } catch (ExecutionException e) {
            return Optional.of(unreachable(kafka, e.getCause()));
        } catch (KafkaException e) {
            return Optional.of(unreachable(kafka, e));
        }
    }

    /** As every client has, but for so simple a question five seconds at most. */
    private static int patience(KafkaSettings kafka) {
        String wanted = kafka.client().get(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG);
        return wanted == null ? MOST_MILLIS : Math.min(MOST_MILLIS, Integer.parseInt(wanted));
    }

    private static List<String> missing(Map<String, KafkaFuture<TopicDescription>> answers)
            throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                answer.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(answer.getKey());
            }
        }
        missing.sort(String::compareTo);
        return missing;
    }

    private static String unreachable(KafkaSettings kafka, Throwable cause) {
        return "Kafka (%s) does not answer: %s"
                .formatted(kafka.client().get("bootstrap.servers"), cause.getMessage());
    }
}
