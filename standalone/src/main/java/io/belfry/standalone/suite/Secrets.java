package io.belfry.standalone.suite;

import io.belfry.standalone.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Passwords and keys, made at the first start and kept in files that only their owner can read.
 *
 * @param folder where the files are
 */
public record Secrets(Path folder) {

    private static final int PASSWORD_BYTES = 24;
    private static final int RSA_BITS = 2048;

    /** The password of that purpose, the same at every start. */
    public String password(String purpose) {
        Path file = folder.resolve(purpose + ".password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            store(file, HexFormat.of().formatHex(random));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** File with the private key that signs tokens: RSA, PKCS#8, PEM. */
    public Path signingKey() {
        Path file = folder.resolve("jwt-private-key.pem");
        if (!Files.exists(file)) {
            store(file, pem(newKey()));
        }
        return file;
    }

    private static byte[] newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(byte[] key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    private void store(Path file, String content) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Path fresh = Files.createTempFile(folder, "new", "", Folders.PRIVATE_FILE);
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
