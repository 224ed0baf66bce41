package io.belfry.bench.sql;

import io.belfry.bench.kafka.PerfTest;
import io.belfry.bench.kafka.RecordTail;
import io.belfry.bench.report.Figure;
import io.belfry.bench.run.BenchFailed;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Scenario;
import io.belfry.contracts.Topics;
import io.belfry.standalone.embedded.PostgresServer;
import io.belfry.testing.ami.AmiTraceServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A queue_log full of rows appears in the PBX's database; the real pbx-adapter reads it until all
 * can be read from Kafka, committed, each once. Limits: {@code COPY … TO STDOUT} of the same table,
 * and kafka-producer-perf-test with records of the same size.
 */
public final class QueueLogBacklog implements Scenario {

    private static final String PBX = "bench";
    private static final String DATABASE = "asterisk";
    private static final long LOOK_AGAIN = Duration.ofMillis(1).toNanos();
    private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

    @Override
    public String name() {
        return "queue-log-backlog";
    }

    @Override
    public List<Figure> measure(BenchStack stack, Pace pace, Progress progress) {
        int rows = pace.backlogRows();
        PostgresServer postgres = stack.postgres(DATABASE);
        BacklogTable table = new BacklogTable(postgres.admin(), DATABASE);
        progress.say("%s: writing %,d rows".formatted(name(), rows));
        table.fill(rows);
        table.copyNanos(); // the second time it comes from memory, as it does for the adapter
        double copied = rows * 1e9 / table.copyNanos();
        progress.say("copy: %,.0f rows/s".formatted(copied));
        String bootstrap = stack.kafka();
        List<String> topics = List.of(Topics.PBX_QUEUE_LOG.name());
        RowsSeen seen = new RowsSeen();
        try (AmiTraceServer ami = AmiTraceServer.builder().account(PBX, PBX).start();
                RecordTail tail = RecordTail.follow(bootstrap, topics, seen::add)) {
            stack.service(
                    "pbx-adapter",
                    environment(stack.folder(), ami.port(), postgres.port(), bootstrap));
            table.show();
            double read = backlog(stack, tail, rows, progress);
            stack.stop("pbx-adapter");
            checkEachOnce(tail.recordsAtTheEnd(), seen, rows);
            progress.say("every row arrived once, none twice");
            double produced = PerfTest.measure(stack, bootstrap, tail.meanBytes(), pace, progress);
            return List.of(
                    new Figure(
                            name() + "/rows",
                            read,
                            "rows/s",
                            copied,
                            "COPY … TO STDOUT, same table"),
                    new Figure(
                            name() + "/records",
                            read,
                            "rows/s",
                            produced,
                            PerfTest.NAME + ", same size"));
        }
    }

    /** Rows a second from the first committed record to the last; memory is told. */
    private static double backlog(BenchStack stack, RecordTail tail, long rows, Progress progress) {
        long waiting = System.nanoTime();
        while (tail.records() == 0) {
            look(waiting, "the first row");
        }
        long start = System.nanoTime();
        long most = 0;
        long least = Long.MAX_VALUE;
        long next = start;
        long moved = start;
        long seen = 0;
        while (tail.records() < rows) {
            look(moved, "the next row");
            if (tail.records() > seen) {
                seen = tail.records();
                moved = System.nanoTime();
            }
            if (System.nanoTime() >= next) {
                long resident = stack.residentBytes("pbx-adapter");
                most = Math.max(most, resident);
                least = Math.min(least, resident);
                next = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                progress.tick(
                        () ->
                                "adapter: %,d rows so far, resident %,d MB"
                                        .formatted(tail.records(), resident >> 20));
            }
        }
        long nanos = System.nanoTime() - start;
        double rate = rows * 1e9 / nanos;
        progress.say(
                "adapter: %,.0f rows/s, resident memory %,d to %,d MB"
                        .formatted(rate, least >> 20, most >> 20));
        return rate;
    }

    private static void look(long since, String what) {
        if (System.nanoTime() - since > PATIENCE) {
            throw new BenchFailed("waited two minutes in vain for " + what);
        }
        LockSupport.parkNanos(LOOK_AGAIN);
    }

    /**
     * After the adapter has ended, so that nothing can follow.
     *
     * @throws BenchFailed when a row is missing or came twice
     */
    static void checkEachOnce(long records, RowsSeen seen, int rows) {
        if (records != rows || seen.count() != rows) {
            throw new BenchFailed(
                    "%,d records of %,d different rows, of %,d%s"
                            .formatted(
                                    records,
                                    seen.count(),
                                    rows,
                                    seen.again() == null
                                            ? ""
                                            : "; twice there is " + seen.again()));
        }
    }

    private static Map<String, String> environment(
            Path folder, int amiPort, int postgresPort, String bootstrap) {
        Path file = folder.resolve("pbx.yaml");
        try {
            Files.writeString(
                    file,
                    """
                    pbx:
                      name: %1$s
                      time-zone: UTC
                      ami: { host: 127.0.0.1, port: %2$d, username: %1$s, secret: %1$s }
                      cel: { source: ami }
                      queue-log: { source: database }
                      database: { host: 127.0.0.1, port: %3$d, name: %4$s, username: bench, password: bench }
                    directory:
                      users: []
                    """
                            .formatted(PBX, amiPort, postgresPort, DATABASE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrap, "BELFRY_PBX_FILE", file.toString());
    }
}
