package io.belfry.standalone.suite;

import io.belfry.standalone.embedded.Distribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each of our own processes is started: command, configuration, health. */
public final class ServiceLaunches {

    /** The module of the simulator, and its program. */
    public static final String SIMULATOR_MODULE = "pbx-simulator";

    public static final String SIMULATOR_MAIN = "io.belfry.simulator.Main";

    private static final String HOST = "127.0.0.1";

    /**
     * They share the partitions of their topics with others of their kind; one that keeps its name
     * over a restart gets its own back at once.
     */
    private static final Set<Service> GROUP_MEMBERS =
            EnumSet.of(
                    Service.REALTIME_STATS,
                    Service.RIGHTS_SERVICE,
                    Service.REPLICATION,
                    Service.REPORTING_JOBS);

    private final Distribution distribution;
    private final SuiteOptions options;
    private final PortPlan ports;
    private final Secrets secrets;

    ServiceLaunches(
            Distribution distribution, SuiteOptions options, PortPlan ports, Secrets secrets) {
        this.distribution = distribution;
        this.options = options;
        this.ports = ports;
        this.secrets = secrets;
    }

    HttpServer service(Service service) {
        String url = url(ports.service(service));
        List<String> command = new ArrayList<>(java(service.heapMegabytes()));
        command.add("-jar");
        command.add(
                distribution
                        .root()
                        .resolve(service.id())
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
        return new HttpServer(
                service.id(),
                command,
                environment(service),
                distribution.root().resolve(service.id()),
                url,
                url + "/q/health/ready",
                log(service.id()));
    }

    HttpServer simulator() {
        List<String> command = new ArrayList<>(java(128));
        command.addAll(
                List.of(
                        "-cp",
                        distribution.classPath(SIMULATOR_MODULE),
                        SIMULATOR_MAIN,
                        "--ami-port",
                        Integer.toString(ports.simulatorAmi()),
                        "--http-port",
                        Integer.toString(ports.simulatorHttp()),
                        "--db-url",
                        "jdbc:postgresql://" + HOST + ":" + ports.postgres() + "/" + Databases.PBX,
                        "--db-user",
                        Databases.PBX,
                        "--agents",
                        "12",
                        "--queues",
                        "4",
                        "--calls-per-hour",
                        "600",
                        "--speed",
                        "1",
                        "--seed",
                        "1",
                        "--write-pbx-file",
                        pbxFile().toString()));
        return new HttpServer(
                "simulator",
                command,
                simulatorEnvironment(),
                options.data(),
                "ami://" + HOST + ":" + ports.simulatorAmi(),
                url(ports.simulatorHttp()) + "/health",
                log("simulator"));
    }

    private Map<String, String> simulatorSecrets() {
        return Map.of(
                "BELFRY_SIM_DB_PASSWORD", secrets.password("database-" + Databases.PBX),
                "BELFRY_SIM_AMI_SECRET", secrets.password("simulator-ami"));
    }

    /** What the adapter knows of the simulator, and the token of its control besides. */
    private Map<String, String> simulatorEnvironment() {
        Map<String, String> env = new LinkedHashMap<>(simulatorSecrets());
        env.put("BELFRY_SIM_CONTROL_TOKEN", secrets.password("simulator-control"));
        return env;
    }

    private Map<String, String> environment(Service service) {
        String rights = url(ports.service(Service.RIGHTS_SERVICE));
        Map<String, String> env = new LinkedHashMap<>();
        env.put("QUARKUS_HTTP_HOST", HOST);
        env.put("QUARKUS_HTTP_PORT", Integer.toString(ports.service(service)));
        env.put("KAFKA_BOOTSTRAP_SERVERS", HOST + ":" + ports.kafka());
        if (GROUP_MEMBERS.contains(service)) {
            env.put("BELFRY_INSTANCE", service.id());
        }
        env.put("BELFRY_RIGHTS_URL", rights);
        env.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", rights + "/.well-known/jwks.json");
        service.database()
                .ifPresent(
                        name -> {
                            env.put("BELFRY_DB_HOST", HOST);
                            env.put("BELFRY_DB_PORT", Integer.toString(ports.postgres()));
                            env.put("BELFRY_DB_NAME", name);
                            env.put("BELFRY_DB_USER", name);
                            env.put("BELFRY_DB_PASSWORD", secrets.password("database-" + name));
                        });
        switch (service) {
            case RIGHTS_SERVICE ->
                    env.put("BELFRY_JWT_PRIVATE_KEY_FILE", secrets.signingKey().toString());
            case PBX_ADAPTER -> {
                env.put("BELFRY_PBX_FILE", pbxFile().toString());
                env.putAll(simulatorSecrets());
            }
            case REALTIME_STATS -> {
                String state = options.data().resolve("realtime-stats").toString();
                env.put("BELFRY_STATE_DIR", state);
                env.put("KAFKA_STREAMS_STATE_DIR", state);
            }
            case REPLICATION -> {
                String elasticsearch = HOST + ":" + ports.elasticsearch();
                env.put("ELASTICSEARCH_HOSTS", elasticsearch);
                env.put("QUARKUS_ELASTICSEARCH_HOSTS", elasticsearch);
            }
            case CTI_GATEWAY -> env.put("BELFRY_SERVICES", healthOfAll());
            default -> {}
        }
        return env;
    }

    /** {@code name=url,name=url}: what the overview page shows. */
    private String healthOfAll() {
        return Stream.of(Service.values())
                .map(s -> s.id() + "=" + url(ports.service(s)))
                .collect(Collectors.joining(","));
    }

    private Path pbxFile() {
        return options.pbxFile().orElse(options.data().resolve(SuiteOptions.PBX_FILE));
    }

    private List<String> java(int heapMegabytes) {
        return List.of(
                distribution.java().toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private Path log(String name) {
        return options.data().resolve("logs").resolve(name + ".log");
    }

    private static String url(int port) {
        return "http://" + HOST + ":" + port;
    }
}
