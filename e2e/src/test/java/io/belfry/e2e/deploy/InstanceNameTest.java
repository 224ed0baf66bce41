package io.belfry.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code BELFRY_INSTANCE}: who asks for it, is given it by compose, and says so in its README. */
class InstanceNameTest {

    private static final Path ROOT =
            Path.of(System.getProperty("belfry.root", "..")).toAbsolutePath().normalize();
    private static final Set<String> MEMBERS_OF_GROUPS =
            Set.of("realtime-stats", "rights-service", "replication", "reporting-jobs");

    @Test
    void theMembersOfConsumerGroupsAskForItAndDocumentIt() throws IOException {
        assertThat(modulesWhose("src/main/resources/application.properties", "${BELFRY_INSTANCE:}"))
                .isEqualTo(MEMBERS_OF_GROUPS);
        assertThat(modulesWhose("README.md", "`BELFRY_INSTANCE`")).containsAll(MEMBERS_OF_GROUPS);
    }

    @Test
    void composeNamesEachOfThemAfterItself() throws IOException {
        JsonNode services =
                new ObjectMapper(new YAMLFactory())
                        .readTree(ROOT.resolve("compose/docker-compose.yml").toFile())
                        .get("services");
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> service : services.properties()) {
            JsonNode name = service.getValue().at("/environment/BELFRY_INSTANCE");
            if (name.isTextual()) {
                names.put(service.getKey(), name.asText());
            }
        }

        assertThat(names.keySet()).isEqualTo(MEMBERS_OF_GROUPS);
        assertThat(names).allSatisfy((service, name) -> assertThat(name).isEqualTo(service));
    }

    private static Set<String> modulesWhose(String file, String text) throws IOException {
        Set<String> modules = new TreeSet<>();
        try (Stream<Path> folders = Files.list(ROOT)) {
            for (Path folder : folders.filter(f -> Files.exists(f.resolve("pom.xml"))).toList()) {
                Path found = folder.resolve(file);
                if (Files.exists(found) && Files.readString(found).contains(text)) {
                    modules.add(folder.getFileName().toString());
                }
            }
        }
        return modules;
    }
}
