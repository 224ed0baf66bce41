package io.belfry.bench.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Stands for the rights service: publishes the public half of a key made for this run as a JWKS,
 * and signs tokens (RS256, RFC 7515) that the gateway accepts.
 */
public final class RightsStandIn implements AutoCloseable {

    private static final String KEY_ID = "bench";
    private static final Duration TTL = Duration.ofHours(2);

    private final KeyPair key;
    private final HttpServer server;

    /** Listens on a free port of 127.0.0.1. */
    public RightsStandIn() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = jwks((RSAPublicKey) key.getPublic()).getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/.well-known/jwks.json",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
    }

    /** For {@code BELFRY_RIGHTS_URL}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of an administrator of that PBX. */
    public String token(String pbx, String login, int userId) {
        Instant now = Instant.now();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(KEY_ID);
        String claims =
                ("{\"iss\":\"belfry\",\"sub\":\"%s\",\"upn\":\"%s\",\"groups\":[\"admin\"],"
                                + "\"pbx\":\"%s\",\"userId\":%d,\"iat\":%d,\"exp\":%d}")
                        .formatted(
                                login,
                                login,
                                pbx,
                                userId,
                                now.getEpochSecond(),
                                now.plus(TTL).getEpochSecond());
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jwks(RSAPublicKey rsa) {
        return ("{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\","
                        + "\"n\":\"%s\",\"e\":\"%s\"}]}")
                .formatted(KEY_ID, unsigned(rsa.getModulus()), unsigned(rsa.getPublicExponent()));
    }

    /** Big-endian without sign, as RFC 7518 wants numbers. */
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
