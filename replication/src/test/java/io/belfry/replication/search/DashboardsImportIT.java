package io.belfry.replication.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The importer against something that answers as Kibana does (E11, E12). */
class DashboardsImportIT {

    private static final String DONE = "{\"successCount\":7,\"success\":true,\"warnings\":[]}";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer kibana;
    private int status = 200;
    private String answer = DONE;

    private record Outcome(int code, String said) {}

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/curl"))
                        || Files.isExecutable(Path.of("/bin/curl")),
                "curl is missing");
        kibana = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kibana.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    requests.add(
                            "%s %s xsrf=%s auth=%s dashboard=%s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestURI(),
                                            exchange.getRequestHeaders().containsKey("kbn-xsrf"),
                                            exchange.getRequestHeaders().getFirst("Authorization"),
                                            body.contains("\"id\":\"belfry-queues\"")
                                                    ? "queues"
                                                    : body.contains("\"id\":\"belfry-agents\"")
                                                            ? "agents"
                                                            : "none"));
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        kibana.start();
    }

    @AfterEach
    void stop() {
        if (kibana != null) {
            kibana.stop(0);
        }
    }

    @Test
    void both_dashboards_are_sent_as_kibana_wants_them() throws Exception {
        Outcome outcome = run(Map.of(), "--kibana", address(), "--space", "centre");

        assertThat(outcome.code()).as(outcome.said()).isZero();
        assertThat(requests)
                .containsExactly(
                        "POST /s/centre/api/saved_objects/_import?overwrite=true xsrf=true auth=null dashboard=agents",
                        "POST /s/centre/api/saved_objects/_import?overwrite=true xsrf=true auth=null dashboard=queues");
        assertThat(outcome.said()).contains("/s/centre/app/dashboards#/view/belfry-queues");
    }

    @Test
    void a_login_is_sent_whatever_its_characters() throws Exception {
        run(
                Map.of("KIBANA_USER", "admin", "KIBANA_PASSWORD", "a\"b\\c:d e"),
                "--kibana",
                address());

        String login =
                Base64.getEncoder()
                        .encodeToString("admin:a\"b\\c:d e".getBytes(StandardCharsets.UTF_8));
        assertThat(requests).hasSize(2).allMatch(r -> r.contains("auth=Basic " + login));
    }

    @Test
    void what_kibana_does_not_take_is_said() throws Exception {
        status = 401;
        assertThat(run(Map.of(), "--kibana", address()))
                .satisfies(o -> assertThat(o.code()).isNotZero())
                .satisfies(o -> assertThat(o.said()).contains("KIBANA_USER"));
        status = 404;
        assertThat(run(Map.of(), "--kibana", address()).said()).contains("no Kibana at");
        status = 200;
        answer = "{\"success\":false,\"errors\":[{\"error\":{\"type\":\"missing_references\"}}]}";
        assertThat(run(Map.of(), "--kibana", address()))
                .satisfies(o -> assertThat(o.code()).isNotZero())
                .satisfies(o -> assertThat(o.said()).contains("missing_references"));
    }

    @Test
    void nobody_at_the_address_and_no_address_are_told_apart() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(run(Map.of(), "--kibana", "http://127.0.0.1:" + free).said())
                .contains("Kibana does not answer");
        assertThat(run(Map.of()).said()).contains("where is Kibana?");
        assertThat(run(Map.of(), "--kibana", "localhost").said()).contains("is no http://");
    }

    private String address() {
        return "http://127.0.0.1:" + kibana.getAddress().getPort();
    }

    private static Outcome run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("../dashboards/dashboards", "import"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KIBANA_"));
        builder.environment().put("NO_PROXY", "*");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), said);
    }
}
