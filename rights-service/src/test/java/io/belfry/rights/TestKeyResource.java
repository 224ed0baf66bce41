package io.belfry.rights;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A signing key for one run, and patience with wrong passwords. */
public class TestKeyResource implements QuarkusTestResourceLifecycleManager {

    private Path file;

    @Override
    public Map<String, String> start() {
        try {
            file = Files.createTempFile("signing-key", ".pem");
            Files.writeString(file, TestKey.pem(TestKey.rsa(2048).getPrivate()));
            return Map.of(
                    "belfry.jwt.private-key-file", file.toString(),
                    // Tests try logins before the directory has arrived.
                    "belfry.login.failures-allowed", "300",
                    "belfry.login.window", "PT10M");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
