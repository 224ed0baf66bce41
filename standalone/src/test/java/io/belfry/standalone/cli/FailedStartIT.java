package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.ProcessId;
import io.belfry.standalone.embedded.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part that dies, while it starts or later, is named with the end of its log. As processes. */
class FailedStartIT {

    @TempDir Path folder;
    private BelfryProcess belfry;

    @BeforeEach
    void aFolderOfItsOwn() {
        belfry = new BelfryProcess(folder);
    }

    @AfterEach
    void leavesNothingBehind() throws Exception {
        belfry.down();
        assertThat(belfry.leftRunning()).isEmpty();
        Files.deleteIfExists(folder.resolve("project/standalone/target"));
    }

    /** PostgreSQL and Kafka run, and were made ready for it, when the service ends. */
    @Test
    void aServiceThatDiesAtItsStartIsNamedAndItsSiblingsAreStopped() throws Exception {
        belfry.inAProjectWithoutServices();
        dyingService("rights-service");

        BelfryProcess.Result up = belfry.up("rights-service", "--no-build", "--detach");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .contains("kafka              ready at 127.0.0.1:" + belfry.ports().kafka())
                .contains("postgres           ready at 127.0.0.1:" + belfry.ports().postgres())
                .contains("Stopping everything; the data are kept.")
                .endsWith(
                        """
                        belfry: rights-service ended with exit code 3 while it started.
                        The end of its log %s/logs/rights-service.log:
                            reading the configuration
                            the key is missing
                        """
                                .formatted(belfry.data()));
        assertNothingRuns();
        assertThat(Ports.isOpen(belfry.ports().kafka())).isFalse();
        assertThat(Ports.isOpen(belfry.ports().postgres())).isFalse();
    }

    /**
     * Kafka cannot make its folder and fails at once, when PostgreSQL is about to make its
     * database: what makes it is stopped too.
     */
    @Test
    void aSiblingThatIsOnlyJustBeginningIsStoppedToo() throws Exception {
        Files.createDirectories(belfry.data());
        Files.writeString(belfry.data().resolve("kafka"), "not a folder");

        BelfryProcess.Result up = belfry.up("postgres,kafka", "--detach");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output().lines().toList().getLast())
                .startsWith("belfry: cannot write " + belfry.data() + "/kafka/server.properties (");
        assertNothingRuns();
    }

    @Test
    void theEndOfTheCommandInTheMiddleOfAStartLeavesNothing() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = belfry.startUp(output, "kafka,postgres");
        await().atMost(BelfryProcess.PATIENCE)
                .until(
                        () ->
                                Files.readString(output).contains("starting postgres")
                                        && new Stack(belfry.data())
                                                .state()
                                                .component("kafka")
                                                .isPresent());

        up.destroy();
        up.waitFor();

        assertNothingRuns();
    }

    @Test
    void aBuildThatFailsIsOneLineAndNothingIsStarted() throws Exception {
        belfry.inAProjectWithoutServices();
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Path mvn =
                Files.writeString(programs.resolve("mvn"), "#!/bin/sh\necho no network; exit 1\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        belfry.with("PATH", programs + ":" + System.getenv("PATH"));

        BelfryProcess.Result up = belfry.up("rights-service", "--detach");

        Path log = belfry.root().resolve("target/belfry-build.log");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .isEqualTo(
                        """
                        Building rights-service (the first time takes minutes)
                        belfry: The build failed: see the errors in %s.
                        """
                                .formatted(log));
        assertThat(log).hasContent("no network");
        assertNothingRuns();
    }

    @Test
    void aPartThatDiesLaterIsNamedByTheForegroundCommand() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = belfry.startUp(output, "postgres");
        await().atMost(BelfryProcess.PATIENCE)
                .until(() -> Files.readString(output).contains("Ctrl-C stops"));
        ProcessId postgres =
                new Stack(belfry.data()).state().component("postgres").orElseThrow().process();

        postgres.signal("KILL");

        await().atMost(BelfryProcess.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(Files.readString(output))
                                        .contains(
                                                "postgres (pid %d) died. The end of its log %s/logs/postgres.log:"
                                                        .formatted(postgres.pid(), belfry.data()))
                                        .contains("database system is ready to accept connections")
                                        .endsWith(
                                                "Start it again with ./belfry restart postgres --data %s\n"
                                                        .formatted(belfry.data())));
        assertThat(up.isAlive()).as("the others go on").isTrue();

        assertThat(belfry.run("restart", "postgres").exitCode()).isZero();
        assertThat(belfry.run("status").exitCode()).isZero();
        up.destroy();
        up.waitFor();
        assertNothingRuns();
    }

    private void assertNothingRuns() throws Exception {
        assertThat(belfry.leftRunning()).isEmpty();
        assertThat(new Stack(belfry.data()).state().components()).isEmpty();
        assertThat(belfry.run("status").output()).startsWith("Nothing is running:");
    }

    /** Stands for the packaged service. */
    private void dyingService(String name) throws IOException {
        Path jar = belfry.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, DyingService.class.getName());
        String type = DyingService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = DyingService.class.getClassLoader().getResourceAsStream(type)) {
            out.putNextEntry(new JarEntry(type));
            bytes.transferTo(out);
        }
    }

    /** Says two lines and ends with exit code 3. */
    public static final class DyingService {

        private DyingService() {}

        public static void main(String[] args) {
            System.out.println("reading the configuration");
            System.out.println("the key is missing");
            System.exit(3);
        }
    }
}
