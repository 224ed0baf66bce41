package io.belfry.testing.http;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.util.Set;
import org.hamcrest.Matchers;

/**
 * Clients with tokens as the rights service issues them, for Quarkus tests of modules that have
 * REST Assured and smallrye-jwt-build on their class path.
 */
public final class Callers {

    private Callers() {}

    public static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification agent(String pbx) {
        return with(pbx, "agent", "user");
    }

    public static RequestSpecification supervisor(String pbx) {
        return with(pbx, "supervisor", "user");
    }

    public static RequestSpecification admin(String pbx) {
        return with(pbx, "admin", "user");
    }

    /** Checks that a response is the problem document of that status. */
    public static ValidatableResponse problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", Matchers.equalTo(status));
    }

    private static RequestSpecification with(String pbx, String... roles) {
        String token =
                Jwt.issuer("belfry")
                        .upn("somebody")
                        .subject("somebody")
                        .groups(Set.of(roles))
                        .claim("pbx", pbx)
                        .claim("userId", 1)
                        .sign();
        return nobody().auth().oauth2(token);
    }
}
