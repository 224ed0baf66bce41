package io.belfry.contracts.config;

/**
 * The password of a CTI login, hashed (argon2id, PHC string format). In a topic of its own so that
 * only the rights service needs to read it.
 */
public record CredentialsConfig(String login, String passwordHash) {

    @Override
    public String toString() {
        return "CredentialsConfig[login=" + login + "]";
    }
}
