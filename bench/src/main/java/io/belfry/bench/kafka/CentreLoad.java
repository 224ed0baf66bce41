package io.belfry.bench.kafka;

import io.belfry.bench.calls.CallStream;
import io.belfry.bench.calls.Centre;
import io.belfry.bench.calls.Item;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Pump;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Tells the calls of a centre to a broker, and watches what realtime-stats makes of them. */
final class CentreLoad implements AutoCloseable {

    private static final PbxId PBX = new PbxId("bench");

    private final CallStream stream;
    private final Progress progress;
    private final StatisticsArrivals arrivals;
    private final KafkaProducer<String, byte[]> producer;
    private final RecordTail tail;
    private long next;

    CentreLoad(String bootstrap, CallStream stream, Progress progress) {
        this.stream = stream;
        this.progress = progress;
        arrivals = new StatisticsArrivals(stream);
        producer = Producers.batching(bootstrap);
        tail =
                RecordTail.follow(
                        bootstrap,
                        List.of(
                                Topics.PBX_QUEUE_LOG.name(),
                                Topics.STATE_AGENTS.name(),
                                Topics.STATS_QUEUES.name()),
                        arrivals::received);
    }

    /** Tells who works there, and that all come to work. */
    void configure() {
        Instant now = Instant.now();
        Centre centre = stream.centre();
        centre.lineConfigs().forEach(c -> send(Topics.CONFIG_LINES, "line", now, c));
        centre.agentConfigs().forEach(c -> send(Topics.CONFIG_AGENTS, "agent", now, c));
        centre.queueConfigs().forEach(c -> send(Topics.CONFIG_QUEUES, "queue", now, c));
        centre.logins().forEach(event -> send(Topics.PBX_AMI, "login", now, event));
        producer.flush();
    }

    /** Tells a call of every agent. */
    void wave() {
        send(stream.wave());
    }

    /** Waves whose calls are all over; fails when they cannot be read. */
    long waves() {
        tail.records();
        return arrivals.calls() / stream.centre().agents();
    }

    /** Tells calls at that rate for that time, and waits for what follows from them. */
    StatisticsArrivals.Measured steady(int rate, Duration time) {
        int waves = (int) Math.max(1, time.toMillis() * rate / 1000 / stream.wave());
        int count = waves * stream.wave();
        long before = waves();
        arrivals.measure(next, count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            send(1);
            int shown = i;
            progress.tick(() -> "%,d events/s: %,d of %,d".formatted(rate, shown, count));
        }
        double reached = count * 1e9 / (System.nanoTime() - start);
        Pump.await(progress, "the last calls", () -> waves() - before >= waves);
        double handled = count * 1e9 / (System.nanoTime() - start);
        progress.say("%,.0f events/s sent, %,.0f handled".formatted(reached, handled));
        return arrivals.measured();
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            Instant time = Instant.now();
            Item item = stream.item(next, time);
            arrivals.sent(next, System.nanoTime());
            String id = Long.toString(next++);
            switch (item) {
                case Item.Said(var event) -> send(Topics.PBX_AMI, id, time, event);
                case Item.Logged(var row) -> send(Topics.PBX_QUEUE_LOG, id, time, row);
            }
        }
    }

    private <T> void send(Topic<T> topic, String id, Instant time, T data) {
        producer.send(EventCodec.record(topic, "", new Envelope<>(id, PBX, time, data)));
    }

    @Override
    public void close() {
        tail.close();
        producer.close(Duration.ofSeconds(5));
    }
}
