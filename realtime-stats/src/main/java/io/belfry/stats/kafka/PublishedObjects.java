package io.belfry.stats.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.PbxPartitioner;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads what was published last. An instance has the PBXs of its partitions; when the instances
 * know each other's addresses, it says which other one has a PBX that it has not.
 */
@ApplicationScoped
public class PublishedObjects {

    /** An object of a PBX. */
    public record Published<T>(PbxId pbx, T object) {

        /** The same, seen otherwise. */
        public <V> Published<V> map(Function<T, V> view) {
            return new Published<>(pbx, view.apply(object));
        }
    }

    private final KafkaStreams streams;
    private final String address;
    private final ObjectMapper json = EventCodec.mapperCopy();

    PublishedObjects(
            KafkaStreams streams,
            @ConfigProperty(name = "quarkus.kafka-streams.application-server")
                    Optional<String> address) {
        this.streams = streams;
        this.address = address.filter(a -> !a.isBlank()).orElse(null);
    }

    /**
     * The objects of a PBX on a compacted topic.
     *
     * @throws ElsewhereException when another instance has them
     */
    public <T> List<Published<T>> all(Topic<T> topic, PbxId pbx) {
        here(pbx);
        String prefix = topic.name() + "/" + new RecordKey(pbx, "");
        List<Published<T>> objects = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store().range(prefix, prefix + '\uffff')) {
            while (rows.hasNext()) {
                objects.add(new Published<>(pbx, read(topic, rows.next().value)));
            }
        } catch (InvalidStateStoreException e) {
            throw new ServiceUnavailableException(1L, e);
        }
        return objects;
    }

    /**
     * The object of a PBX with that id.
     *
     * @throws ElsewhereException when another instance has it
     */
    public <T> Optional<Published<T>> withId(Topic<T> topic, PbxId pbx, int id) {
        here(pbx);
        try {
            byte[] value =
                    store().get(topic.name() + "/" + new RecordKey(pbx, Integer.toString(id)));
            return Optional.ofNullable(value).map(v -> new Published<>(pbx, read(topic, v)));
        } catch (InvalidStateStoreException e) {
            throw new ServiceUnavailableException(1L, e);
        }
    }

    private void here(PbxId pbx) {
        if (address == null) {
            return;
        }
        KeyQueryMetadata where =
                streams.queryMetadataForKey(
                        StatsTopology.PUBLISHED,
                        new RecordKey(pbx, "").toString(),
                        (topic, key, value, partitions) ->
                                Optional.of(Set.of(PbxPartitioner.partition(key, partitions))));
        if (where.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new ServiceUnavailableException(1L);
        }
        String keeper = where.activeHost().host() + ":" + where.activeHost().port();
        if (!keeper.equals(address)) {
            throw new ElsewhereException(keeper);
        }
    }

    private <T> T read(Topic<T> topic, byte[] value) {
        try {
            return json.readValue(value, topic.type());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what was published", e);
        }
    }

    private ReadOnlyKeyValueStore<String, byte[]> store() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                        StatsTopology.PUBLISHED, QueryableStoreTypes.keyValueStore()));
    }
}
