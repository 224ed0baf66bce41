package io.belfry.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.simulator.day.DayPlan.Burst;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Days made as files: the truth beside them agrees with a plain recount of their queue_log. */
class DayMakerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);

    @TempDir Path folder;

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        DayPlan plan = DayPlan.of(MONDAY, PARIS, 8, 60, 7);
        // the PBX file names the folder of its queue_log, so both days are made in the same place
        DayMaker.make(plan, folder);
        Map<String, byte[]> first = files();
        DayMaker.make(plan, folder);
        Map<String, byte[]> second = files();
        assertThat(first.keySet())
                .containsExactly(
                        "ami.txt",
                        "cel.jsonl",
                        "pbx.yaml",
                        "queue_log",
                        "queue_log.jsonl",
                        "truth.jsonl");
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
        DayMaker.make(DayPlan.of(MONDAY, PARIS, 8, 60, 8), folder);
        assertThat(files().get("queue_log")).isNotEqualTo(first.get("queue_log"));
    }

    @Test
    void theTruthOfAnOfficeDayIsWhatItsQueueLogSays() throws IOException {
        // few agents for many calls: abandoned calls, unanswered rings, closed hours
        DayMaker.make(DayPlan.of(MONDAY, PARIS, 8, 500, 3), folder);
        Recount recount = sameAsRecount();
        assertThat(truth("queue-call").map(c -> c.get("endedBy").asText()))
                .contains("agent", "caller", "transfer");
        assertThat(truth("agent-quarter").mapToLong(a -> a.at("/queue/holdMicros").asLong()).sum())
                .isPositive();
        assertThat(Files.readString(folder.resolve("queue_log")))
                .contains("|BLINDTRANSFER|", "|ATTENDEDTRANSFER|");
        // whom an agent joined with a colleague after a consultation: that call begins answered
        assertThat(truth("direct-call"))
                .anyMatch(
                        c ->
                                c.path("fromOutside").asBoolean()
                                        && c.get("dialledAt").equals(c.get("answeredAt")));
        assertThat(names(recount.counts))
                .contains("outcome.ABANDONED", "abandonedAfter15", "outcome.CLOSED")
                .contains("queue.unanswered", "queue.cancelled", "talkSeconds");
    }

    @Test
    void theTruthOfTwoDaysAndNightsIsWhatTheirQueueLogSays() throws IOException {
        DayPlan plan =
                DayPlan.of(SPRING, PARIS, 24, 300, 5)
                        .withProfile(Profile.roundTheClock())
                        .withDays(2);
        DayMaker.make(plan, folder);
        sameAsRecount();
        assertThat(arrivals()).hasSize(600);
        // agents and calls are there over the midnight between the days, 22:00 UTC
        assertThat(truth("queue-moment").map(m -> m.get("at").asText()))
                .contains("2026-03-29T22:00:00Z");
    }

    @Test
    void everyMicrosecondOfAnAgentIsInExactlyOneState() throws IOException {
        DayMaker.make(DayPlan.of(MONDAY, PARIS, 6, 200, 4), folder);
        List<String> states = List.of("ready", "paused", "wrapUp", "ringing", "dialing", "onCall");
        List<JsonNode> rows = truth("agent-quarter").toList();
        assertThat(rows).isNotEmpty();
        Map<String, Long> login = new TreeMap<>();
        for (JsonNode row : rows) {
            long sum = states.stream().mapToLong(s -> row.path(s + "Micros").asLong()).sum();
            assertThat(sum).isEqualTo(row.path("loginMicros").asLong());
            assertThat(sum).isLessThanOrEqualTo(900_000_000L);
            long reasons = 0;
            for (JsonNode reason : row.get("pausedMicrosByReason")) {
                reasons += reason.asLong();
            }
            assertThat(reasons).isEqualTo(row.path("pausedMicros").asLong());
            login.merge(row.get("agent").asText(), sum, Long::sum);
        }
        // the stretches of each agent follow one another without a gap, and are as long in all
        Map<String, Instant> last = new TreeMap<>();
        Map<String, Long> stretched = new TreeMap<>();
        for (JsonNode s : truth("agent-state").toList()) {
            String agent = s.get("agent").asText();
            Instant from = Instant.parse(s.get("from").asText());
            Instant to = Instant.parse(s.get("to").asText());
            assertThat(last.getOrDefault(agent, from)).isEqualTo(from);
            last.put(agent, to);
            stretched.merge(agent, Duration.between(from, to).toNanos() / 1000, Long::sum);
        }
        assertThat(stretched).isEqualTo(login);
    }

    @Test
    void theDayOfTheSpringHas23HoursAndAllItsCalls() throws IOException {
        DayPlan plan = DayPlan.of(SPRING, PARIS, 12, 240, 1).withProfile(Profile.roundTheClock());
        DayMaker.make(plan, folder);
        List<Instant> arrivals = arrivals();
        assertThat(arrivals).hasSize(240);
        assertThat(arrivals.getFirst()).isAfter(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(arrivals.getLast()).isBefore(Instant.parse("2026-03-29T22:00:00Z"));
        Set<String> quarters =
                truth("queue-arrivals")
                        .map(q -> q.get("quarter").asText())
                        .collect(Collectors.toSet());
        // 23 hours have 92 quarters
        assertThat(quarters).hasSizeLessThanOrEqualTo(92).hasSizeGreaterThan(75);
    }

    @Test
    void theHourThatHappensTwiceHasItsCallsTwice() throws IOException {
        Path profile = folder.resolve("profile");
        // only the hour from 2 to 3, which the autumn has twice: 00:00Z to 02:00Z
        Files.writeString(profile, "02:00 1\n02:15 1\n02:30 1\n02:45 1\n");
        DayPlan plan = DayPlan.of(AUTUMN, PARIS, 12, 200, 1).withProfile(Profile.read(profile));
        DayMaker.make(plan, folder);
        List<Instant> arrivals = arrivals();
        Instant middle = Instant.parse("2026-10-25T01:00:00Z");
        assertThat(arrivals)
                .hasSize(200)
                .allMatch(a -> !a.isBefore(Instant.parse("2026-10-25T00:00:00Z")))
                .allMatch(a -> a.isBefore(Instant.parse("2026-10-25T02:00:00Z")));
        // binomial with mean 100: five standard deviations are 35
        assertThat(arrivals.stream().filter(a -> a.isBefore(middle)).count()).isBetween(65L, 135L);
        sameAsRecount();
    }

    @Test
    void rowsCanHaveThePbxsLocalTime() throws IOException {
        DayPlan utc = DayPlan.of(MONDAY, PARIS, 4, 5, 1);
        DayMaker.make(utc, folder);
        String first = Files.readAllLines(folder.resolve("queue_log.jsonl")).getFirst();
        assertThat(first).startsWith("{\"time\":\"2026-06-14 22:00:00.0000");
        DayMaker.make(utc.withPbxZone(PARIS), folder);
        String local = Files.readAllLines(folder.resolve("queue_log.jsonl")).getFirst();
        assertThat(local).startsWith("{\"time\":\"2026-06-15 00:00:00.0000");
        assertThat(folder.resolve("pbx.yaml")).content().contains("time-zone: Europe/Paris");
    }

    @Test
    void aDayOnWhichNobodyWorksHasCallsAndNoAnswer() throws IOException {
        DayMaker.make(DayPlan.of(MONDAY, PARIS, 8, 150, 2).odd(true, 0, List.of()), folder);
        Recount recount = sameAsRecount();
        assertThat(names(recount.counts))
                .contains("entered", "outcome.ABANDONED", "outcome.JOINEMPTY")
                .doesNotContain("answered", "logins");
    }

    @Test
    void aBurstFillsAQueueWithAMaximum() throws IOException {
        DayMaker.make(
                DayPlan.of(MONDAY, PARIS, 8, 50, 2)
                        .odd(false, 3, List.of(new Burst(LocalTime.of(10, 30), 80))),
                folder);
        Recount recount = sameAsRecount();
        assertThat(names(recount.counts)).contains("outcome.FULL");
        assertThat(truth("queue-call").mapToInt(c -> c.get("position").asInt()).max().orElse(0))
                .isEqualTo(3);
        // 80 calls in the minute of 10:30 in Paris, beside the few of the profile
        long then =
                arrivals().stream()
                        .filter(a -> !a.isBefore(Instant.parse("2026-06-15T08:30:00Z")))
                        .filter(a -> a.isBefore(Instant.parse("2026-06-15T08:31:00Z")))
                        .count();
        assertThat(then).isBetween(80L, 90L);
    }

    @Test
    void aRestartOfThePbxLosesItsCallsAndLoginsAndTheDayGoesOn() throws IOException {
        DayMaker.make(
                DayPlan.of(MONDAY, PARIS, 8, 300, 6)
                        .withRestarts(LocalTime.of(10, 40), LocalTime.of(15, 5)),
                folder);
        Recount recount = sameAsRecount();
        assertThat(Files.readString(folder.resolve("queue_log")).split("QUEUESTART")).hasSize(4);
        assertThat(Files.readString(folder.resolve("ami.txt")))
                .contains("Shutdown: Uncleanly\r\nRestart: True\r\n\r\nAsterisk Call Manager/");
        List<JsonNode> lost =
                truth("queue-call").filter(c -> c.get("outcome").asText().equals("lost")).toList();
        assertThat(lost)
                .isNotEmpty()
                .extracting(c -> c.get("leftAt").asText().substring(0, 16))
                .isSubsetOf("2026-06-15T08:40", "2026-06-15T13:05");
        assertThat(truth("agent-quarter").mapToLong(a -> a.path("lostLogins").asLong()).sum())
                .isPositive();
        // who was at work comes back: more logins than the eight of the day
        long logins =
                recount.counts.entrySet().stream()
                        .filter(e -> e.getKey().endsWith(" logins"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        assertThat(logins).isGreaterThan(8);
    }

    @Test
    void filesThatAreNotWantedAreNotWritten() throws IOException {
        DayMaker.make(
                DayPlan.of(MONDAY, PARIS, 4, 10, 1),
                folder,
                Set.of(DayFiles.Part.QUEUE_LOG, DayFiles.Part.TRUTH),
                true);
        assertThat(files().keySet())
                .containsExactly(
                        "pbx.yaml", "queue_log.gz", "queue_log.jsonl.gz", "truth.jsonl.gz");
        assertThat(pbxFile()).doesNotContain("queue-log");
    }

    @Test
    void thePbxFileNamesTheQueueLogIfThereIsOne() throws IOException {
        DayPlan plan = DayPlan.of(MONDAY, PARIS, 4, 10, 1);
        DayMaker.make(plan, folder, Set.of(DayFiles.Part.QUEUE_LOG), false);
        assertThat(pbxFile())
                .contains("queue-log: { source: file, file: \"" + folder.resolve("queue_log"));
        DayMaker.make(plan, folder, Set.of(DayFiles.Part.AMI), false);
        assertThat(pbxFile()).doesNotContain("queue-log");
    }

    @Test
    void aFolderThatCannotBeIsToldInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(failure(file)).isEqualTo("pbx-simulator day: not a folder: " + file);
    }

    @Test
    void aFullDiskIsToldInOneLine() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("ami.txt"), Path.of("/dev/full"));
        assertThat(failure(folder)).isEqualTo("pbx-simulator day: No space left on device");
        Files.delete(full);
    }

    /** What the command says when it cannot write a day into that folder. */
    private static String failure(Path out) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true));
        try {
            String[] options = {"--day", "2026-06-15", "--calls", "500", "--out", out.toString()};
            assertThat(new CommandLine(new DayCommand()).execute(options)).isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        return said.toString().strip();
    }

    private String pbxFile() throws IOException {
        return Files.readString(folder.resolve("pbx.yaml"));
    }

    /**
     * Every number of the recount is in the truth, and every number of the truth in the recount.
     */
    private Recount sameAsRecount() throws IOException {
        Recount recount = Recount.of(folder.resolve("queue_log"));
        Map<String, Long> truth = new TreeMap<>();
        Map<String, Long> seconds = new TreeMap<>();
        truth("queue-quarter")
                .forEach(
                        q ->
                                q.properties().stream()
                                        .filter(p -> p.getValue().isNumber())
                                        .filter(p -> !p.getKey().equals("rings"))
                                        .forEach(
                                                p ->
                                                        truth.put(
                                                                key(q, "queue", p.getKey()),
                                                                p.getValue().asLong())));
        truth("agent-quarter").forEach(a -> agent(a, truth, seconds));
        Map<String, Long> counted = new TreeMap<>(recount.counts);
        counted.keySet().removeIf(k -> k.endsWith(" loginSeconds"));
        // a queue_log says nothing of the calls that a restart ended
        truth.keySet().removeIf(k -> k.endsWith(" outcome.LOST"));
        assertThat(truth).isEqualTo(counted);
        Map<String, Long> arrivals = new TreeMap<>();
        truth("queue-arrivals")
                .forEach(
                        q ->
                                q.properties().stream()
                                        .filter(p -> p.getValue().isNumber())
                                        .filter(
                                                p ->
                                                        !Set.of("completed", "answeredWaitSeconds")
                                                                .contains(p.getKey()))
                                        .forEach(
                                                p ->
                                                        arrivals.put(
                                                                key(q, "queue", p.getKey()),
                                                                p.getValue().asLong())));
        arrivals.keySet().removeIf(k -> k.endsWith(" outcome.LOST"));
        assertThat(arrivals).isEqualTo(recount.arrivals);
        // queue_log has whole seconds: a login time may differ by one at each end; a restart ends
        // it 15 seconds before QUEUESTART
        recount.counts.forEach(
                (key, value) -> {
                    if (key.endsWith(" loginSeconds")) {
                        assertThat(seconds.getOrDefault(key, 0L))
                                .as(key)
                                .isCloseTo(value, within(17L));
                    }
                });
        return recount;
    }

    private static void agent(JsonNode row, Map<String, Long> truth, Map<String, Long> seconds) {
        JsonNode queue = row.path("queue");
        put(truth, row, "queue.answered", queue.path("answered").asLong());
        put(
                truth,
                row,
                "queue.unanswered",
                queue.path("notAnswered").asLong() + queue.path("refused").asLong());
        put(truth, row, "queue.cancelled", queue.path("cancelled").asLong());
        put(truth, row, "logins", row.path("logins").asLong());
        put(truth, row, "logouts", row.path("logouts").asLong());
        put(seconds, row, "loginSeconds", row.path("loginMicros").asLong() / 1_000_000);
    }

    private static void put(Map<String, Long> to, JsonNode row, String name, long value) {
        if (value > 0) {
            to.put(key(row, "agent", name), value);
        }
    }

    private static String key(JsonNode row, String of, String name) {
        long quarter = Instant.parse(row.get("quarter").asText()).getEpochSecond();
        return quarter + " " + row.get(of).asText() + " " + name;
    }

    private static Set<String> names(Map<String, Long> counts) {
        return counts.keySet().stream()
                .map(k -> k.substring(k.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    /** When each call came to its first queue; a transferred one comes to another one later. */
    private List<Instant> arrivals() throws IOException {
        Map<String, Instant> first = new TreeMap<>();
        truth("queue-call")
                .forEach(
                        c ->
                                first.merge(
                                        c.get("call").asText(),
                                        Instant.parse(c.get("arrivedAt").asText()),
                                        (a, b) -> a.isBefore(b) ? a : b));
        return first.values().stream().sorted().toList();
    }

    private Stream<JsonNode> truth(String kind) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            JsonNode row = JSON.readTree(line);
            if (row.get("kind").asText().equals(kind)) {
                rows.add(row);
            }
        }
        return rows.stream();
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
