package io.belfry.standalone.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.standalone.suite.PortPlan;
import io.belfry.standalone.suite.Secrets;
import io.belfry.standalone.suite.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The HTTP of a service of the running suite, as an administrator of a PBX. */
public final class ServiceApi {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI url;
    private final Supplier<String> token;

    /** What it answered; the body of an error is a problem document, or nothing. */
    public record Answer(int status, JsonNode body) {

        /** Whether it did what it was asked for. */
        public boolean ok() {
            return status / 100 == 2;
        }

        /** Why not, for the human who asked. */
        public String problem() {
            String detail = body.path("detail").asText("");
            String title = body.path("title").asText("");
            return "HTTP " + status + (detail.isEmpty() ? " " + title : ": " + detail);
        }
    }

    ServiceApi(HttpClient http, URI url, Supplier<String> token) {
        this.http = http;
        this.url = url;
        this.token = token;
    }

    /**
     * That of a service of the suite on this machine.
     *
     * @param clock says from when on each token holds
     * @throws IOException when the rights service, which knows the key, does not answer
     */
    public static ServiceApi of(
            Service service, PortPlan ports, Secrets secrets, String pbx, InstantSource clock)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        JsonNode keys =
                new ServiceApi(http, local(ports.service(Service.RIGHTS_SERVICE)), () -> "")
                        .get("/.well-known/jwks.json")
                        .body();
        OperatorToken tokens =
                new OperatorToken(secrets.signingKey(), keys.at("/keys/0/kid").asText());
        return new ServiceApi(
                http, local(ports.service(service)), () -> tokens.issue(pbx, clock.instant()));
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /**
     * @param body becomes JSON
     */
    public Answer post(String path, Object body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
        String bearer = token.get();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
