package io.belfry.gateway.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.belfry.testing.infra.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A1–A9: who gets in, and what the others are told. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(RightsStandIn.class)
class AuthenticationIT {

    @RightsStandIn.InjectRights RightsStandIn rights;

    @TestHTTPResource("/")
    String url;

    @BeforeEach
    void isReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void rightsIsBack() {
        rights.away(false);
    }

    @Test
    void a_right_password_gives_a_token_that_opens_the_socket_A5_A4_A9() {
        String token =
                login("{\"login\":\"alice\",\"password\":\"alice\"}")
                        .statusCode(200)
                        .body("login", equalTo("alice"))
                        .body("TTL", equalTo(3600))
                        .extract()
                        .path("token");
        try (CtiClient client = CtiClient.open(base(), "/xuc/api/2.0/cti?token=" + token)) {
            assertThat(client.next("LoggedOn").toString()).isEqualTo("{}");
            assertThat(client.next("RightProfile").toString())
                    .isEqualTo("{\"profile\":\"NoRight\",\"rights\":[]}");
        }
    }

    @Test
    void a_wrong_password_is_InvalidCredentials() {
        login("{\"login\":\"alice\",\"password\":\"wrong\"}")
                .statusCode(401)
                .body("error", equalTo("InvalidCredentials"))
                .body("message", equalTo("The login or the password is wrong."));
    }

    @Test
    void a_body_that_is_no_JSON_or_lacks_the_password_is_InvalidJson() {
        login("login=alice").statusCode(400).body("error", equalTo("InvalidJson"));
        login("{\"login\":\"alice\"}").statusCode(400).body("error", equalTo("InvalidJson"));
        login("").statusCode(400).body("error", equalTo("InvalidJson"));
    }

    @Test
    void without_the_rights_service_nobody_can_tell_UnhandledError() {
        rights.away(true);
        login("{\"login\":\"alice\",\"password\":\"alice\"}")
                .statusCode(503)
                .body("error", equalTo("UnhandledError"));
        assertThat(CtiClient.refusal(base(), "/ctichannel?username=bob&agentNumber=&password=bob"))
                .isEqualTo(503);
    }

    @Test
    void too_many_wrong_passwords_are_told_as_such() {
        login("{\"login\":\"mallory\",\"password\":\"mallory\"}")
                .statusCode(429)
                .body("error", equalTo("UnhandledError"))
                .body("message", equalTo("Too many wrong passwords. Try again later."));
        assertThat(
                        CtiClient.refusal(
                                base(),
                                "/ctichannel?username=mallory&agentNumber=&password=mallory"))
                .isEqualTo(429);
    }

    @Test
    void check_tells_how_long_a_token_is_good() {
        given().header("Authorization", "Bearer " + rights.token("p", 1, "alice", "user"))
                .get("/xuc/api/2.0/auth/check")
                .then()
                .statusCode(200)
                .body("login", equalTo("alice"))
                .body("TTL", allOf(greaterThan(3500), lessThanOrEqualTo(3600)));
        given().header("Authorization", "Bearer " + rights.expiredToken("p", 1, "alice"))
                .get("/xuc/api/2.0/auth/check")
                .then()
                .statusCode(401)
                .body("message", equalTo("The token has expired."));
        given().get("/xuc/api/2.0/auth/check").then().statusCode(401);
    }

    @Test
    void wrong_forged_expired_and_missing_tokens_are_refused_with_401_A7() {
        assertThat(refusal("?token=nonsense")).isEqualTo(401);
        assertThat(refusal("?token=" + rights.forgedToken("p", 1, "eve"))).isEqualTo(401);
        assertThat(refusal("?token=" + rights.expiredToken("p", 1, "alice"))).isEqualTo(401);
        assertThat(refusal("")).isEqualTo(401);
    }

    /** Let in, it would be closed at once: a token has no grace. */
    @Test
    void a_token_that_expired_a_moment_ago_is_refused_like_any_other_expired_one_A7() {
        String token = rights.tokenUntil("p", 1, "alice", Instant.now().minusSeconds(5));
        assertThat(refusal("?token=" + token)).isEqualTo(401);
        given().header("Authorization", "Bearer " + token)
                .get("/xuc/api/2.0/auth/check")
                .then()
                .statusCode(401)
                .body("message", equalTo("The token has expired."));
    }

    @Test
    void the_legacy_URL_logs_on_with_the_password_A1() {
        logsOn("/ctichannel?username=alice&agentNumber=1001&password=alice");
    }

    @Test
    void the_printed_snippet_with_its_HTML_escapes_logs_on_too_A2() {
        logsOn("/ctichannel?username=alice&amp;agentNumber=1001&amp;password=alice");
    }

    @Test
    void a_wrong_password_in_the_legacy_URL_is_refused_with_401_A7() {
        assertThat(CtiClient.refusal(base(), "/ctichannel?username=alice&agentNumber=1&password=x"))
                .isEqualTo(401);
    }

    private void logsOn(String path) {
        try (CtiClient client = CtiClient.open(base(), path)) {
            client.next("LoggedOn");
        }
    }

    private int refusal(String query) {
        return CtiClient.refusal(base(), "/xuc/api/2.0/cti" + query);
    }

    private static ValidatableResponse login(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/xuc/api/2.0/auth/login")
                .then();
    }

    private String base() {
        return url.replaceAll("/$", "");
    }
}
