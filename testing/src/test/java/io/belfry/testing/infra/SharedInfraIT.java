package io.belfry.testing.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class SharedInfraIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectKafka KafkaFixture kafka;

    @Test
    void everyTopicOfTheSuiteExistsUnderThePrefix() {
        assertThat(kafka.prefix()).matches("t-[0-9a-f]{8}\\.");
        Topics.ALL.forEach(topic -> assertThat(kafka.readRaw(topic.name(), 0, PATIENCE)).isEmpty());
    }

    @Test
    void rawBytesComeBackWithTheirHeaders() {
        byte[] value = {0, 1, 2};
        kafka.sendRaw(
                Topics.DEAD_LETTERS,
                "pbx1/x".getBytes(StandardCharsets.UTF_8),
                value,
                Map.of("reason", "test"));

        var records = kafka.readRaw(Topics.DEAD_LETTERS, 1, PATIENCE);

        assertThat(records)
                .singleElement()
                .satisfies(
                        r -> {
                            assertThat(r.value()).isEqualTo(value);
                            assertThat(r.headers().lastHeader("reason").value())
                                    .asString()
                                    .isEqualTo("test");
                        });
    }

    @Test
    void waitingInVainSaysWhatWasExpected() {
        assertThatThrownBy(() -> kafka.readRaw(Topics.PBX_CEL.name(), 1, Duration.ofMillis(300)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected at least 1 records in pbx.cel");
    }

    @Test
    void aNewDatabaseIsEmptyAndOursAlone() throws Exception {
        Infra infra = Infra.shared();
        PostgresAddress server = infra.postgres();
        String first = infra.newDatabase("My Purpose");
        String second = infra.newDatabase("My Purpose");

        assertThat(first).startsWith("my_purpose_").isNotEqualTo(second);
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(first), server.user(), server.password());
                var statement = connection.createStatement();
                var tables =
                        statement.executeQuery(
                                "select count(*) from pg_tables where schemaname = 'public'")) {
            tables.next();
            assertThat(tables.getInt(1)).isZero();
        }
    }

    @Test
    void elasticsearchStoresAndFinds() throws Exception {
        String index =
                Infra.shared().elasticsearchUrl() + "/t" + Infra.newTopicPrefix().substring(2, 10);
        assertThat(
                        send("PUT", index + "/_create/1?refresh=true", "{\"queue\":\"support\"}")
                                .statusCode())
                .isEqualTo(201);
        assertThat(send("PUT", index + "/_create/1", "{}").statusCode()).isEqualTo(409);
        assertThat(
                        send(
                                        "POST",
                                        index + "/_search",
                                        "{\"query\":{\"match\":{\"queue\":\"support\"}}}")
                                .body())
                .contains("\"value\":1");
    }

    private static HttpResponse<String> send(String method, String url, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("content-type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
