package io.belfry.stats.kafka;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.UniqueId;
import java.util.function.Function;

/** The JSON of facts in the store: that of the contracts, with typed ids as keys of maps. */
final class StoreJson {

    private StoreJson() {}

    static ObjectMapper mapper() {
        SimpleModule keys = new SimpleModule("typed-keys");
        keys.addKeyDeserializer(AgentNumber.class, key(AgentNumber::new));
        keys.addKeyDeserializer(UniqueId.class, key(UniqueId::new));
        return EventCodec.mapperCopy().registerModule(keys);
    }

    private static KeyDeserializer key(Function<String, Object> of) {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return of.apply(key);
            }
        };
    }
}
