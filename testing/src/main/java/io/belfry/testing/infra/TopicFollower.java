package io.belfry.testing.infra;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The committed values of a topic as it grows, read in a thread of its own from the beginning. What
 * makes the thread fail is thrown to whoever asks for values from then on.
 *
 * @param <T> type of the values
 */
public final class TopicFollower<T> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<T> topic;
    private final TopicReader records;
    private final List<Envelope<T>> values = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile Throwable failure;

    TopicFollower(String bootstrap, String prefix, Topic<T> topic) {
        this.topic = topic;
        this.records = new TopicReader(bootstrap, topic.name(prefix));
        this.thread = Thread.ofPlatform().daemon().name("follow-" + topic.name()).start(this::run);
    }

    /**
     * How many values were read so far.
     *
     * @throws IllegalStateException when reading has failed
     */
    public int count() {
        check();
        return values.size();
    }

    /**
     * The values read so far, without the first {@code from}.
     *
     * @throws IllegalStateException when reading has failed
     */
    public Stream<T> since(int from) {
        check();
        return values.stream().skip(from).map(Envelope::data);
    }

    @Override
    public void close() throws InterruptedException {
        records.wakeup();
        thread.join(Duration.ofSeconds(10));
    }

    private void check() {
        if (failure != null) {
            throw new IllegalStateException("cannot read " + topic.name() + " any more", failure);
        }
    }

    private void run() {
        try (records) {
            while (true) {
                records.poll(POLL)
                        .forEach(r -> TopicReader.decode(topic, r).ifPresent(values::add));
            }
        } catch (WakeupException e) {
            // closed
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }
}
