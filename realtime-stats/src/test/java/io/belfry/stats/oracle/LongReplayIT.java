package io.belfry.stats.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.id.PbxId;
import io.belfry.simulator.day.DayPlan;
import io.belfry.stats.fixture.StatsProcess;
import io.belfry.stats.fixture.Tokens;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaExtension;
import io.belfry.testing.infra.KafkaFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many days through the real service, {@code -Dbelfry.replay-days=24}: after each of them the heap
 * (after a collection) and the stores are as large as after the third. {@link FlatStoresTest} is
 * the short form.
 */
@ExtendWith(KafkaExtension.class)
@EnabledIfSystemProperty(named = "belfry.replay-days", matches = "\\d+")
class LongReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final PbxId PBX = new PbxId("pbx1");
    private static final Pattern USED = Pattern.compile("(?m)generation .* used (\\d+)K");

    @InjectKafka KafkaFixture kafka;

    @TempDir Path folder;

    /** How large it was after a day. */
    private record Size(int day, long events, long heapKiB, long folderKiB, long keys, long bytes) {
        @Override
        public String toString() {
            return "day %2d: %,9d events, heap %,7d KiB, state folder %,7d KiB, %,6d keys, %,9d bytes"
                    .formatted(day, events, heapKiB, folderKiB, keys, bytes);
        }
    }

    @Test
    void heapAndStoresStayAsTheyAre() throws Exception {
        int length = Integer.getInteger("belfry.replay-days");
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(length + 2L);
        List<Size> sizes = new ArrayList<>();
        try (KafkaDays played = new KafkaDays(kafka);
                StatsProcess service = new StatsProcess(kafka, new Tokens(folder), "one", folder)) {
            for (int day = 1; day <= length; day++) {
                LocalDate date = first.plusDays(day);
                DayPlan plan = DayPlan.of(date, ZoneOffset.UTC, 20, 500, day);
                SimulatedDay simulated =
                        SimulatedDay.make(
                                plan, Files.createDirectories(folder.resolve("day" + day)));
                List<SimulatedDay.Input> inputs = simulated.inputs();
                Instant evening = inputs.getLast().time();
                if (day == 1) {
                    played.configure(PBX, simulated.site(), inputs.getFirst().time());
                }
                played.play(PBX, inputs);
                played.passed(PBX, evening.plusSeconds(120));
                if (day == 1) {
                    service.start(false);
                }
                await().atMost(PATIENCE).until(() -> played.handled() >= 1);
                sizes.add(size(day, played.sent(), service));
                System.out.println(sizes.getLast());
            }
        }
        Size third = sizes.get(2);
        assertThat(sizes.subList(3, length))
                .allSatisfy(
                        size -> {
                            assertThat(size.heapKiB()).isLessThan(third.heapKiB() * 5 / 4);
                            assertThat(size.keys()).isLessThan(third.keys() * 5 / 4);
                            assertThat(size.bytes()).isLessThan(third.bytes() * 5 / 4);
                        });
    }

    private Size size(int day, long events, StatsProcess service) throws Exception {
        jcmd(service, "GC.run");
        long heap =
                USED.matcher(jcmd(service, "GC.heap_info"))
                        .results()
                        .mapToLong(used -> Long.parseLong(used.group(1)))
                        .sum();
        assertThat(heap).isPositive();
        Map<String, Integer> live = new HashMap<>();
        for (String store : List.of("facts", "published")) {
            kafka.readRaw("realtime-stats-" + store + "-changelog", 1, PATIENCE)
                    .forEach(
                            record -> {
                                String key =
                                        store + new String(record.key(), StandardCharsets.UTF_8);
                                if (record.value() == null) {
                                    live.remove(key);
                                } else {
                                    live.put(key, record.key().length + record.value().length);
                                }
                            });
        }
        long bytes = live.values().stream().mapToLong(Integer::longValue).sum();
        return new Size(day, events, heap, folderBytes(service.state()) / 1024, live.size(), bytes);
    }

    private static String jcmd(StatsProcess service, String command) throws Exception {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(service.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    private static long folderBytes(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(Files::isRegularFile).mapToLong(LongReplayIT::length).sum();
        }
    }

    /** A file that the store has dropped meanwhile takes nothing. */
    private static long length(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
