package io.belfry.reporting.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The service alone: replication has not made its tables, so what is asked for must fail aloud. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class RecomputationIT {

    private static final String DAY =
            "{\"from\":\"2026-11-21T00:00:00+01:00\",\"to\":\"2026-11-22T00:00:00+01:00\"}";

    @Test
    void an_administrator_starts_one_and_sees_how_it_ends() {
        String id =
                as("admin")
                        .body(DAY)
                        .post("/recomputations")
                        .then()
                        .statusCode(202)
                        .body("from", equalTo("2026-11-20T23:00:00Z"))
                        .extract()
                        .path("id");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                as("admin")
                                        .get("/recomputations/" + id)
                                        .then()
                                        .statusCode(200)
                                        .body("state", equalTo("failed"))
                                        .body("failure", containsString("\"cel\"")));
        as("admin").get("/recomputations").then().body("[0].id", equalTo(id));
        as("admin")
                .get("/recomputations/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
    }

    @Test
    void others_do_not() {
        given().contentType(ContentType.JSON)
                .body(DAY)
                .post("/recomputations")
                .then()
                .statusCode(401);
        as("supervisor").body(DAY).post("/recomputations").then().statusCode(403);
        as("agent").get("/recomputations").then().statusCode(403);
    }

    @Test
    void a_wrong_range_is_explained() {
        as("admin")
                .body("{\"from\":\"monday\",\"to\":\"2026-11-22T00:00:00Z\"}")
                .post("/recomputations")
                .then()
                .statusCode(400)
                .body("detail", containsString("from must be a time with an offset"));
        as("admin")
                .body("{\"from\":\"2026-11-22T00:00:00Z\",\"to\":\"2026-11-21T00:00:00Z\"}")
                .post("/recomputations")
                .then()
                .statusCode(400)
                .body("detail", containsString("to must be after from"));
    }

    private static RequestSpecification as(String role) {
        String token =
                Jwt.issuer("belfry").upn(role).groups(Set.of(role)).claim("pbx", "pbx1").sign();
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
