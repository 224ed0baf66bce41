package io.belfry.stats.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what was published last from the stores of this instance. */
@ApplicationScoped
public class PublishedObjects {

    /** An object of a PBX. */
    public record Published<T>(PbxId pbx, T object) {}

    private final KafkaStreams streams;
    private final ObjectMapper json = EventCodec.mapperCopy();

    PublishedObjects(KafkaStreams streams) {
        this.streams = streams;
    }

    /** All objects of a compacted topic. */
    public <T> List<Published<T>> all(Topic<T> topic) {
        return read(topic, null);
    }

    /** The objects with that id, one per PBX. */
    public <T> List<Published<T>> withId(Topic<T> topic, int id) {
        return read(topic, Integer.toString(id));
    }

    private <T> List<Published<T>> read(Topic<T> topic, String id) {
        String prefix = topic.name() + "/";
        List<Published<T>> objects = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store().range(prefix, prefix + '\uffff')) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                RecordKey key = RecordKey.parse(row.key.substring(prefix.length()));
                if (id == null || id.equals(key.object())) {
                    objects.add(
                            new Published<>(key.pbx(), json.readValue(row.value, topic.type())));
                }
            }
        } catch (InvalidStateStoreException e) {
            throw new ServiceUnavailableException(1L, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what was published", e);
        }
        return objects;
    }

    private ReadOnlyKeyValueStore<String, byte[]> store() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                        StatsTopology.PUBLISHED, QueryableStoreTypes.keyValueStore()));
    }
}
