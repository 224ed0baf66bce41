package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.operator.ServiceApi;
import io.belfry.standalone.suite.PortPlan;
import io.belfry.standalone.suite.Secrets;
import io.belfry.standalone.suite.Service;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.IOException;
import java.time.InstantSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that ask a service about a PBX. */
final class PbxOption {

    @Mixin private DataOption data;

    @Option(
            names = "--pbx",
            paramLabel = "NAME",
            defaultValue = "pbx1",
            description = "the PBX that is meant (default: ${DEFAULT-VALUE})")
    private String pbx;

    String name() {
        return pbx;
    }

    /** What asks that service. */
    ServiceApi api(Service service) throws InterruptedException {
        Stack stack = data.stack();
        boolean runs =
                stack.state()
                        .component(service.id())
                        .filter(c -> c.ready() && c.process().isAlive())
                        .isPresent();
        if (!runs) {
            throw new Refused(
                    service.id() + " is not running: start it with ./belfry up" + data.hint());
        }
        SuiteOptions options = SuiteOptions.of(data.folder(), stack.state().settings());
        try {
            return ServiceApi.of(
                    service,
                    new PortPlan(options.portOffset()),
                    new Secrets(data.folder().resolve("secrets")),
                    pbx,
                    InstantSource.system());
        } catch (IOException e) {
            throw new Refused("rights-service does not answer: see ./belfry status" + data.hint());
        }
    }
}
