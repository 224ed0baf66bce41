package io.belfry.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void aPasswordIsMadeOnceAndDiffersByPurpose() {
        String password = new Secrets(folder.resolve("s")).password("a");

        assertThat(password).matches("[0-9a-f]{48}");
        assertThat(new Secrets(folder.resolve("s")).password("a")).isEqualTo(password);
        assertThat(new Secrets(folder.resolve("s")).password("b")).isNotEqualTo(password);
    }

    @Test
    void onlyTheOwnerCanReadSecrets() throws Exception {
        Secrets secrets = new Secrets(folder.resolve("s"));
        secrets.password("a");
        Path key = secrets.signingKey();

        assertThat(mode(folder.resolve("s"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("s/a.password"))).isEqualTo("rw-------");
        assertThat(mode(key)).isEqualTo("rw-------");
    }

    @Test
    void theSigningKeyIsAnRsaKeyOf2048BitsInPem() throws Exception {
        String pem = Files.readString(new Secrets(folder).signingKey());
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        RSAPrivateKey key =
                (RSAPrivateKey)
                        KeyFactory.getInstance("RSA")
                                .generatePrivate(
                                        new PKCS8EncodedKeySpec(
                                                Base64.getDecoder().decode(base64)));

        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(key.getModulus().bitLength()).isEqualTo(2048);
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
