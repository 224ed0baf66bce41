package io.belfry.standalone.suite;

import io.belfry.contracts.kafka.SuiteTopics;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.ElasticsearchServer;
import io.belfry.standalone.embedded.KafkaBroker;
import io.belfry.standalone.embedded.PostgresAdmin;
import io.belfry.standalone.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of the suite under given options. */
public final class Suite {

    private static final String SUPERUSER = "belfry";

    private final Distribution distribution;
    private final SuiteOptions options;
    private final PortPlan ports;
    private final Secrets secrets;
    private final ServiceLaunches launches;

    public Suite(Distribution distribution, SuiteOptions options) {
        this.distribution = distribution;
        this.options = options;
        this.ports = new PortPlan(options.portOffset());
        this.secrets = new Secrets(options.data().resolve("secrets"));
        this.launches = new ServiceLaunches(distribution, options, ports, secrets);
    }

    /** The databases of a running suite, as their superuser. */
    public static PostgresAdmin databases(PortPlan ports, Secrets secrets) {
        return new PostgresAdmin(
                "127.0.0.1", ports.postgres(), SUPERUSER, secrets.password("database-superuser"));
    }

    /** What a part is for, in a few words. */
    public static String describe(String name) {
        for (Service service : Service.values()) {
            if (service.id().equals(name)) {
                return service.description();
            }
        }
        return switch (name) {
            case "kafka" -> "event stream";
            case "postgres" -> "databases " + String.join(", ", Databases.all());
            case "elasticsearch" -> "search";
            case "simulator" -> "stands for Asterisk, with calls";
            default -> "";
        };
    }

    /**
     * Names of the wanted parts and of those they need, each after the ones it needs.
     *
     * @throws IllegalArgumentException when a wanted part does not exist
     */
    public List<String> wanted() {
        Map<String, List<String>> needs = needs(options.pbxFile().isEmpty());
        if (options.only().isEmpty()) {
            return List.copyOf(needs.keySet());
        }
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(options.only());
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (!needs.containsKey(name)) {
                throw new IllegalArgumentException(
                        "There is no part named "
                                + name
                                + ": choose from "
                                + String.join(", ", needs.keySet())
                                + ".");
            }
            if (reached.add(name)) {
                open.addAll(needs.get(name));
            }
        }
        return needs.keySet().stream().filter(reached::contains).toList();
    }

    /** All parts in the order in which they start, each with those that must be ready before. */
    private static Map<String, List<String>> needs(boolean simulator) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put("kafka", List.of());
        needs.put("postgres", List.of());
        needs.put("elasticsearch", List.of());
        if (simulator) {
            needs.put("simulator", List.of("postgres"));
        }
        for (Service service : Service.values()) {
            List<String> all = new ArrayList<>(service.needs());
            if (service == Service.PBX_ADAPTER && simulator) {
                all.add("simulator");
            }
            needs.put(service.id(), all);
        }
        return needs;
    }

    /**
     * The wanted parts, ready to be started; passwords and keys are made if this is the first time.
     */
    public List<Part> parts() {
        Map<String, List<String>> needs = needs(options.pbxFile().isEmpty());
        return wanted().stream().map(name -> part(name, needs.get(name))).toList();
    }

    private Part part(String name, List<String> needs) {
        return switch (name) {
            case "kafka" -> kafka();
            case "postgres" -> postgres();
            case "elasticsearch" -> elasticsearch();
            case "simulator" -> new Part(launches.simulator(), needs, () -> {});
            default -> new Part(launches.service(Service.named(name)), needs, () -> {});
        };
    }

    private Part kafka() {
        var server =
                new KafkaBroker(
                        distribution,
                        options.data().resolve("kafka"),
                        ports.kafka(),
                        ports.kafkaController(),
                        Map.of(),
                        log("kafka"));
        return new Part(server, List.of(), () -> SuiteTopics.create(server.address(), ""));
    }

    private Part postgres() {
        var server =
                new PostgresServer(
                        distribution,
                        options.data().resolve("postgres"),
                        ports.postgres(),
                        SUPERUSER,
                        secrets.password("database-superuser"),
                        true,
                        log("postgres"));
        return new Part(server, List.of(), () -> Databases.prepare(server.admin(), secrets));
    }

    private Part elasticsearch() {
        var server =
                new ElasticsearchServer(
                        distribution,
                        options.data().resolve("elasticsearch"),
                        ports.elasticsearch(),
                        ports.elasticsearchTransport(),
                        log("elasticsearch"));
        return new Part(server, List.of(), () -> {});
    }

    private Path log(String name) {
        return options.data().resolve("logs").resolve(name + ".log");
    }
}
