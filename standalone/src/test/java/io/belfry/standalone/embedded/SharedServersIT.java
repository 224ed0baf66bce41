package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedServersIT {

    @TempDir Path parent;
    private SharedServers servers;

    @AfterEach
    void stopEverything() {
        servers.stack().stopAll();
    }

    @Test
    void buildsShareOneServerAndItStopsWhenTheLastOfThemIsGone() throws IOException {
        servers = servers();
        Process first = new ProcessBuilder("sleep", "120").start();
        Process second = new ProcessBuilder("sleep", "120").start();

        Component forFirst = obtain(servers, first);
        Component forSecond = obtain(servers(), second);
        assertThat(forSecond).isEqualTo(forFirst);

        first.destroyForcibly();
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(20))
                .until(forFirst.process()::isAlive);
        second.destroyForcibly();

        await().atMost(Duration.ofSeconds(40))
                .until(() -> !forFirst.process().isAlive() && servers.stack().strays().isEmpty());
    }

    @Test
    void aDeadServerIsReplacedByANewOne() {
        servers = servers();
        servers.keep();
        Component first = servers.obtain("postgres", Optional.empty(), servers::postgres);
        first.process().signal("KILL");
        first.process().awaitEnd(Duration.ofSeconds(10));

        Component second = servers.obtain("postgres", Optional.empty(), servers::postgres);

        assertThat(second.process().isAlive()).isTrue();
        assertThat(second.pid()).isNotEqualTo(first.pid());
    }

    private SharedServers servers() {
        return new SharedServers(
                Distribution.find(), parent.resolve("infra"), Duration.ofSeconds(1));
    }

    private static Component obtain(SharedServers servers, Process user) {
        return servers.obtain("postgres", Optional.of(ProcessId.of(user.pid())), servers::postgres);
    }
}
