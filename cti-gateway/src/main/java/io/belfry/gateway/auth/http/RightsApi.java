package io.belfry.gateway.auth.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the gateway asks the rights service. */
@RegisterRestClient(configKey = "rights")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface RightsApi {

    /** A token for these credentials; 401 when they are wrong. */
    @POST
    @Path("/tokens")
    Uni<Issued> token(Credentials credentials);

    /** Login and password as the user typed them. */
    record Credentials(String login, String password) {

        @Override
        public String toString() {
            return "Credentials[login=" + login + "]";
        }
    }

    /** A signed token. */
    record Issued(String token, long ttlSeconds, String login) {

        @Override
        public String toString() {
            return "Issued[login=" + login + ", ttlSeconds=" + ttlSeconds + "]";
        }
    }
}
