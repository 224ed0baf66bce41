package io.belfry.e2e.flowingcalls;

import io.belfry.e2e.harness.BelfrySuite;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the suite as {@code ./belfry up} starts it, with the simulated PBX. The classes of a
 * run share one; it is stopped at the end of the run.
 */
final class SimulatedSuite implements ParameterResolver {

    private static final int PORT_OFFSET = 21_000;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BelfrySuite.class;
    }

    @Override
    public BelfrySuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SimulatedSuite.class))
                .computeIfAbsent(
                        "suite",
                        key -> BelfrySuite.up("simulated", PORT_OFFSET),
                        BelfrySuite.class);
    }
}
