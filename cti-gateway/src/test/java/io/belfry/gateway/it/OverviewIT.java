package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** O34: the page at the root and what it is fed with. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class OverviewIT {

    private static final PbxId PBX = new PbxId("pbx-overview");

    @InjectKafka KafkaFixture kafka;

    @Test
    void the_page_needs_nothing_from_elsewhere() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(containsString("<title>Belfry</title>"))
                .body(not(containsString("src=\"http")))
                .body(not(containsString("href=\"http")));
    }

    @Test
    void the_protocol_is_described() {
        given().get("/asyncapi.json")
                .then()
                .statusCode(200)
                .body("asyncapi", equalTo("3.0.0"))
                .body("components.messages.'command.dial'.name", equalTo("dial"))
                .body("components.messages.'event.PhoneEvent'.name", equalTo("PhoneEvent"));
    }

    @Test
    void link_objects_streams_and_services_are_told() {
        Instant since = Instant.parse("2026-03-02T10:00:00Z");
        Instant happened = Instant.parse("2026-03-02T10:00:05Z");
        kafka.send(
                Topics.PBX_LINK, new Envelope<>("1", PBX, since, new PbxLink.Up(since, "22", "r")));
        kafka.send(
                Topics.CONFIG_QUEUES,
                new Envelope<>(
                        "2",
                        PBX,
                        since,
                        new QueueConfig(
                                new QueueId(1),
                                new QueueName("support"),
                                "Support",
                                "3001",
                                "internal",
                                0,
                                15)));
        kafka.send(
                Topics.PBX_AMI, new Envelope<PbxEvent>("3", PBX, happened, new ResyncBegun("r")));
        String pbx = "pbxs.find { it.name == 'pbx-overview' }.";
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                given().get("/api/overview")
                                        .then()
                                        .statusCode(200)
                                        .body("ready", equalTo(true))
                                        .body(pbx + "link.state", equalTo("up"))
                                        .body(pbx + "link.since", equalTo(since.toString()))
                                        .body(pbx + "objects.queues", equalTo(1))
                                        .body(pbx + "queues.name", hasItem("Support"))
                                        .body(
                                                "streams.find { it.name == 'pbx.ami' }.lastEvent",
                                                equalTo(happened.toString()))
                                        .body(
                                                "streams.find { it.name == 'pbx.cel' }.lastEvent",
                                                nullValue())
                                        .body(
                                                "services.find { it.name == 'rights' }.state",
                                                equalTo("up"))
                                        .body(
                                                "services.find { it.name == 'nobody' }.state",
                                                equalTo("away")));
    }

    @ParameterizedTest
    @CsvSource({
        "cti.js, agentLogin",
        "callback.js, takeCallback",
        "membership.js, setUserDefaultMembership",
        "xc_webrtc.js, JsSIP",
        "shotgun.js, cti.js",
        "SIPml-api.js, xc_webrtc.js",
        "belfry-cti.js, LoginError",
        "licences.txt, JsSIP"
    })
    void the_client_library_is_served_A150(String file, String has) {
        given().get("/assets/javascripts/" + file)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .body(containsString(has));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/sample/"})
    void the_sample_page_is_served_A159(String address) {
        given().get(address)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .body(containsString("<title>Belfry sample</title>"))
                .body(containsString("/assets/javascripts/pages/sample.js"));
        given().get("/assets/javascripts/pages/sample.js").then().statusCode(200);
    }

    @Test
    void the_REST_routes_are_documented() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/xuc/api/2.0/auth/login"))
                .body(containsString("/api/overview"));
    }
}
