package io.belfry.rights.login;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An argon2id hash in PHC string format: {@code
 * $argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$salt$hash}. Never printed.
 */
public record PasswordHash(String phc) {

    private static final Pattern PHC =
            Pattern.compile(
                    "(\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$)"
                            + "([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{16,88})");
    private static final int MOST_KIBIBYTES = 256 * 1024;

    /**
     * @throws IllegalArgumentException when it is not argon2id in PHC format or would take more
     *     than 256 MiB to verify; the message does not repeat the hash
     */
    public PasswordHash {
        Matcher matcher = PHC.matcher(phc == null ? "" : phc);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("passwordHash is not argon2id in PHC format");
        }
        if (Integer.parseInt(matcher.group(2)) > MOST_KIBIBYTES) {
            throw new IllegalArgumentException("passwordHash takes more than 256 MiB to verify");
        }
    }

    /**
     * A hash that no password has but that takes as long to verify as this one: what an unknown
     * login is checked against, so that the time of the answer does not say who exists.
     */
    public PasswordHash decoy() {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked when it was made");
        }
        return new PasswordHash(
                matcher.group(1)
                        + "A".repeat(matcher.group(5).length())
                        + "$"
                        + "A".repeat(matcher.group(6).length()));
    }

    @Override
    public String toString() {
        return "PasswordHash[argon2id]";
    }
}
