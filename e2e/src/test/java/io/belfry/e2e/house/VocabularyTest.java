package io.belfry.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A line of code knows its room (DESIGN §1): words that may be said in some modules only. */
class VocabularyTest {

    private static final Path ROOT =
            Path.of(System.getProperty("belfry.root", "..")).toAbsolutePath().normalize();

    @Test
    void onlyTheAdapterAndTheSimulatorSpeakAmi() {
        assertThat(
                        filesThatSay(
                                "\"(QueueMemberPause|QueueCallerJoin|Newchannel|DialBegin|BridgeEnter)\"",
                                Set.of("pbx-adapter", "pbx-simulator", "testing")))
                .as("AMI event names belong to pbx-adapter; other modules know contract types")
                .isEmpty();
    }

    @Test
    void onlyTheEdgeAndItsClientsSpeakTheXucWire() {
        assertThat(
                        filesThatSay(
                                "\"(ctiMessage|msgType|agentphonenumber)\"",
                                Set.of("cti-gateway", "web", "e2e", "bench", "testing")))
                .as("XUC's wire names belong to cti-gateway")
                .isEmpty();
    }

    @Test
    void onlyTheOwnersOfTablesSpeakSql() {
        assertThat(
                        filesThatSay(
                                "(?i)\"\\s*(insert into|delete from|select [a-z_*, ]+ from) ",
                                Set.of(
                                        "pbx-adapter",
                                        "pbx-simulator",
                                        "replication",
                                        "reporting-jobs",
                                        "rights-service",
                                        "callback-service",
                                        "recording-service",
                                        "standalone",
                                        "testing",
                                        "bench",
                                        "e2e")))
                .as("SQL belongs to the service that owns the table")
                .isEmpty();
    }

    /** Production sources outside the given modules with a match, relative to the root. */
    private static List<Path> filesThatSay(String regex, Set<String> allowedModules) {
        Pattern pattern = Pattern.compile(regex);
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> sources =
                    modules.filter(m -> !allowedModules.contains(m.getFileName().toString()))
                            .map(m -> m.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .toList();
            assertThat(sources).as("modules with sources below " + ROOT).hasSizeGreaterThan(2);
            return sources.stream()
                    .flatMap(VocabularyTest::walk)
                    .filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> pattern.matcher(read(f)).find())
                    .map(ROOT::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path root) {
        try {
            return Files.walk(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
