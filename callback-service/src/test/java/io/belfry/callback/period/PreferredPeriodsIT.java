package io.belfry.callback.period;

import static io.belfry.testing.http.Callers.admin;
import static io.belfry.testing.http.Callers.agent;
import static io.belfry.testing.http.Callers.nobody;
import static io.belfry.testing.http.Callers.problem;
import static io.belfry.testing.http.Callers.supervisor;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.belfry.callback.ServiceTest;
import org.junit.jupiter.api.Test;

/** Preferred periods over HTTP (F5). Each test has a PBX of its own. */
@ServiceTest
class PreferredPeriodsIT {

    private static final String PERIODS = "/preferred-periods";
    private static final String MORNING = form("Morning", false, "08:00:00", "12:00:00");
    private static final String AFTERNOON = form("Afternoon", true, "14:00:00", "18:30:00");

    @Test
    void oneOfThePeriodsIsAlwaysTheDefault() {
        String morning =
                admin("p1")
                        .body(MORNING)
                        .post(PERIODS)
                        .then()
                        .statusCode(201)
                        .body("default", equalTo(true))
                        .body("periodStart", equalTo("08:00:00"))
                        .extract()
                        .header("Location");
        String afternoon =
                supervisor("p1")
                        .body(AFTERNOON)
                        .post(PERIODS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        agent("p1")
                .get(PERIODS)
                .then()
                .body("name", contains("Morning", "Afternoon"))
                .body("default", contains(false, true))
                .body("periodEnd", contains("12:00:00", "18:30:00"));

        problem(admin("p1").body(form("Later", false, "15:00:00", "19:00:00")).put(afternoon), 409);
        problem(admin("p1").delete(afternoon), 409);

        admin("p1")
                .body(form("Early", true, "07:00:00", "11:00:00"))
                .put(morning)
                .then()
                .statusCode(200);
        admin("p1").delete(afternoon).then().statusCode(204);
        agent("p1")
                .get(PERIODS)
                .then()
                .body("name", contains("Early"))
                .body("default", contains(true));
        admin("p1").delete(morning).then().statusCode(204);
        agent("p1").get(PERIODS).then().body("", empty());
    }

    @Test
    void writingIsForAdministratorsAndSupervisors() {
        String location = supervisor("p2").body(MORNING).post(PERIODS).header("Location");
        problem(nobody().get(PERIODS), 401);
        problem(nobody().body(MORNING).post(PERIODS), 401);
        problem(nobody().body(MORNING).put(location), 401);
        problem(nobody().delete(location), 401);
        problem(agent("p2").body(MORNING).post(PERIODS), 403);
        problem(agent("p2").body(MORNING).put(location), 403);
        problem(agent("p2").delete(location), 403);
    }

    @Test
    void aPeriodOfAnotherPbxIsNotThere() {
        String location = admin("p3").body(MORNING).post(PERIODS).header("Location");
        problem(admin("p4").body(MORNING).put(location), 404);
        problem(admin("p4").delete(location), 404);
    }

    @Test
    void aFormThatIsNoPeriodSaysWhatIsWrong() {
        problem(admin("p5").body(form("Night", false, "22:00:00", "06:00:00")).post(PERIODS), 400)
                .body("violations[0].message", equalTo("must be after periodStart"));
        problem(admin("p5").body(form("Odd", false, "25:00:00", "26:00:00")).post(PERIODS), 400);
        admin("p5").body(MORNING).post(PERIODS);
        problem(admin("p5").body(MORNING).post(PERIODS), 409)
                .body("detail", equalTo("There is a period of that name."));
    }

    private static String form(String name, boolean isDefault, String start, String end) {
        return "{\"name\":\"%s\",\"default\":%s,\"periodStart\":\"%s\",\"periodEnd\":\"%s\"}"
                .formatted(name, isDefault, start, end);
    }
}
