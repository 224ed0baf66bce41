package io.belfry.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The chart of k8s/ (O15), rendered by Helm itself. */
class HelmChartTest {

    private static final Path CHART =
            Path.of(System.getProperty("belfry.root", "..")).resolve("k8s/belfry");
    private static final List<String> SERVICES =
            List.of(
                    "pbx-adapter",
                    "realtime-stats",
                    "rights-service",
                    "cti-gateway",
                    "replication",
                    "reporting-jobs",
                    "callback-service",
                    "recording-service");

    @Test
    void helmFindsNoFault() {
        assertThat(new Helm(CHART).lint().strict().call().isFailed()).isFalse();
    }

    @Test
    void everyServiceIsAWorkloadWithProbesAndWithoutPrivileges() throws IOException {
        List<JsonNode> workloads =
                render().stream().filter(o -> o.at("/spec/template/spec").isObject()).toList();

        assertThat(workloads)
                .extracting(w -> w.at("/metadata/name").asText())
                .containsExactlyInAnyOrderElementsOf(
                        SERVICES.stream().map(s -> "acme-" + s).toList());
        assertThat(workloads)
                .allSatisfy(
                        w -> {
                            JsonNode container = w.at("/spec/template/spec/containers/0");
                            assertThat(container.at("/readinessProbe/httpGet/path").asText())
                                    .isEqualTo("/q/health/ready");
                            assertThat(container.at("/livenessProbe/httpGet/path").asText())
                                    .isEqualTo("/q/health/live");
                            assertThat(
                                            container
                                                    .at("/securityContext/allowPrivilegeEscalation")
                                                    .asBoolean(true))
                                    .isFalse();
                            assertThat(
                                            w.at("/spec/template/spec/securityContext/runAsNonRoot")
                                                    .asBoolean())
                                    .isTrue();
                        });
    }

    @Test
    void passwordsComeFromSecretsOnly() throws IOException {
        assertThat(render())
                .flatExtracting(
                        o -> o.at("/spec/template/spec/containers/0/env").findParents("name"))
                .filteredOn(e -> e.get("name").asText().endsWith("PASSWORD"))
                .hasSize(5)
                .allSatisfy(
                        e ->
                                assertThat(e.at("/valueFrom/secretKeyRef/key").asText())
                                        .isEqualTo("password"));
    }

    @Test
    void theStatePartsOfRealtimeStatsSurviveAPod() throws IOException {
        JsonNode stats =
                render().stream()
                        .filter(o -> o.at("/kind").asText().equals("StatefulSet"))
                        .findFirst()
                        .orElseThrow();

        assertThat(stats.at("/metadata/name").asText()).isEqualTo("acme-realtime-stats");
        assertThat(
                        stats.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage")
                                .asText())
                .isEqualTo("2Gi");
    }

    /**
     * Two pods of one name would turn each other out of their Kafka group, and the name of a
     * Deployment's pod does not come back: only pods of a StatefulSet are told theirs.
     */
    @Test
    void onlyPodsThatKeepTheirNameTellItToKafka() throws IOException {
        List<JsonNode> named = render().stream().filter(o -> instance(o).isObject()).toList();

        assertThat(named).isNotEmpty();
        assertThat(named)
                .allSatisfy(
                        w -> {
                            assertThat(w.at("/kind").asText()).isEqualTo("StatefulSet");
                            assertThat(instance(w).has("value")).isFalse();
                            assertThat(instance(w).at("/valueFrom/fieldRef/fieldPath").asText())
                                    .isEqualTo("metadata.name");
                        });
        assertThat(render())
                .filteredOn(o -> o.at("/kind").asText().equals("StatefulSet"))
                .hasSameSizeAs(named);
    }

    @Test
    void podsWithStateAreToldWhereTheOthersReachThem() throws IOException {
        assertThat(render())
                .filteredOn(o -> o.at("/kind").asText().equals("StatefulSet"))
                .isNotEmpty()
                .allSatisfy(
                        w -> {
                            assertThat(variable(w, "POD_IP").at("/valueFrom/fieldRef/fieldPath"))
                                    .hasToString("\"status.podIP\"");
                            assertThat(variable(w, "BELFRY_STATS_ADDRESS").at("/value").asText())
                                    .isEqualTo("$(POD_IP):8080");
                        });
    }

    private static JsonNode instance(JsonNode workload) {
        return variable(workload, "BELFRY_INSTANCE");
    }

    private static JsonNode variable(JsonNode workload, String name) {
        return StreamSupport.stream(
                        workload.at("/spec/template/spec/containers/0/env").spliterator(), false)
                .filter(e -> e.at("/name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @Test
    void aMissingAddressStopsTheInstallationAndIsNamed() {
        assertThatThrownBy(() -> new Helm(CHART).template().withName("acme").call())
                .hasMessageContaining("is required");
    }

    private static List<JsonNode> render() throws IOException {
        TemplateCommand template =
                new Helm(CHART)
                        .template()
                        .withName("acme")
                        .set("kafka.bootstrapServers", "kafka:9092")
                        .set("postgres.host", "postgres")
                        .set("postgres.existingSecret", "belfry-db")
                        .set("elasticsearch.hosts", "elasticsearch:9200")
                        .set("tokens.existingSecret", "belfry-tokens")
                        .set("pbx.existingSecret", "belfry-pbx");
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<JsonNode> objects = new ArrayList<>();
        yaml.readerFor(JsonNode.class)
                .<JsonNode>readValues(template.call())
                .forEachRemaining(objects::add);
        return objects.stream()
                .filter(
                        o ->
                                o.isObject()
                                        && StreamSupport.stream(o.spliterator(), false).count() > 0)
                .toList();
    }
}
