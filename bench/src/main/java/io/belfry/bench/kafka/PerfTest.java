package io.belfry.bench.kafka;

import io.belfry.bench.run.BenchFailed;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What the broker takes at most: Kafka's own {@code kafka-producer-perf-test} as a process, with
 * the batching of the adapter and records of the size of its records, into one partition.
 */
public final class PerfTest {

    /** What limits made with it are called. */
    public static final String NAME = "kafka-producer-perf-test";

    private static final String TOPIC = "perf-test";

    /** As the adapter sends. */
    private static final List<String> PRODUCER =
            List.of("acks=all", "enable.idempotence=true", "linger.ms=2", "batch.size=131072");

    /** As many show how fast it is, so that the real run can be as long as wanted. */
    private static final long TRIAL = 100_000;

    private static final Pattern TOTAL =
            Pattern.compile("(?m)^\\d+ records sent, ([\\d.]+) records/sec.* 99\\.9th\\.$");
    private static final Pattern STEADY =
            Pattern.compile("(?m)^\\d+ steady state records sent, ([\\d.]+) records/sec");

    private PerfTest() {}

    /**
     * Records a second that a producer which does nothing else gets into the broker.
     *
     * @param recordBytes of each record, see {@link RecordTail#meanBytes}
     */
    public static double measure(
            BenchStack stack, String bootstrap, int recordBytes, Pace pace, Progress progress) {
        createTopic(bootstrap);
        progress.say("%s: records of %,d bytes".formatted(NAME, recordBytes));
        List<String> common = arguments(bootstrap, recordBytes);
        double trial = total(stack.kafkaTool(NAME, tool(common, TRIAL, 0)));
        long warmUp = Math.round(trial * pace.warmUp().toSeconds());
        long records = warmUp + Math.round(trial * pace.measured().toSeconds());
        double rate = steady(stack.kafkaTool(NAME, tool(common, records, warmUp)));
        progress.say("%s: %,.0f records/s".formatted(NAME, rate));
        return rate;
    }

    private static List<String> arguments(String bootstrap, int recordBytes) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap-server",
                                bootstrap,
                                "--topic",
                                TOPIC,
                                "--throughput",
                                "-1",
                                "--record-size",
                                Integer.toString(recordBytes),
                                "--command-property"));
        arguments.addAll(PRODUCER);
        return arguments;
    }

    private static List<String> tool(List<String> common, long records, long warmUp) {
        List<String> arguments = new ArrayList<>();
        arguments.add("org.apache.kafka.tools.ProducerPerformance");
        arguments.addAll(common);
        arguments.addAll(List.of("--num-records", Long.toString(records)));
        if (warmUp > 0) {
            arguments.addAll(List.of("--warmup-records", Long.toString(warmUp)));
        }
        return arguments;
    }

    /** The rate of the whole run, from what the tool printed. */
    static double total(String output) {
        return rate(TOTAL, output);
    }

    /** The rate after the warm-up. */
    static double steady(String output) {
        return rate(STEADY, output);
    }

    private static double rate(Pattern pattern, String output) {
        return pattern.matcher(output)
                .results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new BenchFailed(NAME + " gave no rate: " + output));
    }

    private static void createTopic(String bootstrap) {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailed("cannot create the topic " + TOPIC + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }
}
