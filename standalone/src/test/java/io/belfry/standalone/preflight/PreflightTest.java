package io.belfry.standalone.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.standalone.suite.SuiteOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final Set<String> EVERYTHING =
            IntStream.rangeClosed(1, 10).mapToObj(i -> "part" + i).collect(Collectors.toSet());

    private final FakeMachine machine = new FakeMachine();
    private Requirements requirements = Requirements.USUAL;

    @Test
    void aGoodMachineHasNoProblems() {
        assertThat(problems(Set.of("kafka", "postgres"))).isEmpty();
    }

    @Test
    void aPortInUseNamesWhoHasItAndTheWayOut() {
        machine.taken = Set.of(9092);

        assertThat(problems(Set.of("kafka")))
                .containsExactly(
                        "Port 9092 (kafka) is in use by pid 7 (java): stop what listens there, or move all ports with --port-offset 1000.");
    }

    @Test
    void manyPortsInUseAreOneLine() {
        machine.taken = Set.of(9092, 9093, 5443);

        assertThat(problems(Set.of("kafka", "postgres")))
                .singleElement()
                .asString()
                .startsWith("Port 9092 (kafka) and 2 more are in use by pid 7 (java):");
    }

    @Test
    void portsOfPartsThatAreNotStartedDoNotMatter() {
        machine.taken = Set.of(9092);

        assertThat(problems(Set.of("postgres"))).isEmpty();
    }

    @Test
    void tooLittleMemoryIsToldInMegabytes() {
        machine.memory = 2L << 30;

        assertThat(problems(EVERYTHING))
                .containsExactly(
                        "Only 2048 MB of memory are available, 3072 MB are needed: stop other programs, or start fewer parts with --only NAMES.");
    }

    @Test
    void fewPartsNeedLessMemory() {
        machine.memory = 1L << 30;

        assertThat(problems(Set.of("kafka", "postgres"))).isEmpty();
    }

    @Test
    void tooLittleDiskIsTold() {
        machine.disk = 1L << 30;

        assertThat(problems(Set.of("kafka")))
                .singleElement()
                .asString()
                .startsWith("Only 1024 MB are free on the disk of /data, 2048 MB are needed:");
    }

    @Test
    void theEnvironmentCanAskForMoreOrLess() {
        requirements =
                Requirements.of(Map.of("BELFRY_MIN_DISK_MB", "1", "BELFRY_MIN_MEMORY_MB", "8193"));
        machine.disk = 1L << 20;

        // 8 GB are 8192 MB; what so few parts take does not matter any more.
        assertThat(problems(Set.of("kafka")))
                .singleElement()
                .asString()
                .startsWith("Only 8192 MB of memory are available, 8193 MB are needed:");
    }

    @Test
    void aRequirementThatIsNoNumberIsRefusedByItsName() {
        assertThatThrownBy(() -> Requirements.of(Map.of("BELFRY_MIN_DISK_MB", "2 GB")))
                .hasMessage(
                        "BELFRY_MIN_DISK_MB is 2 GB, which is not a number of megabytes: change it, or unset it.");
        assertThat(Requirements.of(Map.of("BELFRY_MIN_DISK_MB", ""))).isEqualTo(Requirements.USUAL);
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() {
        machine.writable = false;

        assertThat(problems(Set.of("kafka")))
                .containsExactly(
                        "Cannot write to the data folder /data: change its owner, or choose another with --data DIR.");
    }

    @Test
    void aMissingProgramComesWithItsPackage() {
        machine.missing = "setsid";

        assertThat(problems(Set.of("kafka")))
                .containsExactly("The program setsid is missing: apt-get install util-linux.");
    }

    @Test
    void anotherPlatformIsRefused() {
        machine.architecture = "aarch64";

        assertThat(problems(Set.of("kafka")))
                .singleElement()
                .asString()
                .contains("this is Linux on aarch64");
    }

    @Test
    void aPbxFileThatIsNotThereIsTold() {
        SuiteOptions options =
                new SuiteOptions(
                        Path.of("/data"), 0, List.of(), Optional.of(Path.of("/no/such.yaml")));

        assertThat(new Preflight(machine, requirements).problems(options, Set.of("kafka")))
                .singleElement()
                .asString()
                .startsWith("The PBX file /no/such.yaml cannot be read:");
    }

    @Test
    void availableMemoryIsReadFromMeminfo() {
        // 2048 kB are 2 MiB = 2097152 bytes.
        assertThat(ThisMachine.availableOf(Stream.of("MemTotal: 9 kB", "MemAvailable:   2048 kB")))
                .isEqualTo(2_097_152);
    }

    @Test
    void theListenerOfAPortIsFoundInTheKernelsTable() {
        // 0x2384 = 9092; state 0A is LISTEN, 01 is an established connection.
        List<String> table =
                List.of(
                        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                        "   0: 0100007F:2384 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 111 1",
                        "   1: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1");

        assertThat(PortOwner.inode(table, 9092)).contains("222");
        assertThat(PortOwner.inode(table, 9093)).isEmpty();
    }

    private List<String> problems(Set<String> starting) {
        return new Preflight(machine, requirements)
                .problems(
                        new SuiteOptions(Path.of("/data"), 0, List.of(), Optional.empty()),
                        starting);
    }

    private static final class FakeMachine implements Machine {
        private String architecture = "amd64";
        private String missing = "";
        private boolean writable = true;
        private long disk = 100L << 30;
        private long memory = 8L << 30;
        private Set<Integer> taken = Set.of();

        @Override
        public String operatingSystem() {
            return "Linux";
        }

        @Override
        public String architecture() {
            return architecture;
        }

        @Override
        public boolean hasProgram(String name) {
            return !name.equals(missing);
        }

        @Override
        public boolean canWrite(Path folder) {
            return writable;
        }

        @Override
        public long freeDisk(Path folder) {
            return disk;
        }

        @Override
        public long availableMemory() {
            return memory;
        }

        @Override
        public boolean isPortFree(int port) {
            return !taken.contains(port);
        }

        @Override
        public Optional<String> portOwner(int port) {
            return Optional.of("pid 7 (java)");
        }
    }
}
