package io.belfry.gateway.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every route is also there with a slash at its end, as the original's are (B2). */
final class TrailingSlash {

    @ServerRequestFilter(preMatching = true)
    void drop(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (path.length() > 1 && path.endsWith("/")) {
            request.setRequestUri(
                    UriBuilder.fromUri(uri)
                            .replacePath(path.substring(0, path.length() - 1))
                            .build());
        }
    }
}
