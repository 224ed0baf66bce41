package io.belfry.pbx.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Counts what a source gave. One thread counts, any may look. */
public final class SourceMeter {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private record Sample(Instant time, long rows, long done) {}

    private final InstantSource clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long rows;
    private long done;
    private long deadLetters;
    private volatile SourceStatus status;

    public SourceMeter(InstantSource clock) {
        this.clock = clock;
        Instant now = clock.instant();
        this.status =
                new SourceStatus(
                        Optional.of("not read yet"),
                        Optional.empty(),
                        now,
                        0,
                        0,
                        0,
                        0,
                        Duration.ZERO,
                        Optional.empty(),
                        now);
        samples.add(new Sample(now, 0, 0));
    }

    public SourceStatus status() {
        return status;
    }

    /** Reading or publishing fails. */
    public void failed(String reason) {
        Instant now = clock.instant();
        status =
                new SourceStatus(
                        Optional.of(reason),
                        status.notice(),
                        status.failure().isPresent() ? status.since() : now,
                        status.behind(),
                        rows,
                        deadLetters,
                        0,
                        status.lag(),
                        Optional.empty(),
                        now);
    }

    /** A batch was published. */
    public void published(Batch<?> batch) {
        Instant now = clock.instant();
        for (Item<?> item : batch.items()) {
            if (item instanceof Item.Row) {
                rows++;
            } else {
                deadLetters++;
            }
        }
        done += batch.done();
        Sample last = samples.getLast();
        if (Duration.between(last.time(), now).compareTo(WINDOW.dividedBy(10)) >= 0) {
            samples.add(new Sample(now, rows, done));
            while (samples.size() > 2
                    && Duration.between(samples.getFirst().time(), now).compareTo(WINDOW) > 0) {
                samples.removeFirst();
            }
        }
        Sample first = samples.getFirst();
        double seconds = Math.max(1, Duration.between(first.time(), now).toMillis()) / 1000.0;
        double donePerSecond = (done - first.done()) / seconds;
        status =
                new SourceStatus(
                        Optional.empty(),
                        batch.notice(),
                        status.failure().isPresent() ? now : status.since(),
                        batch.behind(),
                        rows,
                        deadLetters,
                        (rows - first.rows()) / seconds,
                        lag(batch, now),
                        batch.more() && donePerSecond > 0
                                ? Optional.of(
                                        Duration.ofSeconds((long) (batch.behind() / donePerSecond)))
                                : Optional.empty(),
                        now);
    }

    /** The clocks of the PBX and of this machine may differ: never less than zero. */
    private Duration lag(Batch<?> batch, Instant now) {
        if (!batch.more()) {
            return Duration.ZERO;
        }
        return batch.reached()
                .map(reached -> Duration.between(reached, now))
                .filter(age -> !age.isNegative())
                .orElse(status.lag());
    }
}
