package io.belfry.bench.ami;

import io.belfry.bench.kafka.PerfTest;
import io.belfry.bench.kafka.RecordTail;
import io.belfry.bench.report.Figure;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Costs;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Pump;
import io.belfry.bench.run.Scenario;
import io.belfry.contracts.Topics;
import io.belfry.testing.ami.AmiTraceServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Recorded calls are played to the pbx-adapter without pause until all that follows from them can
 * be read from Kafka. Limits: asterisk-java with a counting listener on the same bytes, and
 * kafka-producer-perf-test with records of the same size.
 */
public final class AmiToKafka implements Scenario {

    private static final String ACCOUNT = "bench";
    private static final String PBX = "bench";
    private static final String KEY_OF_MARKS = PBX + "/" + TraceStream.MARK;
    private static final Duration LOGIN = Duration.ofSeconds(30);

    /**
     * Copies of the stream on their way: some 10,000 events, well below the 20,000 that the adapter
     * buffers before it gives the link up.
     */
    private static final int WINDOW = 5;

    private static final String READER = "asterisk-java, counting listener";

    /** How fast a reader of the stream was, and what each event cost it. */
    private record Cost(double rate, double micros, double bytes, String shares) {

        Cost(Pump.Run run, int eventsOfCopy, Costs.Spent spent) {
            this(
                    run.rate(eventsOfCopy),
                    spent.microsPer((double) run.sent() * eventsOfCopy),
                    spent.bytesPer((double) run.sent() * eventsOfCopy),
                    spent.shares());
        }

        @Override
        public String toString() {
            return "%,.0f events/s, %.1f µs and %,.0f bytes each (%s)"
                    .formatted(rate, micros, bytes, shares);
        }
    }

    private final TraceStream stream = TraceStream.queueCalls();
    private int copies;

    @Override
    public String name() {
        return "ami-to-kafka";
    }

    @Override
    public List<Figure> measure(BenchStack stack, Pace pace, Progress progress) {
        progress.say(
                "%s: a copy of the stream is %,d events, %,d bytes"
                        .formatted(name(), stream.events(), stream.bytes()));
        Cost readOnly = asteriskJava(pace, progress);
        String bootstrap = stack.kafka();
        List<String> topics = List.of(Topics.PBX_AMI.name(), Topics.PBX_CEL.name());
        try (AmiTraceServer server = server();
                RecordTail tail = RecordTail.follow(bootstrap, topics, KEY_OF_MARKS)) {
            stack.service("pbx-adapter", environment(stack.folder(), server.port(), bootstrap));
            server.awaitClients(1, LOGIN);
            Pump pump = new Pump(progress, WINDOW);
            Runnable play = () -> server.inject(stream.copy(copies++));
            pump.run("adapter, warm-up (copies)", pace.warmUp(), play, tail::marks);
            long before = tail.records();
            Pump.Run adapter;
            Cost cost;
            try (Costs costs = stack.costs("pbx-adapter")) {
                Costs.Spent start = costs.now();
                adapter = measured(pump, "adapter", pace, play, tail::marks);
                cost = new Cost(adapter, stream.events(), costs.now().since(start));
            }
            long records = tail.records() - before;
            progress.say("adapter: %s; %,d records".formatted(cost, records));
            stack.stop("pbx-adapter");

            double produced = PerfTest.measure(stack, bootstrap, tail.meanBytes(), pace, progress);
            return List.of(
                    new Figure(
                            name() + "/events", cost.rate(), "events/s", readOnly.rate(), READER),
                    new Figure(
                            name() + "/cpu-per-event",
                            cost.micros(),
                            "µs",
                            readOnly.micros(),
                            READER),
                    new Figure(
                            name() + "/allocated-per-event",
                            cost.bytes(),
                            "bytes",
                            readOnly.bytes(),
                            READER),
                    new Figure(
                            name() + "/records",
                            records * 1e9 / adapter.nanos(),
                            "records/s",
                            produced,
                            PerfTest.NAME + ", same size"));
        }
    }

    /** What asterisk-java needs to read the same. */
    private Cost asteriskJava(Pace pace, Progress progress) {
        try (AmiTraceServer server = server();
                AsteriskJavaLimit limit = new AsteriskJavaLimit(server.port(), ACCOUNT, ACCOUNT);
                Costs costs = Costs.here(n -> n.startsWith("Asterisk-Java"))) {
            server.awaitClients(1, LOGIN);
            Pump pump = new Pump(progress, WINDOW);
            Runnable play = () -> server.inject(stream.copy(copies++));
            pump.run("asterisk-java, warm-up (copies)", pace.warmUp(), play, limit::marks);
            Costs.Spent start = costs.now();
            Pump.Run run = measured(pump, "asterisk-java", pace, play, limit::marks);
            Cost cost = new Cost(run, stream.events(), costs.now().since(start));
            progress.say(
                    "asterisk-java: %s; its listener saw %,d in all"
                            .formatted(cost, limit.events()));
            return cost;
        }
    }

    private static Pump.Run measured(
            Pump pump, String what, Pace pace, Runnable send, LongSupplier marks) {
        return pump.run(what + ", measuring (copies)", pace.measured(), send, marks);
    }

    private static AmiTraceServer server() {
        return AmiTraceServer.builder().account(ACCOUNT, ACCOUNT).start();
    }

    private static Map<String, String> environment(Path folder, int amiPort, String bootstrap) {
        Path log = folder.resolve("queue_log");
        Path file = folder.resolve("pbx.yaml");
        try {
            Files.writeString(log, "");
            Files.writeString(
                    file,
                    """
                    pbx:
                      name: %s
                      time-zone: UTC
                      ami: { host: 127.0.0.1, port: %d, username: %s, secret: %s }
                      cel: { source: ami }
                      queue-log: { source: file, file: %s }
                    directory:
                      users: []
                    """
                            .formatted(PBX, amiPort, ACCOUNT, ACCOUNT, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrap, "BELFRY_PBX_FILE", file.toString());
    }
}
