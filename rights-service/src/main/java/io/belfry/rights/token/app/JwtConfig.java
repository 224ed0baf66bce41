package io.belfry.rights.token.app;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The signing key. */
@ConfigMapping(prefix = "belfry.jwt")
public interface JwtConfig {

    /** File with the RSA private key, PKCS#8 PEM. Environment: BELFRY_JWT_PRIVATE_KEY_FILE. */
    Path privateKeyFile();
}
