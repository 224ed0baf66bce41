package io.belfry.rights.login.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A login.
 *
 * @param pbx which PBX's user is meant; null = whichever has that login and password
 */
public record TokenRequest(
        @NotBlank @Size(max = 200) String login,
        @NotNull @Size(max = 1000) String password,
        @Size(min = 1, max = 200) String pbx) {

    @Override
    public String toString() {
        return "TokenRequest[login=" + login + "]";
    }
}
