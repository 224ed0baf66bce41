package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.StackState;
import io.belfry.standalone.suite.Service;
import io.belfry.standalone.suite.Suite;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.PrintWriter;

/** The table at the end of {@code up}: what is where, and who can log in. */
final class ReadyTable {

    private ReadyTable() {}

    static void print(PrintWriter out, StackState state, SuiteOptions options) {
        out.println();
        out.printf("%-18s %-30s %s%n", "PART", "ADDRESS", "WHAT");
        for (Component component : state.components()) {
            out.printf(
                    "%-18s %-30s %s%n",
                    component.name(), component.address(), Suite.describe(component.name()));
        }
        out.println();
        state.component(Service.CTI_GATEWAY.id())
                .ifPresent(gateway -> out.println("Overview page: " + gateway.address() + "/"));
        out.println("Data and logs: " + options.data());
        if (state.component("simulator").isPresent()) {
            out.println(
                    "Demo logins (password = login): alice (agent), sophie (supervisor), admin (administrator)");
        } else {
            options.pbxFile().ifPresent(file -> out.println("Logins: the users in " + file));
        }
        out.flush();
    }
}
