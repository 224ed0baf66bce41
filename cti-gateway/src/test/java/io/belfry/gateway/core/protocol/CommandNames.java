package io.belfry.gateway.core.protocol;

import java.util.Set;

/** The names of all commands, for tests in other packages. */
public final class CommandNames {

    private CommandNames() {}

    public static Set<String> all() {
        return CommandParser.names();
    }
}
