package io.belfry.callback.list;

import static io.belfry.testing.http.Callers.admin;
import static io.belfry.testing.http.Callers.agent;
import static io.belfry.testing.http.Callers.nobody;
import static io.belfry.testing.http.Callers.problem;
import static io.belfry.testing.http.Callers.supervisor;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.belfry.callback.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Callback lists over HTTP (F4). Each test has a PBX of its own. */
@ServiceTest
class CallbackListsIT {

    private static final String LISTS = "/callback-lists";

    @Inject Pool database;
    @TestHTTPResource String root;

    @Test
    void aSupervisorMakesChangesAndDeletesAListThatEverybodySees() {
        String location =
                supervisor("one")
                        .body("{\"name\":\" Recall \",\"queueId\":3}")
                        .post(LISTS)
                        .then()
                        .statusCode(201)
                        .body("name", equalTo("Recall"))
                        .body("queueId", equalTo(3))
                        .extract()
                        .header("Location");
        assertThat(location).startsWith(root.replaceAll("/$", "") + LISTS + "/");

        agent("one").get(location).then().statusCode(200).body("name", equalTo("Recall"));
        agent("one").get(LISTS).then().statusCode(200).body("name", contains("Recall"));

        admin("one")
                .body("{\"name\":\"Recall later\",\"queueId\":4}")
                .put(location)
                .then()
                .statusCode(200)
                .body("queueId", equalTo(4));
        agent("one")
                .queryParam("queueId", 4)
                .get(LISTS)
                .then()
                .body("name", contains("Recall later"));
        agent("one").queryParam("queueId", 3).get(LISTS).then().body("", empty());

        supervisor("one").delete(location).then().statusCode(204);
        problem(agent("one").get(location), 404);
        problem(supervisor("one").delete(location), 404);
    }

    @Test
    void writingIsForAdministratorsAndSupervisors() {
        String form = "{\"name\":\"Mine\",\"queueId\":1}";
        String location = supervisor("two").body(form).post(LISTS).header("Location");

        problem(nobody().body(form).post(LISTS), 401);
        problem(nobody().body(form).put(location), 401);
        problem(nobody().delete(location), 401);
        problem(nobody().get(location), 401);
        problem(nobody().get(LISTS), 401);
        problem(agent("two").body(form).post(LISTS), 403);
        problem(agent("two").body(form).put(location), 403);
        problem(agent("two").delete(location), 403);
    }

    @Test
    void aPbxDoesNotSeeTheListsOfAnother() {
        String location =
                admin("three")
                        .body("{\"name\":\"Mine\",\"queueId\":1}")
                        .post(LISTS)
                        .header("Location");

        agent("elsewhere").get(LISTS).then().statusCode(200).body("", empty());
        problem(agent("elsewhere").get(location), 404);
        problem(admin("elsewhere").body("{\"name\":\"x\",\"queueId\":1}").put(location), 404);
        problem(admin("elsewhere").delete(location), 404);
        admin("elsewhere")
                .body("{\"name\":\"Mine\",\"queueId\":1}")
                .post(LISTS)
                .then()
                .statusCode(201);
    }

    @Test
    void twoListsOfAPbxCannotHaveTheSameName() {
        admin("four").body("{\"name\":\"A\",\"queueId\":1}").post(LISTS);
        String other =
                admin("four").body("{\"name\":\"B\",\"queueId\":1}").post(LISTS).header("Location");

        problem(admin("four").body("{\"name\":\"A\",\"queueId\":2}").post(LISTS), 409)
                .body("detail", equalTo("There is a list of that name."));
        problem(admin("four").body("{\"name\":\"A\",\"queueId\":2}").put(other), 409);
    }

    @Test
    void aListWithRequestsIsNotDeleted() {
        String location =
                admin("five")
                        .body("{\"name\":\"Busy\",\"queueId\":1}")
                        .post(LISTS)
                        .header("Location");
        UUID list = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        UUID period = UUID.randomUUID();
        sql(
                "INSERT INTO preferred_period VALUES ('%s', 'five', 'Day', true, '08:00', '18:00')"
                        .formatted(period));
        sql(
                ("INSERT INTO callback_request (uuid, list_uuid, period_uuid, phone_number,"
                                + " due_date, created_at) VALUES (gen_random_uuid(), '%s', '%s',"
                                + " '0230210092', '2026-03-02', now())")
                        .formatted(list, period));

        problem(admin("five").delete(location), 409)
                .body("detail", equalTo("The list still has requests."));
        agent("five").get(location).then().statusCode(200);
    }

    @Test
    void aFormThatIsNoListSaysWhatIsWrong() {
        problem(admin("six").body("{\"name\":\" \",\"queueId\":1}").post(LISTS), 400)
                .body("violations[0].field", equalTo("create.form.name"));
        problem(admin("six").body("{\"name\":\"A\"}").post(LISTS), 400);
        problem(admin("six").body("{\"name\":\"A\",\"queueId\":\"x\"}").post(LISTS), 400);
        problem(admin("six").body("{").post(LISTS), 400);
        problem(admin("six").get(LISTS + "/not-a-uuid"), 404);
    }

    @Test
    void healthAndTheDescriptionOfTheApiAreOpen() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/callback-lists'.post.summary", equalTo("Makes a list"));
    }

    private void sql(String statement) {
        database.query(statement).executeAndAwait();
    }
}
