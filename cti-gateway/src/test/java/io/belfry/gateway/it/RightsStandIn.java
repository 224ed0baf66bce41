package io.belfry.gateway.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands for the rights service in the tests of the gateway: publishes the public half of a key
 * made for this run, and gives a token to everyone whose password is his login.
 */
public class RightsStandIn implements QuarkusTestResourceLifecycleManager {

    /** Marks the field that receives this resource. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface InjectRights {}

    /** A login with too many wrong passwords behind it. */
    static final String LOCKED = "mallory";

    /** The shared token of the REST front-end. */
    static final String SHARED_TOKEN = "only for tests";

    /** A call of which no event is taken. */
    static final String REFUSED_CALL = "400.1";

    static final int SOCKETS_PER_USER = 20;

    /** The one page of another host that may open sockets. */
    static final String FRIENDLY_PAGE = "https://crm.example.com";

    static final Duration TTL = Duration.ofHours(1);

    private final List<String> events = new CopyOnWriteArrayList<>();

    private final KeyPair key = newKey();
    private HttpServer server;
    private volatile boolean away;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, 200, jwks()));
        server.createContext("/tokens", this::tokens);
        server.createContext("/events", this::event);
        server.createContext(
                "/q/health/ready", exchange -> answer(exchange, 200, "{\"status\":\"UP\"}"));
        server.start();
        return Map.of(
                "BELFRY_RIGHTS_URL",
                url(),
                "BELFRY_SERVICES",
                "rights=" + url() + ",nobody=http://127.0.0.1:1",
                "BELFRY_EVENT_URL",
                url() + "/events",
                "BELFRY_REST_AUTH_TOKEN",
                SHARED_TOKEN,
                "belfry.pbx",
                "pbx-auth",
                "belfry.websocket.allowed-origins",
                FRIENDLY_PAGE,
                "belfry.websocket.max-sockets-per-user",
                Integer.toString(SOCKETS_PER_USER));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                this,
                new TestInjector.AnnotatedAndMatchesType(InjectRights.class, RightsStandIn.class));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** While away it answers 500 to everything but its keys. */
    void away(boolean now) {
        away = now;
    }

    /** A good token of a user of that PBX. */
    String token(String pbx, int userId, String login, String... roles) {
        return token(key, pbx, userId, login, Instant.now().plus(TTL), roles);
    }

    /** A token that was good until a moment ago, longer than any allowed clock skew. */
    String expiredToken(String pbx, int userId, String login) {
        return token(key, pbx, userId, login, Instant.now().minus(Duration.ofHours(2)), "user");
    }

    /** A token that somebody else signed. */
    String forgedToken(String pbx, int userId, String login) {
        return token(newKey(), pbx, userId, login, Instant.now().plus(TTL), "admin");
    }

    private static String token(
            KeyPair key, String pbx, int userId, String login, Instant expires, String... roles) {
        return Jwt.issuer("belfry")
                .subject(login)
                .upn(login)
                .groups(Set.of(roles))
                .claim("pbx", pbx)
                .claim("userId", userId)
                .issuedAt(expires.minus(TTL))
                .expiresAt(expires)
                .jws()
                .keyId("test")
                .sign(key.getPrivate());
    }

    /** A token that is good until then. */
    String tokenUntil(String pbx, int userId, String login, Instant expires) {
        return token(key, pbx, userId, login, expires, "user");
    }

    /** What was posted here as events. */
    List<String> events() {
        return events;
    }

    private void event(HttpExchange exchange) throws IOException {
        String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        events.add(event);
        answer(exchange, event.contains(REFUSED_CALL) ? 400 : 200, "{}");
    }

    private void tokens(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String login = body.replaceAll(".*\"login\":\"([^\"]*)\".*", "$1");
        if (away) {
            answer(exchange, 500, "{}");
        } else if (login.equals(LOCKED)) {
            answer(exchange, 429, "{}");
        } else if (!login.isEmpty() && body.contains("\"password\":\"" + login + "\"")) {
            String issued =
                    "{\"token\":\"%s\",\"ttlSeconds\":%d,\"login\":\"%s\"}"
                            .formatted(token("pbx-auth", 1, login, "user"), TTL.toSeconds(), login);
            answer(exchange, 200, issued);
        } else {
            answer(exchange, 401, "{\"error\":\"InvalidCredentials\"}");
        }
    }

    private String jwks() {
        RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"test\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(base64(rsa.getModulus()), base64(rsa.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = java.util.Arrays.copyOfRange(bytes, sign, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
