package io.belfry.rights.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.rights.Directory;
import io.belfry.rights.Http;
import io.belfry.rights.ServiceTest;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaFixture;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in with what a directory said on Kafka. Each test has users of its own. */
@ServiceTest
class LoginIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @InjectKafka KafkaFixture kafka;
    private Directory directory;

    @BeforeEach
    void aDirectory() {
        directory = new Directory(kafka, "pbx1");
    }

    @Test
    void aUserOfTheDirectoryLogsInAndTheKeySetVerifiesTheToken_A5() throws Exception {
        directory.user(1, "alice", ConfiguredProfile.AGENT);
        directory.password("alice", "alice's password");

        String token = Http.token("alice", "alice's password");

        Http.login("alice", "alice's password")
                .then()
                .statusCode(200)
                .body("login", equalTo("alice"))
                // 8 h
                .body("ttlSeconds", equalTo(28_800));
        String[] parts = token.split("\\.");
        JsonNode header = json(parts[0]);
        JsonNode key =
                new ObjectMapper().readTree(given().get("/.well-known/jwks.json").asString());
        assertThat(key.at("/keys/0/kid")).isEqualTo(header.get("kid"));
        assertThat(header.get("alg").asText()).isEqualTo("RS256");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(key.at("/keys/0")));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();

        JsonNode claims = json(parts[1]);
        assertThat(claims.get("iss").asText()).isEqualTo("belfry");
        assertThat(claims.get("sub").asText()).isEqualTo("alice");
        assertThat(claims.get("upn").asText()).isEqualTo("alice");
        assertThat(claims.get("pbx").asText()).isEqualTo("pbx1");
        assertThat(claims.get("userId").asInt()).isEqualTo(1);
        assertThat(claims.get("groups").toString()).isEqualTo("[\"agent\",\"user\"]");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(28_800);
    }

    @Test
    void anUnknownLoginAndAWrongPasswordGetTheSameAnswer() {
        directory.user(2, "bob", ConfiguredProfile.AGENT);
        directory.password("bob", "bob");
        Http.token("bob", "bob");

        Response wrong = Http.login("bob", "alice");
        Response unknown = Http.login("nobody", "alice");

        Http.problem(wrong, 401).body("detail", equalTo("Unknown login or wrong password."));
        Http.problem(unknown, 401);
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void aNewPasswordReplacesTheOldOne() {
        directory.user(3, "carol", ConfiguredProfile.NONE);
        directory.password("carol", "old");
        Http.token("carol", "old");

        directory.password("carol", "new");

        Http.token("carol", "new");
        Http.problem(Http.login("carol", "old"), 401);
    }

    @Test
    void aUserWhomTheDirectoryDropsCannotLogInAnyMore() {
        directory.user(4, "dave", ConfiguredProfile.AGENT);
        directory.password("dave", "dave");
        String token = Http.token("dave", "dave");

        directory.removeUser(4);

        await().atMost(PATIENCE).until(() -> Http.login("dave", "dave").statusCode() == 401);
        Http.problem(Http.as(token).get("/users/me"), 404);

        directory.user(4, "dave", ConfiguredProfile.AGENT);
        Http.token("dave", "dave");
    }

    @Test
    void aLoginWithoutPasswordCannotLogIn() {
        directory.user(5, "erin", ConfiguredProfile.AGENT);
        directory.password("erin", "erin");
        Http.token("erin", "erin");

        directory.removePassword("erin");

        await().atMost(PATIENCE).until(() -> Http.login("erin", "erin").statusCode() == 401);
    }

    @Test
    void twoPbxsMayHaveTheSameLogin() {
        directory.user(6, "frank", ConfiguredProfile.AGENT);
        directory.password("frank", "here");
        Directory other = new Directory(kafka, "pbx2");
        other.user(60, "frank", ConfiguredProfile.SUPERVISOR);
        other.password("frank", "there");

        assertThat(pbxOf(Http.token("frank", "here"))).isEqualTo("pbx1");
        assertThat(pbxOf(Http.token("frank", "there"))).isEqualTo("pbx2");
        given().contentType(ContentType.JSON)
                .body("{\"login\":\"frank\",\"password\":\"here\",\"pbx\":\"pbx2\"}")
                .post("/tokens")
                .then()
                .statusCode(401);
    }

    @Test
    void tooManyWrongPasswordsMakeALoginWaitEvenWithTheRightOne() {
        directory.user(7, "grace", ConfiguredProfile.AGENT);
        directory.password("grace", "grace");
        Http.token("grace", "grace");

        // 300 are allowed here: see TestKeyResource
        for (int i = 0; i < 300; i++) {
            Http.problem(Http.login("grace", "guess " + i), 401);
        }

        Http.problem(Http.login("grace", "grace"), 429).header("Retry-After", notNullValue());
    }

    @Test
    void aRequestThatIsNoLoginSaysWhatIsWrong() {
        Http.problem(post("{\"login\":\"alice\"}"), 400)
                .body("violations[0].field", equalTo("issue.request.password"));
        Http.problem(post("{\"login\":"), 400);
        Http.problem(post(""), 400);
    }

    private static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/tokens");
    }

    private static String pbxOf(String token) {
        return json(token.split("\\.")[1]).get("pbx").asText();
    }

    private static JsonNode json(String base64) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(base64));
        } catch (java.io.IOException e) {
            throw new AssertionError("not JSON: " + base64, e);
        }
    }

    private static PublicKey publicKey(JsonNode jwk) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.get(name).asText()));
    }
}
