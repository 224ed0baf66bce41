package io.belfry.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.standalone.embedded.Distribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    @TempDir Path data;

    @Test
    void everythingIsWantedByDefaultEachAfterWhatItNeeds() {
        List<String> wanted = suite(0, List.of(), Optional.empty()).wanted();

        assertThat(wanted)
                .containsExactlyInAnyOrder(
                        "kafka",
                        "postgres",
                        "elasticsearch",
                        "simulator",
                        "rights-service",
                        "pbx-adapter",
                        "realtime-stats",
                        "cti-gateway",
                        "replication",
                        "reporting-jobs",
                        "callback-service",
                        "recording-service");
        for (Part part : suite(0, List.of(), Optional.empty()).parts()) {
            assertThat(wanted.subList(0, wanted.indexOf(part.name()))).containsAll(part.needs());
        }
    }

    @Test
    void onlyBringsWhatTheNamedOnesNeed() {
        assertThat(suite(0, List.of("cti-gateway"), Optional.empty()).wanted())
                .containsExactly("kafka", "postgres", "rights-service", "cti-gateway");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> suite(0, List.of("gateway"), Optional.empty()).wanted())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no part named gateway: choose from kafka, ");
    }

    @Test
    void aRealPbxReplacesTheSimulator() {
        Path file = Path.of("/etc/my-pbx.yaml");
        Suite suite = suite(0, List.of(), Optional.of(file));

        assertThat(suite.wanted()).doesNotContain("simulator").contains("pbx-adapter");
        assertThat(process(suite, "pbx-adapter").environment())
                .containsEntry("BELFRY_PBX_FILE", "/etc/my-pbx.yaml");
    }

    @Test
    void servicesAreToldTheirNeighboursUnderThePortOffset() {
        Suite suite = suite(1000, List.of(), Optional.empty());

        HttpServer rights = process(suite, "rights-service");
        assertThat(rights.address()).isEqualTo("http://127.0.0.1:9087");
        assertThat(rights.healthUrl()).isEqualTo("http://127.0.0.1:9087/q/health/ready");
        assertThat(rights.environment())
                .containsEntry("QUARKUS_HTTP_PORT", "9087")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:10092")
                .containsEntry("BELFRY_DB_PORT", "6443")
                .containsEntry("BELFRY_DB_NAME", "xuc_rights");
        assertThat(process(suite, "replication").environment())
                .containsEntry("ELASTICSEARCH_HOSTS", "127.0.0.1:10200");
        assertThat(process(suite, "cti-gateway").environment())
                .containsEntry("BELFRY_RIGHTS_URL", "http://127.0.0.1:9087")
                .doesNotContainKey("BELFRY_DB_PASSWORD");
        assertThat(process(suite, "cti-gateway").environment().get("BELFRY_SERVICES"))
                .contains(
                        "pbx-adapter=http://127.0.0.1:9081",
                        "recording-service=http://127.0.0.1:9086");
    }

    /** Those of which application.properties asks for it. */
    @Test
    void membersOfConsumerGroupsKeepTheirNamesOverRestarts() {
        Suite suite = suite(0, List.of(), Optional.empty());
        Map<String, String> names =
                processes(suite).values().stream()
                        .filter(p -> p.environment().containsKey("BELFRY_INSTANCE"))
                        .collect(
                                Collectors.toMap(
                                        HttpServer::name,
                                        p -> p.environment().get("BELFRY_INSTANCE")));

        assertThat(names)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "realtime-stats", "realtime-stats",
                                "rights-service", "rights-service",
                                "replication", "replication",
                                "reporting-jobs", "reporting-jobs"));
    }

    @Test
    void secretsAreNeverOnACommandLine() {
        Suite suite = suite(0, List.of(), Optional.empty());
        Map<String, HttpServer> processes = processes(suite);

        assertThat(processes).hasSize(9);
        processes
                .values()
                .forEach(
                        p -> {
                            String commandLine = String.join(" ", p.command());
                            p.environment().entrySet().stream()
                                    .filter(e -> e.getKey().matches(".*(PASSWORD|SECRET)"))
                                    .forEach(
                                            e ->
                                                    assertThat(commandLine)
                                                            .doesNotContain(e.getValue()));
                        });
        assertThat(processes.get("simulator").environment())
                .containsKeys("BELFRY_SIM_DB_PASSWORD", "BELFRY_SIM_AMI_SECRET");
    }

    private Suite suite(int offset, List<String> only, Optional<Path> pbx) {
        return new Suite(
                new Distribution(Distribution.find().root()),
                new SuiteOptions(data, offset, only, pbx));
    }

    private static HttpServer process(Suite suite, String name) {
        return processes(suite).get(name);
    }

    private static Map<String, HttpServer> processes(Suite suite) {
        return suite.parts().stream()
                .filter(part -> part.server() instanceof HttpServer)
                .collect(Collectors.toMap(Part::name, p -> (HttpServer) p.server()));
    }
}
