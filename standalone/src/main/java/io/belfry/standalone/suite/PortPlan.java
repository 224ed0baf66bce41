package io.belfry.standalone.suite;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of the suite.
 *
 * @param offset added to every port
 */
public record PortPlan(int offset) {

    private static final int HIGHEST = 65_535;
    private static final int HIGHEST_BASE = 9_300;

    /**
     * @throws IllegalArgumentException when a port would be outside of 1…65535
     */
    public PortPlan {
        if (offset < 0 || offset + HIGHEST_BASE > HIGHEST) {
            throw new IllegalArgumentException(
                    "--port-offset must be between 0 and " + (HIGHEST - HIGHEST_BASE));
        }
    }

    public int kafka() {
        return 9092 + offset;
    }

    public int kafkaController() {
        return 9093 + offset;
    }

    public int postgres() {
        return 5443 + offset;
    }

    public int elasticsearch() {
        return 9200 + offset;
    }

    public int elasticsearchTransport() {
        return HIGHEST_BASE + offset;
    }

    public int simulatorAmi() {
        return 5039 + offset;
    }

    public int simulatorHttp() {
        return 8089 + offset;
    }

    public int service(Service service) {
        return service.port() + offset;
    }

    /** Every port with the part that listens on it. */
    public Map<Integer, String> all() {
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(kafka(), "kafka");
        ports.put(kafkaController(), "kafka");
        ports.put(postgres(), "postgres");
        ports.put(elasticsearch(), "elasticsearch");
        ports.put(elasticsearchTransport(), "elasticsearch");
        ports.put(simulatorAmi(), "simulator");
        ports.put(simulatorHttp(), "simulator");
        for (Service service : Service.values()) {
            ports.put(service(service), service.id());
        }
        return ports;
    }
}
