package io.belfry.gateway.kafka;

import io.belfry.gateway.core.command.Dispatcher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The one thread that reads topics: compacted ones from the beginning, phone events and replies
 * from now on. The gateway is ready when it has read what was there at the start.
 */
@Singleton
public final class StateConsumer {

    private static final Logger LOG = Logger.getLogger(StateConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaSettings settings;
    private final RecordReader reader;
    private final Dispatcher dispatcher;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("state-view").unstarted(this::run);
    private volatile String waitingFor = "the start";
    private volatile boolean stopped;
    private volatile Consumer<?, ?> open;

    StateConsumer(KafkaSettings settings, RecordReader reader, Dispatcher dispatcher) {
        this.settings = settings;
        this.reader = reader;
        this.dispatcher = dispatcher;
    }

    /** What must still happen before clients may be served; empty when ready. */
    public String waitingFor() {
        return waitingFor;
    }

    /** Whether the view has everything that was there at the start. */
    public boolean ready() {
        return waitingFor.isEmpty();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        Consumer<?, ?> current = open;
        if (current == null) {
            thread.interrupt();
        } else {
            current.wakeup();
        }
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        while (!stopped) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings.consumer())) {
                open = consumer;
                consume(consumer);
            } catch (InterruptException | WakeupException e) {
                stopped = true;
            } catch (RuntimeException e) {
                waitingFor = "Kafka: " + e.getMessage();
                LOG.errorf(e, "reading topics failed; trying again where it stopped");
                pause();
            } finally {
                open = null;
            }
        }
    }

    private void consume(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> state = partitions(consumer, reader.stateTopics());
        List<TopicPartition> live = partitions(consumer, reader.liveTopics());
        List<TopicPartition> all = new ArrayList<>(state);
        all.addAll(live);
        consumer.assign(all);
        consumer.seekToBeginning(state);
        consumer.seekToEnd(live);
        positions.forEach(consumer::seek);
        all.forEach(partition -> positions.put(partition, consumer.position(partition)));
        Map<TopicPartition, Long> ends = consumer.endOffsets(state);
        while (!stopped) {
            consumer.poll(POLL).forEach(reader::read);
            all.forEach(partition -> positions.put(partition, consumer.position(partition)));
            dispatcher.expire();
            if (!ready()) {
                checkCaughtUp(ends);
            }
        }
    }

    private void checkCaughtUp(Map<TopicPartition, Long> ends) {
        long missing =
                ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - positions.get(end.getKey())))
                        .sum();
        if (missing == 0) {
            waitingFor = "";
            LOG.info("the state view has caught up");
        } else {
            waitingFor = missing + " more records of the state view";
        }
    }

    /** The partitions of topics that another service may still have to create. */
    private List<TopicPartition> partitions(Consumer<?, ?> consumer, Iterable<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        do {
            if (!missing.isEmpty()) {
                waitingFor = "topics " + missing;
                LOG.infof("waiting for %s", waitingFor);
                pause();
            }
            partitions.clear();
            missing.clear();
            Map<String, List<PartitionInfo>> known = consumer.listTopics();
            for (String topic : topics) {
                List<PartitionInfo> infos = known.getOrDefault(topic, List.of());
                if (infos.isEmpty()) {
                    missing.add(topic);
                }
                infos.forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
            }
        } while (!missing.isEmpty() && !stopped);
        return partitions;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
