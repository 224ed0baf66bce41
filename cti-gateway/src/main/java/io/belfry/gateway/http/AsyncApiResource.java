package io.belfry.gateway.http;

import io.belfry.gateway.core.protocol.AsyncApi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The WebSocket protocol as an AsyncAPI document. */
@Path("/asyncapi.json")
@Singleton
public class AsyncApiResource {

    private final String document;

    AsyncApiResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.document = AsyncApi.document(version).toPrettyString();
    }

    /** Every command and every event. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The WebSocket protocol as an AsyncAPI document")
    public String asyncApi() {
        return document;
    }
}
