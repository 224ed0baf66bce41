package io.belfry.recording.record;

import static io.belfry.testing.http.Callers.admin;
import static io.belfry.testing.http.Callers.agent;
import static io.belfry.testing.http.Callers.nobody;
import static io.belfry.testing.http.Callers.problem;
import static io.belfry.testing.http.Callers.supervisor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.belfry.recording.ServiceTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Recordings over HTTP (G3, G9). Each test has a PBX of its own. */
@ServiceTest
class RecordingsIT {

    private static final String RECORDINGS = "/recordings";

    @Test
    void aRegisteredRecordingIsFoundWithAllThatIsKnownOfIt() {
        String recording =
                """
                {"id":"gw-1459435465.15089","start":"2026-03-02T08:00:00Z","duration":95,
                 "direction":"incoming","src_num":"0230210092","dst_num":"3001","agent":"1001",
                 "queue":"support","status":"answered","attached_data":{"recording":"gw-1","file":"7"}}
                """;
        admin("r1")
                .body(recording)
                .post(RECORDINGS)
                .then()
                .statusCode(201)
                .body("id", equalTo("gw-1459435465.15089"));

        search("r1", "")
                .body("hasNext", equalTo(false))
                .body("records.id", contains("gw-1459435465.15089"))
                .body("records[0].start", equalTo("2026-03-02T08:00:00Z"))
                .body("records[0].duration", equalTo(95))
                .body("records[0].direction", equalTo("incoming"))
                .body("records[0].src_num", equalTo("0230210092"))
                .body("records[0].dst_num", equalTo("3001"))
                .body("records[0].agent", equalTo("1001"))
                .body("records[0].queue", equalTo("support"))
                .body("records[0].status", equalTo("answered"))
                .body("records[0].attached_data.recording", equalTo("gw-1"))
                .body("records[0].attached_data.file", equalTo("7"));
        search("elsewhere", "").body("records", empty());
        problem(admin("r1").body(recording).post(RECORDINGS), 409)
                .body("detail", equalTo("There is a recording with that id."));
    }

    @Test
    void eachCriterionFinds() {
        register("r2", "a-1", "2026-03-02T08:00:00Z", "incoming", "100", "200", "1001", "support");
        register("r2", "a-2", "2026-03-02T09:00:00Z", "outgoing", "200", "300", "1002", "support");
        register("r2", "a-3", "2026-03-02T10:00:00Z", "incoming", "100", "300", "1001", "sales");

        search("r2", "").body("records.id", contains("a-3", "a-2", "a-1"));
        search("r2", "agent=1001").body("records.id", contains("a-3", "a-1"));
        search("r2", "queue=support").body("records.id", contains("a-2", "a-1"));
        search("r2", "agent=1001&queue=support").body("records.id", contains("a-1"));
        search("r2", "caller=200").body("records.id", contains("a-2"));
        search("r2", "callee=300").body("records.id", contains("a-3", "a-2"));
        search("r2", "direction=outgoing").body("records.id", contains("a-2"));
        search("r2", "direction=all").body("records.id", contains("a-3", "a-2", "a-1"));
        // from is included, to is not
        search("r2", "from=2026-03-02T09:00:00Z").body("records.id", contains("a-3", "a-2"));
        search("r2", "to=2026-03-02T09:00:00Z").body("records.id", contains("a-1"));
        search("r2", "key=customer").body("records.id", contains("a-3", "a-2", "a-1"));
        search("r2", "key=customer&value=of a-2").body("records.id", contains("a-2"));
        search("r2", "key=other").body("records", empty());
        search("r2", "agent=9999").body("records", empty());
    }

    @Test
    void pagesFollowEachOtherWithoutOverlap() {
        for (int i = 1; i <= 5; i++) {
            String start = "2026-03-02T08:0%d:00Z".formatted(i);
            register("r3", "b-" + i, start, "incoming", "1", "2", "3", "q");
        }
        search("r3", "pageSize=2")
                .body("hasNext", equalTo(true))
                .body("records.id", contains("b-5", "b-4"));
        search("r3", "pageSize=2&page=2")
                .body("hasNext", equalTo(true))
                .body("records.id", contains("b-3", "b-2"));
        search("r3", "pageSize=2&page=3")
                .body("hasNext", equalTo(false))
                .body("records.id", contains("b-1"));
        search("r3", "pageSize=5").body("hasNext", equalTo(false));
    }

    @Test
    void whatIsNotKnownIsNull() {
        admin("r4")
                .body(
                        """
                        {"id":"c-1","start":"2026-03-02T08:00:00Z","duration":0,
                         "direction":"outgoing"}""")
                .post(RECORDINGS)
                .then()
                .statusCode(201);
        search("r4", "")
                .body("records[0].agent", nullValue())
                .body("records[0].attached_data", anEmptyMap());
    }

    @Test
    void searchingIsForSupervisorsRegisteringForAdministrators_G12() {
        String form =
                """
                {"id":"d-1","start":"2026-03-02T08:00:00Z","duration":1,"direction":"incoming"}""";
        problem(nobody().get(RECORDINGS), 401);
        problem(agent("r5").get(RECORDINGS), 403);
        supervisor("r5").get(RECORDINGS).then().statusCode(200);
        admin("r5").get(RECORDINGS).then().statusCode(200);

        problem(nobody().body(form).post(RECORDINGS), 401);
        problem(agent("r5").body(form).post(RECORDINGS), 403);
        problem(supervisor("r5").body(form).post(RECORDINGS), 403);
        admin("r5").body(form).post(RECORDINGS).then().statusCode(201);
    }

    @Test
    void aQuestionThatMakesNoSenseSaysWhatIsWrong() {
        problem(admin("r6").get(RECORDINGS + "?pageSize=101"), 400);
        problem(admin("r6").get(RECORDINGS + "?page=0"), 400);
        problem(admin("r6").get(RECORDINGS + "?direction=sideways"), 400);
        problem(admin("r6").get(RECORDINGS + "?from=yesterday"), 400)
                .body("detail", equalTo("'from' is not a time such as 2026-03-02T08:00:00Z."));
        problem(admin("r6").body("{\"id\":\"no dash\"}").post(RECORDINGS), 400);
        problem(
                admin("r6")
                        .body(
                                """
                                {"id":"e-1","start":"2026-03-02T08:00:00Z","duration":-1,
                                 "direction":"incoming"}""")
                        .post(RECORDINGS),
                400);
    }

    @Test
    void healthAndTheDescriptionOfTheApiAreOpen() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/recordings'.post.summary", equalTo("Registers a recording"));
    }

    private static void register(
            String pbx,
            String id,
            String start,
            String direction,
            String caller,
            String callee,
            String agent,
            String queue) {
        admin(pbx)
                .body(
                        """
                        {"id":"%s","start":"%s","duration":60,"direction":"%s","src_num":"%s",
                         "dst_num":"%s","agent":"%s","queue":"%s",
                         "attached_data":{"customer":"of %s"}}"""
                                .formatted(id, start, direction, caller, callee, agent, queue, id))
                .post(RECORDINGS)
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse search(String pbx, String query) {
        return supervisor(pbx)
                .get(query.isEmpty() ? RECORDINGS : RECORDINGS + "?" + query)
                .then()
                .statusCode(200);
    }
}
