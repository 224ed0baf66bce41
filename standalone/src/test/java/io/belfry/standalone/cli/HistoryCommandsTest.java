package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.ProcessId;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.suite.PortPlan;
import io.belfry.standalone.suite.Secrets;
import io.belfry.standalone.suite.Service;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} and {@code retention} beside services that answer as they are told. */
class HistoryCommandsTest {

    private static final String DAY =
            "{\"id\":\"7\",\"state\":\"%s\",\"doneUntil\":\"%s\",\"calls\":%d,\"startedAt\":\"2026-11-22T08:00:00Z\",\"endedAt\":%s,\"failure\":%s}";

    @TempDir Path data;
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final int offset = freeOffset();
    private HttpServer rights;
    private HttpServer reporting;

    @BeforeEach
    void aSuiteThatRuns() throws IOException {
        PortPlan ports = new PortPlan(offset);
        rights = serve(ports.service(Service.RIGHTS_SERVICE));
        reporting = serve(ports.service(Service.REPORTING_JOBS));
        answer("GET /.well-known/jwks.json", "200 {\"keys\":[{\"kid\":\"the-key\"}]}");
        ProcessId us = ProcessId.of(ProcessHandle.current().pid());
        Stack stack = new Stack(data);
        new SuiteOptions(data, offset, List.of(), Optional.empty())
                .toSettings()
                .forEach((key, value) -> stack.update(s -> s.with(key, value)));
        stack.update(
                s ->
                        s.with(
                                new Component(
                                        "reporting-jobs",
                                        us.pid(),
                                        us.startTicks(),
                                        "",
                                        "",
                                        "TERM",
                                        "",
                                        true)));
    }

    @AfterEach
    void stop() {
        rights.stop(0);
        reporting.stop(0);
    }

    @Test
    void replay_follows_the_recomputation_to_its_end() throws Exception {
        answer("POST /recomputations", "202 " + day("running", "2026-11-21T00:00:00Z", 0));
        answer(
                "GET /recomputations/7",
                "200 " + day("running", "2026-11-21T12:00:00Z", 1500),
                "200 "
                        + DAY.formatted(
                                "done",
                                "2026-11-22T00:00:00Z",
                                2600,
                                "\"2026-11-22T08:00:02.500Z\"",
                                "null"));

        Result result = run("replay", "--from", "2026-11-21T00:00Z", "--to", "2026-11-22T00:00Z");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .isEqualTo(
                        """
                         50 %  1,500 calls, until 2026-11-21T12:00:00Z
                        100 %  2,600 calls, until 2026-11-22T00:00:00Z
                        2,600 calls of pbx1 from 2026-11-21T00:00:00Z to 2026-11-22T00:00:00Z are derived anew, in 2.5 s.
                        """);
        JsonNode range =
                new ObjectMapper()
                        .readTree(
                                asked.stream()
                                        .filter(a -> a.startsWith("POST /recomputations "))
                                        .findFirst()
                                        .orElseThrow()
                                        .substring("POST /recomputations ".length()));
        assertThat(range.path("from").asText()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(range.path("to").asText()).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void it_asks_as_an_administrator_of_that_pbx_for_a_minute() throws Exception {
        answer("POST /recomputations", "409 ");

        Result result =
                run("replay", "--from", "2026-11-21", "--to", "2026-11-21", "--pbx", "north");

        assertThat(result)
                .isEqualTo(
                        new Result(
                                1,
                                "belfry: A recomputation of north is going on: try again when it is done.\n"));
        String[] token = tokens.getLast().split("\\.");
        Base64.Decoder base64 = Base64.getUrlDecoder();
        JsonNode claims = new ObjectMapper().readTree(base64.decode(token[1]));
        assertThat(new ObjectMapper().readTree(base64.decode(token[0])).path("kid").asText())
                .isEqualTo("the-key");
        assertThat(claims.path("iss").asText()).isEqualTo("belfry");
        assertThat(claims.path("pbx").asText()).isEqualTo("north");
        assertThat(claims.at("/groups/0").asText()).isEqualTo("admin");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey());
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(base64.decode(token[2]))).isTrue();
    }

    @Test
    void a_recomputation_that_fails_says_why() throws Exception {
        answer("POST /recomputations", "202 " + day("running", "2026-11-21T00:00:00Z", 0));
        answer(
                "GET /recomputations/7",
                "200 "
                        + DAY.formatted(
                                "failed",
                                "2026-11-21T00:00:00Z",
                                0,
                                "\"2026-11-22T08:00:00Z\"",
                                "\"the disk is full\""));

        Result result = run("replay", "--from", "2026-11-21T00:00Z", "--to", "2026-11-22T00:00Z");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .endsWith(
                        "belfry: The recomputation is failed, and nothing was changed: the disk is full\n");
    }

    @Test
    void a_wrong_date_and_a_suite_that_is_down_are_said_so() throws Exception {
        assertThat(run("replay", "--from", "21.11.2026", "--to", "2026-11-22").output())
                .startsWith("belfry: --from 21.11.2026 is neither a date, such as 2026-11-21,");
        assertThat(run("replay", "--from", "2026-11-21").output())
                .contains("Missing required option: '--to=TIME'");

        new Stack(data).update(s -> s.without("reporting-jobs"));

        assertThat(run("replay", "--from", "2026-11-21", "--to", "2026-11-21"))
                .isEqualTo(
                        new Result(
                                1,
                                "belfry: reporting-jobs is not running: start it with ./belfry up --data %s\n"
                                        .formatted(data)));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_dry_run_shows_what_would_go_and_drops_nothing() throws Exception {
        answer(
                "GET /retention?weeks=4",
                "200 {\"weeks\":4,\"keptFrom\":\"2026-10-01T00:00:00Z\",\"partitions\":[{\"table\":\"cel\",\"name\":\"cel_202609\",\"month\":\"2026-09\",\"rows\":1234567,\"bytes\":209715200}]}");

        Result result = run("retention", "--dry-run", "--weeks", "4");

        assertThat(result)
                .isEqualTo(
                        new Result(
                                0,
                                """
                                cel_202609                            1,234,567 rows      200 MB
                                Would go: 1 partitions, all of them older than the 4 weeks that are kept.
                                """));
        assertThat(asked).noneMatch(a -> a.startsWith("POST"));
        assertThat(run("retention", "--weeks", "4").output())
                .isEqualTo(
                        "belfry: --weeks goes with --dry-run; what is kept is set by BELFRY_RETENTION_WEEKS.\n");
    }

    @Test
    void without_a_setting_everything_is_kept() throws Exception {
        answer("POST /retention", "200 {\"weeks\":0,\"keptFrom\":null,\"partitions\":[]}");

        assertThat(run("retention"))
                .isEqualTo(
                        new Result(0, "Everything is kept: BELFRY_RETENTION_WEEKS is not set.\n"));
    }

    private record Result(int exitCode, String output) {}

    /** The command as the user types it; what it prints, on both streams. */
    private Result run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int exitCode = Main.run(all.toArray(String[]::new));
            return new Result(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String day(String state, String until, int calls) {
        return DAY.formatted(state, Instant.parse(until), calls, "null", "null");
    }

    /** What is answered to those requests, one after the other; the last one for good. */
    private void answer(String request, String... statusAndBody) {
        answers.put(request, new ArrayDeque<>(List.of(statusAndBody)));
    }

    private HttpServer serve(int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
        return server;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(request + " " + body);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(bearer -> tokens.add(bearer.substring("Bearer ".length())));
        Deque<String> known = answers.getOrDefault(request, new ArrayDeque<>(List.of("404 {}")));
        String[] answer = (known.size() > 1 ? known.removeFirst() : known.getFirst()).split(" ", 2);
        byte[] bytes = answer[1].getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                Integer.parseInt(answer[0]), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private java.security.PublicKey publicKey() throws Exception {
        String pem =
                java.nio.file.Files.readString(new Secrets(data.resolve("secrets")).signingKey())
                        .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key =
                (RSAPrivateCrtKey)
                        rsa.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        return rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    private static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(15_000, 45_000);
            PortPlan ports = new PortPlan(offset);
            if (Ports.isFree(ports.service(Service.RIGHTS_SERVICE))
                    && Ports.isFree(ports.service(Service.REPORTING_JOBS))) {
                return offset;
            }
        }
    }
}
