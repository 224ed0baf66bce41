package io.belfry.stats.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.simulator.day.DayPlan;
import io.belfry.stats.fixture.StatsProcess;
import io.belfry.stats.fixture.Tokens;
import io.belfry.stats.time.Days;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaExtension;
import io.belfry.testing.infra.KafkaFixture;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two instances share four PBXs and replay a day of each as fast as they can. At moments of chance
 * one or both are killed and start again, now and then on a machine without their state; a third
 * one joins and leaves. In the end every number is that of the batch, and either instance shows
 * those of every PBX. {@code -Dbelfry.kill-rounds=N}: so many seeds, with longer days from the
 * second on; without it, none.
 */
@ExtendWith(KafkaExtension.class)
@EnabledIfSystemProperty(named = "belfry.kill-rounds", matches = "\\d+")
class KilledInstancesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Days DAYS = new Days(ZoneOffset.UTC, LocalTime.MIDNIGHT);

    /** What happens, and when so much of the day has been handled. */
    private enum Act {
        KILL_ONE,
        KILL_TWO,
        KILL_BOTH,
        JOIN,
        LEAVE
    }

    @InjectKafka KafkaFixture kafka;

    @TempDir Path folder;

    private StatsProcess one;
    private StatsProcess two;
    private StatsProcess three;

    static LongStream rounds() {
        return LongStream.rangeClosed(1, Long.getLong("belfry.kill-rounds"));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void whoeverIsKilledTheNumbersAreThoseOfTheDay(long seed) throws Exception {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(2);
        DayPlan plan = DayPlan.of(day, ZoneOffset.UTC, 6, seed == 1 ? 60 : 400, seed);
        SimulatedDay simulated = SimulatedDay.make(plan, folder);
        Instant probe = day.atTime(16, 0).toInstant(ZoneOffset.UTC);
        List<PbxId> pbxs =
                IntStream.range(0, Topics.PARTITIONS).mapToObj(this::inPartition).toList();
        Random chance = new Random(seed);
        Tokens tokens = new Tokens(folder);
        try (KafkaDays played = new KafkaDays(kafka);
                StatsProcess first = new StatsProcess(kafka, tokens, "one", folder);
                StatsProcess second = new StatsProcess(kafka, tokens, "two", folder);
                StatsProcess guest = new StatsProcess(kafka, tokens, "three", folder)) {
            one = first;
            two = second;
            three = guest;
            tell(played, simulated, pbxs, probe);
            one.start(false);
            two.start(false);
            List<Act> acts = acts(chance);
            double[] moments =
                    DoubleStream.generate(() -> 0.05 + 0.8 * chance.nextDouble())
                            .limit(acts.size())
                            .sorted()
                            .toArray();
            for (int i = 0; i < acts.size(); i++) {
                double moment = moments[i];
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> played.handled() >= moment);
                perform(acts.get(i), chance.nextInt(3) == 0);
            }
            await().atMost(PATIENCE).until(() -> played.handled() >= 1);
            for (PbxId pbx : pbxs) {
                Comparison check =
                        new Comparison(simulated, TruthFile.read(simulated.truth()), DAYS);
                check.compare(played.published(pbx, probe), probe);
                assertThat(check.differences()).as("seed %d, %s", seed, acts).isEmpty();
                assertThat(check.compared()).as("numbers that were compared").isGreaterThan(100);
            }
            eitherInstanceShowsEveryPbx(pbxs, tokens);
        }
        assertThat(kafka.readRaw(Topics.DEAD_LETTERS, 0, PATIENCE)).isEmpty();
    }

    private void tell(KafkaDays played, SimulatedDay simulated, List<PbxId> pbxs, Instant probe)
            throws Exception {
        List<SimulatedDay.Input> inputs = new ArrayList<>(simulated.inputs());
        inputs.removeIf(input -> !input.time().isBefore(probe));
        for (PbxId pbx : pbxs) {
            played.configure(pbx, simulated.site(), inputs.getFirst().time());
            played.play(pbx, inputs);
            played.passed(pbx, probe.plusMillis(500));
        }
    }

    /** Two or three kills; the guest comes before the last one and leaves after he has come. */
    private static List<Act> acts(Random chance) {
        List<Act> acts = new ArrayList<>();
        Act[] kills = {Act.KILL_ONE, Act.KILL_TWO, Act.KILL_BOTH};
        int count = 2 + chance.nextInt(2);
        for (int i = 0; i < count; i++) {
            acts.add(kills[chance.nextInt(kills.length)]);
        }
        int joins = chance.nextInt(acts.size());
        acts.add(joins, Act.JOIN);
        acts.add(joins + 1 + chance.nextInt(acts.size() - joins), Act.LEAVE);
        return acts;
    }

    private void perform(Act act, boolean lost) throws InterruptedException {
        switch (act) {
            case KILL_ONE -> again(one, lost);
            case KILL_TWO -> again(two, lost);
            case KILL_BOTH -> {
                one.kill();
                again(two, lost);
                one.start(false);
            }
            case JOIN -> three.start(false);
            case LEAVE -> {
                await().atMost(PATIENCE).until(three::ready);
                three.stop();
            }
        }
    }

    private static void again(StatsProcess instance, boolean lost) throws InterruptedException {
        instance.kill();
        instance.start(lost);
    }

    /** Each instance has PBXs of its own and hands on what it is asked of the others. */
    private void eitherInstanceShowsEveryPbx(List<PbxId> pbxs, Tokens tokens) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(
                        () -> {
                            List<StatsProcess> keepers = new ArrayList<>();
                            for (PbxId pbx : pbxs) {
                                keepers.add(keeper(pbx, tokens.bearer(pbx)));
                            }
                            assertThat(keepers).contains(one, two);
                        });
    }

    private StatsProcess keeper(PbxId pbx, String bearer) {
        String agents = body(one.get("/stats/agents", "Authorization", bearer));
        assertThat(agents).contains("\"pbx\":\"" + pbx + "\"").contains("AgentLoggedTotalTime");
        assertThat(body(two.get("/stats/agents", "Authorization", bearer))).isEqualTo(agents);
        assertThat(one.get("/stats/queues/99", "Authorization", bearer).statusCode())
                .isEqualTo(404);
        assertThat(two.get("/stats/queues/99", "Authorization", bearer).statusCode())
                .isEqualTo(404);
        int own = asForwarded(one, bearer);
        assertThat(List.of(own, asForwarded(two, bearer))).containsExactlyInAnyOrder(200, 503);
        return own == 200 ? one : two;
    }

    /** What an instance answers to another one: it does not hand on. */
    private static int asForwarded(StatsProcess instance, String bearer) {
        return instance.get("/stats/agents", "Authorization", bearer, "Belfry-Forwarded", "true")
                .statusCode();
    }

    private static String body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private PbxId inPartition(int partition) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "pbx" + i)
                .filter(n -> PbxPartitioner.partition(n + "/", Topics.PARTITIONS) == partition)
                .findFirst()
                .map(PbxId::new)
                .orElseThrow();
    }
}
