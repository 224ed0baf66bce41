package io.belfry.stats.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Publishes results; remembers what it published last, so that nothing is said twice. */
final class KafkaOutbox implements Outbox {

    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<String, byte[]> published;
    private final ObjectMapper json;
    private final DeadLetterListener listener;
    private boolean told;

    KafkaOutbox(
            ProcessorContext<byte[], byte[]> context,
            KeyValueStore<String, byte[]> published,
            ObjectMapper json,
            DeadLetterListener listener) {
        this.context = context;
        this.listener = listener;
        this.published = published;
        this.json = json;
    }

    /** Whether anything was told since this was asked last. */
    boolean told() {
        boolean since = told;
        told = false;
        return since;
    }

    @Override
    public <T> void state(Topic<T> topic, Moment moment, T object) {
        RecordKey key = new RecordKey(moment.pbx(), topic.object().apply(object));
        byte[] value = EventCodec.value(object);
        String row = row(topic, key);
        if (!same(value, published.get(row))) {
            published.put(row, value);
            send(topic, moment, topic.name() + "/" + key.object(), object, value);
        }
        if (object instanceof QueueStatistics queue) {
            listener.numbers(moment.pbx(), queue);
        }
    }

    @Override
    public <T> void event(Topic<T> topic, Moment moment, String what, T event) {
        send(topic, moment, topic.name() + "/" + what, event, EventCodec.value(event));
    }

    @Override
    public void gone(Topic<?> topic, Moment moment, String object) {
        RecordKey key = new RecordKey(moment.pbx(), object);
        if (published.delete(row(topic, key)) != null) {
            forward(topic, new Record<>(bytes(key), (byte[]) null, moment.time().toEpochMilli()));
        }
        if (topic == Topics.STATS_QUEUES) {
            listener.gone(moment.pbx(), new QueueId(Integer.parseInt(object)));
        }
    }

    private <T> void send(Topic<T> topic, Moment moment, String what, T data, byte[] value) {
        Envelope<T> envelope =
                new Envelope<>(moment.cause() + "/" + what, moment.pbx(), moment.time(), data);
        forward(
                topic,
                new Record<>(
                        bytes(topic.key(envelope)),
                        value,
                        moment.time().toEpochMilli(),
                        new RecordHeaders(EventCodec.headers(envelope))));
    }

    private void forward(Topic<?> topic, Record<byte[], byte[]> record) {
        told = true;
        context.forward(record, topic.name());
    }

    /** Equal as JSON: the order of the members of an object is no difference. */
    private boolean same(byte[] now, byte[] before) {
        if (before == null || Arrays.equals(now, before)) {
            return before != null;
        }
        try {
            return json.readTree(now).equals(json.readTree(before));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what was published", e);
        }
    }

    private static String row(Topic<?> topic, RecordKey key) {
        return topic.name() + "/" + key;
    }

    private static byte[] bytes(RecordKey key) {
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }
}
