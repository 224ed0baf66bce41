package io.belfry.testing.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The images of the servers: the versions that are embedded otherwise, unless the system property
 * {@code belfry.image.NAME} says something else.
 */
final class ContainerImages {

    private static final Properties DEFAULTS = load();

    private ContainerImages() {}

    /**
     * The image of a server.
     *
     * @param server "kafka", "postgres" or "elasticsearch"
     * @return name and tag: "apache/kafka:4.3.1"
     */
    static String of(String server) {
        String image = DEFAULTS.getProperty(server);
        if (image == null) {
            throw new IllegalArgumentException("no such server: " + server);
        }
        return System.getProperty("belfry.image." + server, image);
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream file = ContainerImages.class.getResourceAsStream("images.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
