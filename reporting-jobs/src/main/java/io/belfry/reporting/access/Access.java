package io.belfry.reporting.access;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.rights.UserRights;
import java.util.Optional;

/**
 * What callers may see. Rights that the rights service has published win over the roles of a token;
 * until it has, a supervisor sees nothing rather than too much.
 */
public record Access(Directory directory, NoProfile noProfile) {

    /**
     * What of reports: everything for an administrator, a supervisor's queues and groups for him.
     */
    public Scope reports(Caller caller) {
        return scope(caller, NoProfile.DENY);
    }

    /** What of the history of calls; users without a profile are as the setting says (A38). */
    public Scope history(Caller caller) {
        return scope(caller, noProfile);
    }

    /** The caller's own line. */
    public Optional<LineConfig> line(Caller caller) {
        return user(caller).flatMap(user -> directory.line(caller.pbx(), user));
    }

    /** The number of the agent that the caller is. */
    public Optional<String> agent(Caller caller) {
        return user(caller)
                .flatMap(user -> directory.agent(caller.pbx(), user))
                .map(agent -> agent.number().value());
    }

    private Optional<UserConfig> user(Caller caller) {
        return directory.user(caller.pbx(), caller.login());
    }

    private Scope scope(Caller caller, NoProfile withoutProfile) {
        Scope ofNobody = withoutProfile == NoProfile.ADMIN ? Scope.ALL : Scope.NOTHING;
        Optional<UserRights> published = directory.rights(caller.pbx(), caller.login());
        if (published.isPresent()) {
            return switch (published.get().profile()) {
                case ADMIN -> Scope.ALL;
                case SUPERVISOR -> directory.scope(caller.pbx(), published.get());
                case NO_RIGHT -> ofNobody;
            };
        }
        if (caller.roles().contains("admin")) {
            return Scope.ALL;
        }
        return caller.roles().contains("supervisor") ? Scope.NOTHING : ofNobody;
    }
}
