package io.belfry.reporting.status.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.access.People;
import io.belfry.reporting.sql.QuarterJob;
import io.belfry.testing.http.Callers;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.belfry.testing.traces.TraceRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database status report (D47) where reporting reads and replication does not. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class StatusIT {

    private static final PbxId PBX = new PbxId("status");

    @InjectKafka KafkaFixture kafka;
    @Inject QuarterJob job;

    /** The last row of queue_log in the recorded call is of 10:25:55.961033: see its trace. */
    @Test
    void each_table_says_how_far_behind_the_pbx_it_is() throws SQLException {
        String call = "02-answered_agent_hangs_up";
        TraceRows.cel(call)
                .forEach(
                        row ->
                                kafka.send(
                                        Topics.PBX_CEL,
                                        new Envelope<>(row.id(), PBX, row.time(), row.data())));
        TraceRows.queueLog(call)
                .forEach(
                        row ->
                                kafka.send(
                                        Topics.PBX_QUEUE_LOG,
                                        new Envelope<>(row.id(), PBX, row.time(), row.data())));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            assertThat(read().getString(state("call_data"))).isEqualTo("OK");
                            assertThat(read().getString(table("call_data") + ".last"))
                                    .isEqualTo("2026-11-21T10:25:51.922952Z");
                        });
        job.run();

        JsonPath status = read();
        assertThat(status.getString("sourceQueueLog")).isEqualTo("2026-11-21T10:25:55.961Z");
        assertThat(status.getString(state("call_on_queue"))).isEqualTo("OK");
        assertThat(status.getString(state("stat_queue_periodic"))).isEqualTo("OK");
        assertThat(status.getString(state("stat_queue_specific"))).isEqualTo("OK");
        assertThat(status.getString(table("stat_queue_specific") + ".last"))
                .isEqualTo("2026-11-21T10:15:00Z");
        // replication has never been at this database
        assertThat(status.getString(state("cel"))).isEqualTo("MISSING");
        assertThat(status.getString("state")).isEqualTo("MISSING");
        assertThat(RestAssured.get("/q/health/group/tables").jsonPath().getMap("checks[0].data"))
                .containsEntry("status cel", "MISSING")
                .doesNotContainKey("status call_data");
    }

    @Test
    void it_is_for_administrators() {
        Callers.problem(new People(kafka, PBX).get("sophie", "/reports/status"), 403);
        RestAssured.get("/reports/status").then().statusCode(401);
    }

    private JsonPath read() {
        var response = new People(kafka, PBX).get("admin", "/reports/status");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private static String table(String name) {
        return "tables.find { it.table == '" + name + "' }";
    }

    private static String state(String name) {
        return table(name) + ".state";
    }
}
