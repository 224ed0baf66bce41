package io.belfry.rights.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The RSA key that signs tokens (RS256), its public half and its name. */
public final class SigningKey {

    private static final int FEWEST_BITS = 2048;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey privateKey;
    private final RSAPublicKey publicKey;

    private SigningKey(PrivateKey privateKey, RSAPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Reads an RSA key in PKCS#8 PEM ({@code BEGIN PRIVATE KEY}).
     *
     * @throws IllegalArgumentException when it is not one of at least 2048 bits; the message does
     *     not repeat it
     */
    public static SigningKey ofPem(String pem) {
        try {
            String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            if (!(rsa.generatePrivate(spec) instanceof RSAPrivateCrtKey key)) {
                throw new IllegalArgumentException("an RSA key without its public exponent");
            }
            if (key.getModulus().bitLength() < FEWEST_BITS) {
                throw new IllegalArgumentException("an RSA key of less than 2048 bits");
            }
            RSAPublicKeySpec half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new SigningKey(key, (RSAPublicKey) rsa.generatePublic(half));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA key in PKCS#8 PEM", e);
        }
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    public RSAPublicKey publicKey() {
        return publicKey;
    }

    /** The key's JWK thumbprint (RFC 7638): the same key has the same name everywhere. */
    public String id() {
        String canonical =
                "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                        .formatted(
                                encode(publicKey.getPublicExponent()),
                                encode(publicKey.getModulus()));
        try {
            return BASE64URL.encodeToString(
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The public half as JWK (RFC 7517). */
    public Map<String, String> jwk() {
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("kid", id());
        jwk.put("n", encode(publicKey.getModulus()));
        jwk.put("e", encode(publicKey.getPublicExponent()));
        return jwk;
    }

    /** Base64url of the unsigned big-endian number, without leading zero bytes (RFC 7518). */
    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        return BASE64URL.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
