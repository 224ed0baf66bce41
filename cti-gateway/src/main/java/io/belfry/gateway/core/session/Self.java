package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.LineId;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.Optional;

/** What is the client's own: user, agent, line, phone number and rights, at one moment. */
public record Self(
        Optional<UserConfig> user,
        Optional<AgentId> agent,
        Optional<LineConfig> line,
        Optional<String> phoneNumber,
        Rights rights) {

    /** Looks the client up. */
    static Self of(Identity identity, PbxView view, Rights.NoProfile noProfile) {
        Optional<UserConfig> user =
                identity.user()
                        .flatMap(id -> view.find(Kind.USERS, id))
                        .or(() -> view.userByLogin(identity.login()));
        Optional<LineConfig> line =
                identity.phoneNumber().isPresent()
                        ? identity.phoneNumber().flatMap(view::lineByNumber)
                        : user.map(UserConfig::line).flatMap(id -> view.find(Kind.LINES, id));
        Rights rights =
                Rights.of(
                        identity.user()
                                .or(() -> user.map(UserConfig::id))
                                .flatMap(id -> view.find(Kind.RIGHTS, id)),
                        identity.roles(),
                        noProfile);
        return new Self(
                user,
                user.map(UserConfig::agent),
                line,
                identity.phoneNumber().or(() -> line.map(LineConfig::number)),
                rights);
    }

    boolean isAgent(AgentId id) {
        return agent.filter(id::equals).isPresent();
    }

    boolean isOnLine(LineId id) {
        return line.map(LineConfig::id).filter(id::equals).isPresent();
    }
}
