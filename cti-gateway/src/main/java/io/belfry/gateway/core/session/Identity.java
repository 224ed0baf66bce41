package io.belfry.gateway.core.session;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Who opened a socket, as his token says.
 *
 * @param user empty when the token does not name it; the login then finds the user
 * @param roles {@code admin}, {@code supervisor}, {@code agent}, {@code user}
 * @param phoneNumber the phone he chose when connecting (A3), else his configured line counts
 */
public record Identity(
        PbxId pbx,
        String login,
        Optional<UserId> user,
        Set<String> roles,
        Optional<String> phoneNumber) {

    public Identity {
        roles = Set.copyOf(roles);
    }

    /** Whether that is the same user, whatever he may by now. */
    boolean isSameUser(Identity other) {
        return pbx.equals(other.pbx) && login.equals(other.login);
    }

    /** The same user on that phone; an empty number changes nothing. */
    public Identity onPhone(String number) {
        Optional<String> phone =
                Optional.ofNullable(number).map(String::strip).filter(n -> !n.isEmpty());
        return new Identity(pbx, login, user, roles, phone.or(() -> phoneNumber));
    }
}
