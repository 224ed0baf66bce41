package io.belfry.stats.store;

import io.belfry.contracts.id.PbxId;
import java.util.Set;

/** Where the facts are kept. */
public interface Tables {

    /** The table of that kind; the kind has no slash. */
    <V> Table<V> table(String kind, Class<V> type);

    /** Every PBX of which anything is kept. */
    Set<PbxId> pbxs();
}
