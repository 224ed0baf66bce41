package io.belfry.rights.token.app;

import io.belfry.rights.token.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the signing key at start; a service that cannot sign does not start. */
public class SigningKeys {

    private static final String KEY = "belfry.jwt.private-key-file (BELFRY_JWT_PRIVATE_KEY_FILE): ";

    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(JwtConfig config) {
        Path file = config.privateKeyFile();
        try {
            return SigningKey.ofPem(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(KEY + "cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(KEY + file + " holds " + e.getMessage(), e);
        }
    }
}
