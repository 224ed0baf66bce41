package io.belfry.rights.token;

/** A token and for whom it is. */
public record IssuedToken(String login, String token, long ttlSeconds) {

    @Override
    public String toString() {
        return "IssuedToken[login=" + login + "]";
    }
}
