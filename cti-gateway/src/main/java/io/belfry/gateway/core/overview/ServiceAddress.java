package io.belfry.gateway.core.overview;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A service of the suite and where its health is asked. */
public record ServiceAddress(String name, URI health) {

    private static final String READY = "/q/health/ready";

    /**
     * Reads {@code name=url,name=url}; a URL without a path gets the path of the readiness check.
     *
     * @throws IllegalArgumentException naming the entry that is not of that form
     */
    public static List<ServiceAddress> parse(String text) {
        List<ServiceAddress> services = new ArrayList<>();
        for (String entry : text.split(",")) {
            if (!entry.isBlank()) {
                services.add(one(entry.strip()));
            }
        }
        return List.copyOf(services);
    }

    private static ServiceAddress one(String entry) {
        int equals = entry.indexOf('=');
        if (equals <= 0 || equals == entry.length() - 1) {
            throw new IllegalArgumentException("not name=url: " + entry);
        }
        URI url = URI.create(entry.substring(equals + 1).strip());
        String path = url.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        return new ServiceAddress(
                entry.substring(0, equals).strip(), bare ? url.resolve(READY) : url);
    }
}
