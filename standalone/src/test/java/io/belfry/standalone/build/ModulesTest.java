package io.belfry.standalone.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

    private static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");
    private static final Set<String> PARTS = Set.of("kafka", "replication");
    private static final String JAR = "replication/target/quarkus-app/quarkus-run.jar";

    @TempDir Path root;

    @BeforeEach
    void aBuiltModule() throws IOException {
        file("pom.xml", 0);
        file("contracts/src/main/java/A.java", 0);
        file("replication/src/main/java/B.java", 0);
        file(JAR, 10);
    }

    @Test
    void whatWasBuiltAfterItsLastChangeIsNotBuiltAgain() {
        assertThat(new Modules(root).stale(PARTS)).isEmpty();
    }

    @Test
    void aChangeInTheModuleOrInTheContractsMakesItStale() throws IOException {
        file("replication/src/main/java/B.java", 20);
        assertThat(new Modules(root).stale(PARTS)).containsExactly("replication");

        file("replication/src/main/java/B.java", 0);
        file("contracts/src/main/java/A.java", 20);
        assertThat(new Modules(root).stale(PARTS)).containsExactly("replication");
    }

    @Test
    void aChangeInWhatAPageLoadsMakesTheGatewayStale() throws IOException {
        file("cti-gateway/target/quarkus-app/quarkus-run.jar", 10);
        Set<String> gateway = Set.of("cti-gateway", "replication");
        assertThat(new Modules(root).stale(gateway)).isEmpty();

        file("web/src/main/ts/index.ts", 20);

        assertThat(new Modules(root).stale(gateway)).containsExactly("cti-gateway");
    }

    @Test
    void aModuleThatWasNeverBuiltIsStale() throws IOException {
        Files.delete(root.resolve(JAR));

        assertThat(new Modules(root).stale(PARTS)).containsExactly("replication");
    }

    @Test
    void aBuildThatLeftTheJarAsItWasCountsToo() throws IOException {
        file("pom.xml", 20);
        Modules modules = new Modules(root);

        modules.built(List.of("replication"), T0.plusSeconds(30));

        assertThat(modules.stale(PARTS)).isEmpty();
    }

    @Test
    void partsThatAreNotStartedAreNotBuilt() {
        assertThat(new Modules(root).stale(Set.of("kafka"))).isEmpty();
    }

    private void file(String path, int second) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(T0.plusSeconds(second)));
    }
}
