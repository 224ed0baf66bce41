package io.belfry.testing.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({KafkaExtension.class, PostgresExtension.class, ElasticsearchExtension.class})
class SharedInfraIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectKafka static KafkaFixture kafka;
    @InjectPostgres static PostgresFixture shared;
    @InjectPostgres PostgresFixture database;
    @InjectElasticsearch ElasticsearchFixture elasticsearch;

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
    void aTestHasADatabaseOfItsOwnAndOneWithItsClass() throws Exception {
        assertThat(database.database())
                .startsWith("sharedinfrait_")
                .isNotEqualTo(shared.database());
        String tables = "select count(*) from pg_tables where schemaname = 'public'";
        assertThat(database.column(tables)).containsExactly("0");
        database.execute("create table t (id int)");
        assertThat(database.column(tables)).containsExactly("1");
        assertThat(shared.column(tables)).containsExactly("0");
        assertThat(Infra.shared().newDatabase("My Purpose")).startsWith("my_purpose_");
    }

    @Test
    void elasticsearchStoresAndFinds() {
        String index = "/" + elasticsearch.index("calls");
        assertThat(elasticsearch.indexPrefix()).matches("t[0-9a-f]{8}-");
        assertThat(
                        elasticsearch
                                .send(
                                        "PUT",
                                        index + "/_create/1?refresh=true",
                                        "{\"queue\":\"support\"}")
                                .status())
                .isEqualTo(201);
        assertThat(elasticsearch.send("PUT", index + "/_create/1", "{}").status()).isEqualTo(409);
        var found = elasticsearch.get(index + "/_search?q=queue:support");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().at("/hits/total/value").asInt()).isEqualTo(1);
    }
}
