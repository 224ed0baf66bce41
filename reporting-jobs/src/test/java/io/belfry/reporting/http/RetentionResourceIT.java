package io.belfry.reporting.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.belfry.testing.infra.KafkaTestResource;
import io.belfry.testing.infra.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The service was not told for how many weeks history is kept: it keeps all. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "purpose", value = "reporting"))
class RetentionResourceIT {

    @Inject DataSource database;

    @Test
    void an_administrator_sees_what_would_go_and_nothing_goes() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("select reporting_month_partition('call_data', '2020-05-15 12:00Z')");
        }

        as("admin")
                .get("/retention?weeks=4")
                .then()
                .statusCode(200)
                .body("weeks", equalTo(4))
                .body("keptFrom", equalTo("2020-06-01T00:00:00Z"))
                .body("partitions.name", contains("call_data_202005"))
                .body("partitions[0].table", equalTo("call_data"))
                .body("partitions[0].month", equalTo("2020-05"));

        as("admin")
                .post("/retention")
                .then()
                .statusCode(200)
                .body("weeks", equalTo(0))
                .body("partitions", empty());
        as("admin")
                .get("/retention?weeks=4")
                .then()
                .body("partitions.name", contains("call_data_202005"));
    }

    @Test
    void others_do_not() {
        given().get("/retention").then().statusCode(401);
        as("supervisor").get("/retention").then().statusCode(403);
        as("agent").post("/retention").then().statusCode(403);
    }

    private static RequestSpecification as(String role) {
        String token =
                Jwt.issuer("belfry").upn(role).groups(Set.of(role)).claim("pbx", "mine").sign();
        return given().auth().oauth2(token);
    }
}
