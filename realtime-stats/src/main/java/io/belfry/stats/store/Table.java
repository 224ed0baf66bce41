package io.belfry.stats.store;

import io.belfry.contracts.id.PbxId;
import java.util.List;

/** Values of one kind, kept per PBX under a key. */
public interface Table<V> {

    /** The value, or null. */
    V get(PbxId pbx, String key);

    /** Keeps a value. */
    void put(PbxId pbx, String key, V value);

    /** Forgets a value. */
    void delete(PbxId pbx, String key);

    /** The values whose keys begin like that, in the order of their keys. */
    List<V> startingWith(PbxId pbx, String prefix);

    /** All values of a PBX, in the order of their keys. */
    default List<V> all(PbxId pbx) {
        return startingWith(pbx, "");
    }
}
