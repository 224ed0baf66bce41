package io.belfry.stats.http;

import io.belfry.stats.kafka.ElsewhereException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Asks the instance that has a PBX, once and with the caller's own token. An instance that is asked
 * like that and has it no longer answers 503: the partitions are just moving.
 */
public class Forwarding {

    static final String FORWARDED = "Belfry-Forwarded";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @ServerExceptionMapper
    Response forward(ElsewhereException elsewhere, UriInfo uri, HttpHeaders headers) {
        if (headers.getHeaderString(FORWARDED) != null) {
            return unavailable();
        }
        return ask(
                URI.create("http://" + elsewhere.address() + uri.getRequestUri().getRawPath()),
                headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    Response ask(URI there, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(there).timeout(PATIENCE).header(FORWARDED, "true");
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return Response.status(answer.statusCode())
                    .type(
                            answer.headers()
                                    .firstValue(HttpHeaders.CONTENT_TYPE)
                                    .orElse("application/json"))
                    .entity(answer.body())
                    .build();
        } catch (IOException e) {
            return unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable();
        }
    }

    private static Response unavailable() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, 1)
                .type("application/problem+json")
                .entity(
                        new Problems.Problem(
                                "Service Unavailable", 503, "The PBX is moving between instances"))
                .build();
    }
}
