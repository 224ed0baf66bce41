package io.belfry.rights.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.rights.TestKey;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    @Test
    void thePublicHalfIsThatOfThePair() {
        KeyPair pair = TestKey.rsa(2048);
        RSAPublicKey expected = (RSAPublicKey) pair.getPublic();

        SigningKey key = SigningKey.ofPem(TestKey.pem(pair.getPrivate()));

        assertThat(key.publicKey().getModulus()).isEqualTo(expected.getModulus());
        assertThat(key.publicKey().getPublicExponent()).isEqualTo(expected.getPublicExponent());
        assertThat(key.jwk())
                .containsEntry("kty", "RSA")
                .containsEntry("alg", "RS256")
                .containsEntry("use", "sig")
                // 65537 = 01 00 01
                .containsEntry("e", "AQAB")
                .containsEntry("kid", key.id());
        byte[] modulus = Base64.getUrlDecoder().decode(key.jwk().get("n"));
        assertThat(modulus).as("no sign byte (RFC 7518, 6.3.1.1)").hasSize(256);
        assertThat(new BigInteger(1, modulus)).isEqualTo(expected.getModulus());
    }

    @Test
    void theSameKeyHasTheSameNameAndAnotherKeyAnother() {
        String pem = TestKey.pem(TestKey.rsa(2048).getPrivate());
        String other = TestKey.pem(TestKey.rsa(2048).getPrivate());

        assertThat(SigningKey.ofPem(pem).id()).isEqualTo(SigningKey.ofPem(pem).id());
        assertThat(SigningKey.ofPem(pem).id()).isNotEqualTo(SigningKey.ofPem(other).id());
        // SHA-256 is 32 bytes, 43 characters of base64url
        assertThat(SigningKey.ofPem(pem).id()).hasSize(43);
    }

    @Test
    void aShortKeyIsRefused() {
        String pem = TestKey.pem(TestKey.rsa(1024).getPrivate());
        assertThatThrownBy(() -> SigningKey.ofPem(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an RSA key of less than 2048 bits");
    }

    @Test
    void rubbishIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> SigningKey.ofPem("c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an RSA key in PKCS#8 PEM");
    }
}
