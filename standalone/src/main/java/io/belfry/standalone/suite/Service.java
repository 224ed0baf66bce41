package io.belfry.standalone.suite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The services of the suite, in the order in which they start. */
public enum Service {
    RIGHTS_SERVICE(
            "rights-service",
            8087,
            "xuc_rights",
            224,
            List.of("kafka", "postgres"),
            "users, tokens, rights"),
    PBX_ADAPTER("pbx-adapter", 8081, null, 224, List.of("kafka"), "the link to the PBX"),
    REALTIME_STATS("realtime-stats", 8082, null, 256, List.of("kafka"), "live state and counters"),
    CTI_GATEWAY(
            "cti-gateway",
            8090,
            null,
            256,
            List.of("kafka", "rights-service"),
            "WebSocket, REST, overview page"),
    REPLICATION(
            "replication",
            8083,
            "xivo_stats",
            224,
            List.of("kafka", "postgres", "elasticsearch"),
            "CEL and queue_log to SQL and search"),
    REPORTING_JOBS(
            "reporting-jobs",
            8084,
            "xivo_stats",
            224,
            List.of("kafka", "postgres", "replication"),
            "call_data, call_on_queue, periods"),
    CALLBACK_SERVICE(
            "callback-service",
            8085,
            "callbacks",
            224,
            List.of("kafka", "postgres", "rights-service"),
            "callback lists"),
    RECORDING_SERVICE(
            "recording-service",
            8086,
            "recordings",
            224,
            List.of("kafka", "postgres", "rights-service"),
            "recordings");

    private final String id;
    private final int port;
    private final String database;
    private final int heapMegabytes;
    private final List<String> needs;
    private final String description;

    Service(
            String id,
            int port,
            String database,
            int heapMegabytes,
            List<String> needs,
            String description) {
        this.id = id;
        this.port = port;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
        this.needs = needs;
        this.description = description;
    }

    static Service named(String id) {
        return Stream.of(values()).filter(s -> s.id.equals(id)).findFirst().orElseThrow();
    }

    /** Name of the service and of its module. */
    public String id() {
        return id;
    }

    /** Its HTTP port without offset. */
    public int port() {
        return port;
    }

    /**
     * Its database, of which it is the only writer (xivo_stats has two, with tables of their own).
     */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Parts that must be ready before it is started. */
    List<String> needs() {
        return needs;
    }

    /** What it is for, in a few words. */
    public String description() {
        return description;
    }
}
