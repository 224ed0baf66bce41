package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.StackState;
import io.belfry.standalone.suite.HttpHealth;
import java.util.List;

/**
 * The state of a stack, as {@code status --json} prints it.
 *
 * @param state "ready", "starting", "failed" (some part died or is not ready) or "stopped"
 * @param components the parts in the order in which they were started
 */
record StatusReport(String state, List<Entry> components) {

    static final String READY = "ready";
    static final String STARTING = "starting";
    static final String FAILED = "failed";
    static final String STOPPED = "stopped";

    /**
     * One part.
     *
     * @param name its name
     * @param state "ready", "starting", "unready" (it was ready and does not answer now) or
     *     "failed"
     * @param address where it is reached
     * @param pid its process
     * @param rssBytes its resident memory
     */
    record Entry(String name, String state, String address, long pid, long rssBytes) {}

    static StatusReport of(StackState stack) {
        List<Entry> entries =
                stack.components().parallelStream()
                        .map(
                                c ->
                                        new Entry(
                                                c.name(),
                                                stateOf(c),
                                                c.address(),
                                                c.pid(),
                                                c.process().residentBytes()))
                        .toList();
        return new StatusReport(overall(entries.stream().map(Entry::state).toList()), entries);
    }

    static String overall(List<String> states) {
        if (states.isEmpty()) {
            return STOPPED;
        }
        if (states.stream().allMatch(READY::equals)) {
            return READY;
        }
        return states.stream().allMatch(s -> s.equals(READY) || s.equals(STARTING))
                ? STARTING
                : FAILED;
    }

    private static String stateOf(Component component) {
        if (!component.process().isAlive()) {
            return FAILED;
        }
        if (!component.ready()) {
            return STARTING;
        }
        boolean answers =
                component.healthUrl().isEmpty()
                        ? Ports.isOpen(port(component.address()))
                        : HttpHealth.isReady(component.healthUrl());
        return answers ? READY : "unready";
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
