package io.belfry.stats.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON of the store, for fixtures. */
public final class StoreMapper {

    private StoreMapper() {}

    /** As facts are kept. */
    public static ObjectMapper mapper() {
        return StoreJson.mapper();
    }
}
