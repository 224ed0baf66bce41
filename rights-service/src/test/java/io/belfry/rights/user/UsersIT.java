package io.belfry.rights.user;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.rights.Directory;
import io.belfry.rights.Http;
import io.belfry.rights.ServiceTest;
import io.belfry.rights.TestKey;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see and change users, tried both ways for every endpoint. */
@ServiceTest
class UsersIT {

    private static final String CHANGE = "{\"profile\":\"Supervisor\"}";

    @InjectKafka KafkaFixture kafka;
    private String admin;
    private String supervisor;
    private String agent;

    @BeforeEach
    void oneOfEach() {
        Directory directory = new Directory(kafka, "users");
        directory.user(21, "u-admin", ConfiguredProfile.ADMIN);
        directory.user(
                22,
                "u-supervisor",
                ConfiguredProfile.SUPERVISOR,
                List.of(new QueueId(1)),
                List.of(new GroupId(2)));
        directory.user(23, "u-agent", ConfiguredProfile.AGENT);
        Stream.of("u-admin", "u-supervisor", "u-agent").forEach(u -> directory.password(u, u));
        admin = Http.token("u-admin", "u-admin");
        supervisor = Http.token("u-supervisor", "u-supervisor");
        agent = Http.token("u-agent", "u-agent");
    }

    @Test
    void everybodySeesThemselves() {
        Http.as(agent)
                .get("/users/me")
                .then()
                .statusCode(200)
                .body("login", equalTo("u-agent"))
                .body("pbx", equalTo("users"))
                .body("userId", equalTo(23))
                .body("profile", equalTo("NoRight"))
                .body("rights", empty())
                .body("overridden", equalTo(false));
        Http.as(supervisor)
                .get("/users/me")
                .then()
                .statusCode(200)
                .body("profile", equalTo("Supervisor"))
                .body("rights", contains("recording", "dissuasion"))
                .body("queues", contains(1))
                .body("groups", contains(2));
        Http.as(admin).get("/users/me").then().statusCode(200).body("profile", equalTo("Admin"));
        Http.problem(given().get("/users/me"), 401);
    }

    @Test
    void onlyAnAdministratorSeesTheOthers() {
        Http.as(admin)
                .get("/users")
                .then()
                .statusCode(200)
                .body("login", hasItems("u-admin", "u-supervisor", "u-agent"));
        Http.as(admin)
                .get("/users/u-agent")
                .then()
                .statusCode(200)
                .body("firstName", equalTo("First23"));
        for (String path : List.of("/users", "/users/u-agent")) {
            Http.problem(given().get(path), 401);
            Http.problem(Http.as(agent).get(path), 403);
            Http.problem(Http.as(supervisor).get(path), 403);
        }
    }

    @Test
    void onlyAnAdministratorGivesAndTakesRights() {
        String path = "/users/u-agent/rights";
        Http.problem(given().contentType("application/json").body(CHANGE).put(path), 401);
        Http.problem(given().delete(path), 401);
        for (String token : List.of(agent, supervisor)) {
            Http.problem(Http.as(token).body(CHANGE).put(path), 403);
            Http.problem(Http.as(token).delete(path), 403);
        }

        Http.as(admin)
                .body("{\"profile\":\"Supervisor\",\"rights\":[\"recording\"],\"queues\":[3,4]}")
                .put(path)
                .then()
                .statusCode(200)
                .body("profile", equalTo("Supervisor"))
                .body("rights", contains("recording"))
                .body("queues", contains(3, 4))
                .body("groups", nullValue())
                .body("overridden", equalTo(true));
        Http.as(Http.token("u-agent", "u-agent"))
                .get("/users/me")
                .then()
                .body("profile", equalTo("Supervisor"));

        Http.as(admin)
                .delete(path)
                .then()
                .statusCode(200)
                .body("profile", equalTo("NoRight"))
                .body("overridden", equalTo(false));
    }

    @Test
    void aLoginIsLookedForOnTheCallersPbxUnlessAnotherIsNamed() {
        Http.problem(Http.as(admin).get("/users/nobody"), 404)
                .body("detail", equalTo("No user with that login on users."));
        Http.problem(Http.as(admin).queryParam("pbx", "elsewhere").get("/users/u-agent"), 404)
                .body("detail", equalTo("No user with that login on elsewhere."));
        Http.problem(Http.as(admin).body(CHANGE).put("/users/nobody/rights"), 404);
    }

    @Test
    void rightsThatDoNotExistAreRefused() {
        Http.problem(Http.as(admin).body("{}").put("/users/u-agent/rights"), 400)
                .body("violations[0].field", equalTo("give.change.profile"));
        Http.problem(
                Http.as(admin)
                        .body("{\"profile\":\"Admin\",\"rights\":[\"root\"]}")
                        .put("/users/u-agent/rights"),
                400);
        Http.problem(
                Http.as(admin).body("{\"profile\":\"Emperor\"}").put("/users/u-agent/rights"), 400);
    }

    @Test
    void aTokenOfAnotherKeyOrPastItsTimeIsRefused() {
        String forged =
                Jwt.issuer("belfry")
                        .upn("u-admin")
                        .groups(Set.of("admin", "user"))
                        .claim("pbx", "users")
                        .claim("userId", 21)
                        .expiresAt(Instant.now().plusSeconds(600))
                        .sign(TestKey.rsa(2048).getPrivate());
        Http.problem(Http.as(forged).get("/users"), 401);
        Http.problem(Http.as("not-a-token").get("/users"), 401);
    }

    @Test
    void healthAndTheDescriptionOfTheApiAreOpen() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/tokens'.post.summary", equalTo("Logs in"));
        given().get("/q/metrics").then().statusCode(200);
    }
}
