package io.belfry.pbx.directory;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import io.belfry.contracts.config.CredentialsConfig;
import java.util.Map;

/**
 * Hashes passwords (argon2id: 19 MiB, 2 passes, 1 lane) and keeps a published hash for as long as
 * the password is the same.
 */
public final class Passwords {

    private static final int PASSES = 2;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int LANES = 1;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id);

    /**
     * The credentials to publish.
     *
     * @param published hash by login
     */
    public CredentialsConfig credentials(Directory.Login login, Map<String, String> published) {
        char[] password = login.password().toCharArray();
        try {
            String known = published.get(login.login());
            String hash =
                    known != null && verifies(known, password)
                            ? known
                            : argon2.hash(PASSES, KIBIBYTES, LANES, password);
            return new CredentialsConfig(login.login(), hash);
        } finally {
            argon2.wipeArray(password);
        }
    }

    private boolean verifies(String hash, char[] password) {
        return hash.startsWith("$argon2id$") && argon2.verify(hash, password);
    }
}
