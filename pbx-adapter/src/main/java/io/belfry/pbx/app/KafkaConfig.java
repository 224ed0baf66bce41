package io.belfry.pbx.app;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Every property {@code kafka.*} is a setting of the Kafka clients. */
final class KafkaConfig {

    private static final String PREFIX = "kafka.";

    private KafkaConfig() {}

    static Map<String, String> client(Config config) {
        Map<String, String> client = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(v -> client.put(name.substring(PREFIX.length()), v));
            }
        }
        client.put("bootstrap.servers", config.getValue("kafka.bootstrap.servers", String.class));
        return client;
    }
}
