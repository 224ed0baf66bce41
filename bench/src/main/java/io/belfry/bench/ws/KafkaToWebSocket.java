package io.belfry.bench.ws;

import io.belfry.bench.http.RightsStandIn;
import io.belfry.bench.kafka.Producers;
import io.belfry.bench.report.Figure;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Scenario;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Queue statistics published to Kafka and received by {@value #SOCKETS} logged-in sockets of the
 * gateway: frames a second at full speed, and the time from the record to the frame at a steady
 * rate. Limit: a bare Vert.x server that broadcasts the same bytes to as many sockets.
 */
public final class KafkaToWebSocket implements Scenario {

    private static final int SOCKETS = 200;

    /**
     * More than there are records on the way: so two records of one queue never wait for the same
     * socket, none replaces another, and every record is a frame on every socket.
     */
    private static final int QUEUES = 256;

    private static final PbxId PBX = new PbxId("bench");
    private static final String SUBSCRIBE =
            "{\"claz\":\"web\",\"command\":\"subscribeToQueueStats\"}";

    @Override
    public String name() {
        return "kafka-to-websocket";
    }

    @Override
    public List<Figure> measure(BenchStack stack, Pace pace, Progress progress) {
        String bootstrap = stack.kafka();
        Load.Outcome gateway;
        String frame;
        try (RightsStandIn rights = new RightsStandIn();
                KafkaProducer<String, byte[]> producer = Producers.prompt(bootstrap)) {
            String url =
                    stack.service(
                            "cti-gateway",
                            Map.of(
                                    "KAFKA_BOOTSTRAP_SERVERS",
                                    bootstrap,
                                    "BELFRY_RIGHTS_URL",
                                    rights.url()));
            try (Sockets sockets =
                    Sockets.open(
                            SOCKETS,
                            i ->
                                    ws(url)
                                            + "/xuc/api/2.0/cti?token="
                                            + rights.token(PBX.value(), "user" + i, i + 1),
                            progress,
                            SUBSCRIBE)) {
                IntConsumer publish = number -> producer.send(record(number));
                gateway = new Load(sockets, SOCKETS, publish, pace, progress).measure("gateway");
                frame = sockets.lastFrame();
            }
        }
        stack.stop("cti-gateway");
        stack.stop("kafka");
        Load.Outcome limit = broadcast(stack, frame, pace, progress);
        String bare = "bare Vert.x broadcast, same bytes";
        return List.of(
                new Figure(
                        name() + "/frames",
                        gateway.framesPerSecond(),
                        "frames/s",
                        limit.framesPerSecond(),
                        bare),
                latency("p50", 50, gateway, limit, bare),
                latency("p99", 99, gateway, limit, bare));
    }

    /** The same load on the bare server, with the bytes that the gateway sent. */
    private static Load.Outcome broadcast(
            BenchStack stack, String frame, Pace pace, Progress progress) {
        String url = stack.own("vertx-broadcast", BroadcastServer.class, "/");
        String number = Integer.toString(StatisticsFrame.number(frame.getBytes()));
        int at = frame.indexOf(number);
        String head = frame.substring(0, at);
        String tail = frame.substring(at + number.length());
        try (Sockets sockets = Sockets.open(SOCKETS, i -> ws(url) + "/", progress);
                Control control = new Control(ws(url) + "/control")) {
            progress.say("a frame is %,d bytes".formatted(frame.length()));
            IntConsumer publish = n -> control.send(head + n + tail);
            return new Load(sockets, SOCKETS, publish, pace, progress).measure("vertx");
        }
    }

    private Figure latency(
            String what, double percent, Load.Outcome gateway, Load.Outcome limit, String bare) {
        return new Figure(
                name() + "/latency-" + what,
                gateway.latencies().at(percent) / 1e6,
                "ms",
                limit.latencies().at(percent) / 1e6,
                bare);
    }

    private static ProducerRecord<String, byte[]> record(int number) {
        Map<QueueCounter, Double> counters = new EnumMap<>(QueueCounter.class);
        for (QueueCounter counter : QueueCounter.values()) {
            counters.put(counter, (double) (counter.ordinal() * 7));
        }
        counters.put(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, (double) number);
        int queue = 1 + number % QUEUES;
        return EventCodec.record(
                Topics.STATS_QUEUES,
                "",
                new Envelope<>(
                        Integer.toString(number),
                        PBX,
                        Instant.now(),
                        new QueueStatistics(
                                new QueueId(queue), new QueueName("queue" + queue), counters)));
    }

    private static String ws(String url) {
        return url.replaceFirst("^http", "ws");
    }
}
