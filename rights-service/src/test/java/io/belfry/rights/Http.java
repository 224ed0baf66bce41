package io.belfry.rights;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/** A client of the service. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Http() {}

    public static Response login(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/tokens");
    }

    /** The token of a user who can log in, or soon will. */
    public static String token(String login, String password) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> {
                            Response response = login(login, password);
                            return response.statusCode() == 200
                                    ? response.jsonPath().getString("token")
                                    : "";
                        },
                        token -> !token.isEmpty());
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Checks that a response is the problem document of that status. */
    public static ValidatableResponse problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", org.hamcrest.Matchers.equalTo(status));
    }
}
