package io.belfry.gateway.kafka;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.gateway.config.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** When the last event of each PBX stream happened; looked up in the background. */
@Singleton
public final class StreamAges {

    private static final Logger LOG = Logger.getLogger(StreamAges.class);
    private static final List<Topic<?>> STREAMS =
            List.of(Topics.PBX_AMI, Topics.PBX_CEL, Topics.PBX_QUEUE_LOG);
    private static final long DEADLINE_SECONDS = 5;

    private final KafkaSettings settings;
    private final String prefix;
    private final Duration interval;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("stream-ages").daemon().factory());
    private volatile Map<String, Optional<Instant>> lastEvents = Map.of();
    private Admin admin;

    StreamAges(KafkaSettings settings, GatewayConfig config) {
        this.settings = settings;
        this.prefix = config.prefix();
        this.interval = config.overview().interval();
    }

    /** Time of the last event per stream; empty for a stream without events. */
    public Map<String, Optional<Instant>> lastEvents() {
        return lastEvents;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private void look() {
        try {
            if (admin == null) {
                admin = Admin.create(settings.admin());
            }
            Map<String, Optional<Instant>> found = new LinkedHashMap<>();
            for (Topic<?> stream : STREAMS) {
                found.put(stream.name(), lastEvent(stream.name(prefix)));
            }
            lastEvents = found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debugf("the age of the streams is unknown: %s", e);
        }
    }

    private Optional<Instant> lastEvent(String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        int partitions =
                admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                        .get(topic)
                        .partitions()
                        .size();
        Map<TopicPartition, OffsetSpec> question =
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(
                                Collectors.toMap(
                                        partition -> partition,
                                        partition -> OffsetSpec.maxTimestamp()));
        return admin
                .listOffsets(question)
                .all()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(timestamp -> timestamp >= 0)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }
}
