package io.belfry.testing.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.belfry.contracts.Topics;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.StartFailed;
import io.belfry.testing.traces.TraceRows;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** What {@code -Dbelfry.infra=containers} uses, where there are containers. */
class ContainersIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static SharedInfra infra;

    @BeforeAll
    static void lookForAnEngine() {
        if (anEngineAnswers()) {
            Distribution distribution = Distribution.find();
            Path folder = distribution.root().resolve("target/infra-containers-it");
            infra = SharedInfra.inContainers(distribution, folder);
        }
    }

    /** Testcontainers is asked only where there is something to ask: it complains loudly. */
    private static boolean anEngineAnswers() {
        boolean somewhere =
                System.getenv("DOCKER_HOST") != null || ContainerServerIT.anEngineIsInstalled();
        return somewhere && DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeEach
    void onlyWithAnEngine() {
        assumeTrue(
                infra != null,
                "no container engine answers: neither Docker nor what DOCKER_HOST names");
    }

    @AfterAll
    static void stop() {
        if (infra != null) {
            infra.shutDown();
        }
    }

    @Test
    void kafkaKeepsARecord() {
        var row = TraceRows.cel("02-answered_agent_hangs_up").getFirst();
        try (KafkaFixture kafka = KafkaFixture.create(started(infra::kafkaBootstrap))) {
            kafka.send(Topics.PBX_CEL, row);

            assertThat(kafka.read(Topics.PBX_CEL, 1, SOON)).containsExactly(row);
        }
    }

    @Test
    void postgresKeepsARow() throws Exception {
        PostgresFixture database =
                new PostgresFixture(started(infra::postgres), infra.newDatabase("containers"));
        database.execute("create table queue (name text)");
        database.execute("insert into queue values ('Zoë')");

        assertThat(database.column("select name from queue")).containsExactly("Zoë");
        assertThat(database.column("show server_encoding")).containsExactly("UTF8");
    }

    @Test
    void elasticsearchKeepsADocument() {
        ElasticsearchFixture search =
                new ElasticsearchFixture(
                        URI.create(started(infra::elasticsearchUrl)), "containers-");
        String index = "/" + search.index("calls");
        search.send("PUT", index + "/_doc/1?refresh=true", "{\"queue\":\"support\"}");

        assertThat(search.get(index + "/_search?q=queue:support").body().at("/hits/total/value"))
                .hasToString("1");
    }

    /** An image that is not to be had here says nothing about the code. */
    private static <T> T started(Supplier<T> address) {
        try {
            return address.get();
        } catch (StartFailed e) {
            assumeFalse(e.getMessage().contains("cannot be pulled"), e.getMessage());
            throw e;
        }
    }
}
