package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.PostgresAdmin;
import io.belfry.standalone.embedded.StackState;
import io.belfry.standalone.suite.PortPlan;
import io.belfry.standalone.suite.Secrets;
import io.belfry.standalone.suite.Suite;
import io.belfry.standalone.suite.SuiteOptions;

/** The PostgreSQL of a stack that runs. */
final class RunningDatabases {

    private RunningDatabases() {}

    /** As its superuser. */
    static PostgresAdmin of(DataOption data) {
        StackState state = data.stack().state();
        boolean runs =
                state.component("postgres")
                        .filter(c -> c.ready() && c.process().isAlive())
                        .isPresent();
        if (!runs) {
            throw new Refused("postgres is not running: start it with ./belfry up" + data.hint());
        }
        SuiteOptions options = SuiteOptions.of(data.folder(), state.settings());
        return Suite.databases(
                new PortPlan(options.portOffset()), new Secrets(data.folder().resolve("secrets")));
    }
}
