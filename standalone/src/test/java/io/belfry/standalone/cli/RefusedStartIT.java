package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where {@code up} cannot work it says so in one line with the fix, exit code 1, and nothing is
 * left running. As processes, as users run it.
 */
class RefusedStartIT {

    @TempDir Path folder;

    @Test
    void aPortInUse() throws Exception {
        BelfryProcess belfry = new BelfryProcess(folder);
        int port = belfry.ports().postgres();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();

            assertRefused(
                    belfry,
                    "Port %d (postgres) is in use by pid %d (java): stop what listens there, or move all ports with --port-offset 1000."
                            .formatted(port, ProcessHandle.current().pid()));
        }
    }

    /** Below a file nobody can make a folder, root neither. */
    @Test
    void aDataFolderThatCannotBeMade() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path data = file.resolve("data");

        assertRefused(
                new BelfryProcess(folder, data),
                "Cannot write to the data folder %s: change its owner, or choose another with --data DIR."
                        .formatted(data));
    }

    /**
     * The folder is there; in /proc even root may not make files. One of this test alone: whatever
     * names it was started by the test, while any program may speak of {@code /proc/self}.
     */
    @Test
    void aDataFolderThatMayNotBeWritten() throws Exception {
        Path data = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fdinfo");

        assertRefused(
                new BelfryProcess(folder, data),
                "Cannot write to the data folder %s: change its owner, or choose another with --data DIR."
                        .formatted(data));
    }

    @Test
    void tooLittleDisk() throws Exception {
        BelfryProcess belfry = new BelfryProcess(folder).with("BELFRY_MIN_DISK_MB", "999999999");

        assertRefused(
                belfry,
                "Only \\d+ MB are free on the disk of "
                        + belfry.data()
                        + ", 999999999 MB are needed: free some, or choose another disk with --data DIR\\.");
    }

    @Test
    void tooLittleMemory() throws Exception {
        assertRefused(
                new BelfryProcess(folder).with("BELFRY_MIN_MEMORY_MB", "999999999"),
                "Only \\d+ MB of memory are available, 999999999 MB are needed: stop other programs, or start fewer parts with --only NAMES\\.");
    }

    @Test
    void aPbxFileThatIsNotThere() throws Exception {
        Path file = folder.resolve("no-such.yaml");

        assertRefused(
                new BelfryProcess(folder),
                "The PBX file %s cannot be read: give --pbx a file like docs/pbx-example.yaml."
                        .formatted(file),
                "--pbx",
                file.toString());
    }

    @Test
    void theDoctorNamesTheProblemThatUpWouldHave() throws Exception {
        BelfryProcess belfry = new BelfryProcess(folder).with("BELFRY_MIN_DISK_MB", "999999999");

        BelfryProcess.Result result =
                belfry.run("doctor", "--port-offset", Integer.toString(belfry.ports().offset()));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("Running  nothing\n")
                .containsPattern(
                        "\nProblem  Only \\d+ MB are free on the disk of .*, 999999999 MB are needed: free some")
                .endsWith("\nNot yet.\n");
    }

    /**
     * @param line the only line, as it is or as a regular expression
     */
    private static void assertRefused(BelfryProcess belfry, String line, String... more)
            throws Exception {
        BelfryProcess.Result result = belfry.up("postgres", more);

        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .satisfiesAnyOf(
                        said -> assertThat(said).isEqualTo("belfry: " + line),
                        said -> assertThat(said).matches("belfry: " + line));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(belfry.leftRunning()).isEmpty();
        assertThat(belfry.data().resolve("state.json")).doesNotExist();
        assertThat(belfry.data().resolve("postgres")).doesNotExist();
    }
}
