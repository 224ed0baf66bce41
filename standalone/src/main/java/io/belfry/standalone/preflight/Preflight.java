package io.belfry.standalone.preflight;

import io.belfry.standalone.suite.PortPlan;
import io.belfry.standalone.suite.SuiteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checks before a start. Each problem is one line that ends with what to do about it.
 *
 * @param machine where they are made
 * @param requirements how much is enough
 */
public record Preflight(Machine machine, Requirements requirements) {

    /** What the whole suite takes. */
    private static final long MEMORY = 3L << 30;

    /**
     * What a part takes when only some are wanted: the largest, so that the sum is on the safe
     * side.
     */
    private static final long MEMORY_PER_PART = 320L << 20;

    private static final List<String> PROGRAMS = List.of("setsid", "setpriv", "mvn");

    /**
     * The problems, the most basic first; empty when everything is fine.
     *
     * @param starting names of the parts that are to be started now
     */
    public List<String> problems(SuiteOptions options, Set<String> starting) {
        List<String> problems = new ArrayList<>();
        platform(problems);
        programs(problems);
        pbxFile(options, problems);
        problems.addAll(folder(options.data()));
        memory(starting, problems);
        ports(new PortPlan(options.portOffset()), starting, problems);
        return problems;
    }

    private void platform(List<String> problems) {
        if (!machine.operatingSystem().equals("Linux") || !machine.architecture().equals("amd64")) {
            problems.add(
                    "The embedded servers run on Linux on x86-64, this is %s on %s: use such a machine."
                            .formatted(machine.operatingSystem(), machine.architecture()));
        }
    }

    private void programs(List<String> problems) {
        for (String program : PROGRAMS) {
            if (!machine.hasProgram(program)) {
                problems.add(
                        "The program %s is missing: apt-get install %s."
                                .formatted(
                                        program, program.equals("mvn") ? "maven" : "util-linux"));
            }
        }
    }

    private static void pbxFile(SuiteOptions options, List<String> problems) {
        options.pbxFile()
                .filter(file -> !Files.isReadable(file))
                .ifPresent(
                        file ->
                                problems.add(
                                        "The PBX file %s cannot be read: give --pbx a file like docs/pbx-example.yaml."
                                                .formatted(file)));
    }

    /** The problems of the data folder alone. */
    public List<String> folder(Path data) {
        if (!machine.canWrite(data)) {
            return List.of(
                    "Cannot write to the data folder %s: change its owner, or choose another with --data DIR."
                            .formatted(data));
        }
        long free = machine.freeDisk(data);
        if (free < requirements.disk()) {
            return List.of(
                    "Only %d MB are free on the disk of %s, %d MB are needed: free some, or choose another disk with --data DIR."
                            .formatted(free >> 20, data, requirements.disk() >> 20));
        }
        return List.of();
    }

    private void memory(Set<String> starting, List<String> problems) {
        long needed =
                requirements.memory().orElse(Math.min(MEMORY, starting.size() * MEMORY_PER_PART));
        long available = machine.availableMemory();
        if (available < needed) {
            problems.add(
                    "Only %d MB of memory are available, %d MB are needed: stop other programs, or start fewer parts with --only NAMES."
                            .formatted(available >> 20, needed >> 20));
        }
    }

    private void ports(PortPlan plan, Set<String> starting, List<String> problems) {
        List<Map.Entry<Integer, String>> taken =
                plan.all().entrySet().stream()
                        .filter(e -> starting.contains(e.getValue()))
                        .filter(e -> !machine.isPortFree(e.getKey()))
                        .toList();
        if (taken.isEmpty()) {
            return;
        }
        int port = taken.getFirst().getKey();
        problems.add(
                "Port %d (%s)%s in use%s: stop what listens there, or move all ports with --port-offset 1000."
                        .formatted(
                                port,
                                taken.getFirst().getValue(),
                                taken.size() == 1
                                        ? " is"
                                        : " and " + (taken.size() - 1) + " more are",
                                machine.portOwner(port).map(o -> " by " + o).orElse("")));
    }
}
