package io.belfry.pbx.directory.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.directory.DirectoryException;
import io.belfry.pbx.directory.DirectoryFile;
import io.belfry.pbx.directory.DirectorySection;
import io.belfry.pbx.directory.DirectorySource;
import io.belfry.pbx.directory.xivo.XivoOptions;
import io.belfry.pbx.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the loop does when nothing can be read, and so nothing reaches Kafka. */
class DirectoryLoopTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final DirectorySection section =
            new DirectorySection.Xivo(
                    new XivoOptions("SIP", XivoOptions.INSTALLED_PROFILES, Set.of()));

    @Test
    void aFaultThatNobodyThoughtOfIsToldAndTheLoopGoesOn() {
        AtomicInteger loads = new AtomicInteger();
        DirectorySource faulty =
                () -> {
                    loads.incrementAndGet();
                    throw new IllegalStateException("a row like no other");
                };
        try (DirectoryLoop loop = loop(faulty, SOON)) {
            loop.start();
            await().atMost(SOON).until(() -> loads.get() >= 3);
            assertThat(loop.failure().orElseThrow()).contains("a row like no other");
            assertThatThrownBy(loop::reload)
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("a row like no other");
        }
    }

    @Test
    void aReloadOnDemandDoesNotWaitForEverForTheOneThatIsUnderWay() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        DirectorySource stuck =
                () -> {
                    reading.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new DirectoryException("interrupted");
                };
        try (DirectoryLoop loop = loop(stuck, Duration.ofMillis(20))) {
            loop.start();
            reading.await();
            assertThatThrownBy(loop::reload)
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("it is being read or published");
        }
    }

    private DirectoryLoop loop(DirectorySource source, Duration patience) {
        DirectoryFile file =
                new DirectoryFile() {
                    @Override
                    public Optional<DirectorySection> changed() {
                        return Optional.empty();
                    }

                    @Override
                    public DirectorySection now() {
                        return section;
                    }
                };
        Duration often = Duration.ofMillis(1);
        return new DirectoryLoop(
                new DirectoryPublisher(
                        new PbxId("pbx1"), new KafkaSettings(Map.of(), ""), Clock.systemUTC()),
                section,
                file,
                _ -> source,
                new DirectoryLoop.Intervals(often, often, often, patience),
                Clock.systemUTC());
    }
}
