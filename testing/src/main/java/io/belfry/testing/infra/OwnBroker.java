package io.belfry.testing.infra;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Folders;
import io.belfry.standalone.embedded.KafkaBroker;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A Kafka broker that belongs to one test, which may kill it and start it again on the same address
 * with the same data. It stops with the test, or with its JVM.
 */
public final class OwnBroker implements AutoCloseable {

    private final KafkaBroker broker;
    private final Thread onExit = new Thread(this::kill, "stop-own-broker");
    private volatile ProcessId process;

    private OwnBroker(KafkaBroker broker) {
        this.broker = broker;
    }

    /** Starts an empty broker; returns when it answers. */
    public static OwnBroker start() {
        Distribution distribution = Distribution.find();
        try {
            Path target = Files.createDirectories(distribution.root().resolve("target"));
            Path folder = Files.createTempDirectory(target, "own-broker-");
            OwnBroker own =
                    new OwnBroker(
                            new KafkaBroker(
                                    distribution,
                                    folder.resolve("data"),
                                    Ports.free(),
                                    Ports.free(),
                                    KafkaBroker.KEEP_EVERYTHING,
                                    folder.resolve("kafka.log")));
            Runtime.getRuntime().addShutdownHook(own.onExit);
            own.restart();
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bootstrap servers. */
    public String bootstrap() {
        return broker.address();
    }

    /** A fixture on this broker, with topics of its own. */
    public KafkaFixture fixture() {
        return KafkaFixture.create(bootstrap());
    }

    /** Kills it with SIGKILL; returns when it is gone. */
    public void kill() {
        ProcessId running = process;
        if (running != null) {
            running.signal("KILL");
            running.awaitEnd(Duration.ofSeconds(30));
        }
    }

    /** Starts it again, unless it runs; returns when it answers. */
    public void restart() {
        if (process != null && process.isAlive()) {
            return;
        }
        try (OwnClasses _ = new OwnClasses()) {
            broker.start(Map.of(), started -> process = started);
        }
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
            Folders.delete(broker.log().getParent());
        } catch (IllegalStateException e) {
            // the JVM is stopping, and the hook runs
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
