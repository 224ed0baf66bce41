package io.belfry.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.stats.fixture.Recording;
import io.belfry.stats.fixture.Recording.Told;
import io.belfry.testing.traces.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that is told about agents, phones and waiting calls while a real Asterisk does what
 * was recorded (A112, A113, A121, A126–A128, A164): the whole sequence of each scenario. The
 * expected ones are in {@code recorded/told.txt}, worked out from the recordings by hand.
 */
class RecordedScenariosTest {

    private static final Map<String, Map<String, List<String>>> EXPECTED = new HashMap<>();
    private static Recording recording;

    @BeforeAll
    static void play() {
        read();
        recording = Recording.play();
    }

    static List<String> scenarios() {
        return Trace.all().stream().map(Trace::name).toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void tellsTheWholeSequence(String scenario) {
        String number = scenario.substring(0, 2);
        Told told = recording.scenario(number);
        assertThat(EXPECTED).containsKey(number);
        assertThat(told.agents()).as("agents").isEqualTo(expected(number, "agents"));
        assertThat(told.phoneEvents()).as("events").isEqualTo(expected(number, "events"));
        assertThat(told.phoneStates()).as("phones").isEqualTo(expected(number, "phones"));
        assertThat(told.waiting()).as("waiting").isEqualTo(expected(number, "waiting"));
    }

    private static List<String> expected(String scenario, String section) {
        return EXPECTED.get(scenario).getOrDefault(section, List.of());
    }

    private static void read() {
        Map<String, List<String>> scenario = null;
        List<String> section = null;
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                scenario = new HashMap<>();
                EXPECTED.put(line.substring(3, 5), scenario);
            } else if (line.matches("[a-z]+")) {
                section = new ArrayList<>();
                scenario.put(line, section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
    }

    private static List<String> lines() {
        try (InputStream in =
                RecordedScenariosTest.class.getResourceAsStream("/recorded/told.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
