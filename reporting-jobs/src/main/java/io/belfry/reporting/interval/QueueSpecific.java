package io.belfry.reporting.interval;

import static io.belfry.reporting.queue.QueueExit.ABANDONED;
import static io.belfry.reporting.queue.QueueExit.ANSWERED;

import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The calls to one number that entered one queue in one quarter of an hour: a row of {@code
 * stat_queue_specific} (D24). Calls that were turned away before they entered are not offered.
 *
 * @param start of the quarter
 * @param dstNum empty when unknown
 * @param sumRespDelay waiting time of answered calls, as the PBX counts it (D27)
 * @param abandonedMoreT2 abandoned, in spite of the seed's text (D25)
 */
public record QueueSpecific(
        Instant start,
        QueueName queue,
        String dstNum,
        int offered,
        int abandoned,
        int sumRespDelay,
        int answerLessT1,
        int abandonedBetween,
        int answerBetween,
        int abandonedMoreT2,
        int communicationTime,
        int holdTime,
        int wrapUpTime) {

    private record Key(Instant start, QueueName queue, String dstNum) {}

    /** The rows of those passes, by quarter, queue and number. */
    public static List<QueueSpecific> of(
            Collection<CountedPass> passes, Function<QueueName, Threshold> thresholds) {
        Map<Key, List<CountedPass>> groups = new LinkedHashMap<>();
        for (CountedPass counted : passes) {
            QueueExit status = counted.pass().status();
            if (status == null || !status.beforeEntering()) {
                groups.computeIfAbsent(key(counted), k -> new ArrayList<>()).add(counted);
            }
        }
        return groups.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue(), thresholds.apply(e.getKey().queue())))
                .sorted(
                        Comparator.comparing(QueueSpecific::start)
                                .thenComparing(q -> q.queue().value())
                                .thenComparing(QueueSpecific::dstNum))
                .toList();
    }

    private static Key key(CountedPass counted) {
        return new Key(
                QueueInterval.quarterOf(counted.pass().queueTime()),
                counted.pass().queue(),
                counted.dstNum() == null ? "" : counted.dstNum());
    }

    private static QueueSpecific of(Key key, List<CountedPass> passes, Threshold t) {
        return new QueueSpecific(
                key.start(),
                key.queue(),
                key.dstNum(),
                passes.size(),
                count(passes, ABANDONED, w -> true),
                passes.stream()
                        .map(CountedPass::pass)
                        .filter(p -> p.status() == ANSWERED)
                        .mapToInt(QueueSpecific::waited)
                        .sum(),
                count(passes, ANSWERED, t::isLess),
                count(passes, ABANDONED, t::isBetween),
                count(passes, ANSWERED, t::isBetween),
                count(passes, ABANDONED, t::isMore),
                sum(passes, CountedPass::talkSeconds),
                sum(passes, CountedPass::holdSeconds),
                sum(passes, CountedPass::wrapUpSeconds));
    }

    private static int count(
            List<CountedPass> passes, QueueExit how, Predicate<Integer> afterSeconds) {
        return Math.toIntExact(
                passes.stream()
                        .map(CountedPass::pass)
                        .filter(p -> p.status() == how && afterSeconds.test(waited(p)))
                        .count());
    }

    private static int waited(QueueCall pass) {
        return pass.waitSeconds() == null ? 0 : pass.waitSeconds();
    }

    private static int sum(List<CountedPass> passes, ToIntFunction<CountedPass> seconds) {
        return passes.stream().mapToInt(seconds).sum();
    }
}
