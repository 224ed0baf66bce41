package io.belfry.pbx.directory;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import io.belfry.contracts.config.CredentialsConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hashes passwords (argon2id: 19 MiB, 2 passes, 1 lane) and keeps a published hash for as long as
 * the password is the same. A hash that was found to fit is not verified again.
 */
public final class Passwords {

    private static final int PASSES = 2;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int LANES = 1;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id);
    private Map<Directory.Login, String> fitting = Map.of();

    /**
     * The credentials to publish.
     *
     * @param published hash by login
     */
    public List<CredentialsConfig> credentials(
            List<Directory.Login> logins, Map<String, String> published) {
        Map<Directory.Login, String> hashes = new HashMap<>();
        logins.forEach(l -> hashes.put(l, hash(l, published.get(l.login()))));
        fitting = hashes;
        return logins.stream().map(l -> new CredentialsConfig(l.login(), hashes.get(l))).toList();
    }

    private String hash(Directory.Login login, String published) {
        if (published != null && published.equals(fitting.get(login))) {
            return published;
        }
        char[] password = login.password().toCharArray();
        try {
            return published != null && verifies(published, password)
                    ? published
                    : argon2.hash(PASSES, KIBIBYTES, LANES, password);
        } finally {
            argon2.wipeArray(password);
        }
    }

    private boolean verifies(String hash, char[] password) {
        return hash.startsWith("$argon2id$") && argon2.verify(hash, password);
    }
}
