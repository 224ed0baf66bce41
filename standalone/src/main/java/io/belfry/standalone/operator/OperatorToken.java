package io.belfry.standalone.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tokens of an administrator for who may read the key that signs them: the owner of the data
 * folder. They live for a minute.
 *
 * @param key file with the private key, RSA, PKCS#8, PEM
 * @param keyId its name in the key set of the rights service
 */
public record OperatorToken(Path key, String keyId) {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** A token for a PBX. */
    public String issue(String pbx, Instant now) {
        String signed =
                part(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId))
                        + "."
                        + part(
                                Map.of(
                                        "iss",
                                        "belfry",
                                        "sub",
                                        "operator",
                                        "upn",
                                        "operator",
                                        "groups",
                                        List.of("admin"),
                                        "pbx",
                                        pbx,
                                        "jti",
                                        UUID.randomUUID().toString(),
                                        "iat",
                                        now.getEpochSecond(),
                                        "exp",
                                        now.plus(LIFE).getEpochSecond()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + key, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key, e);
        }
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String pem = Files.readString(key).replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }

    private static String part(Map<String, ?> claims) {
        try {
            return BASE64URL.encodeToString(JSON.writeValueAsBytes(claims));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
