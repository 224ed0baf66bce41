package io.belfry.gateway.core.view;

import io.belfry.contracts.id.PbxId;
import java.util.Optional;

/** What a record changed in the view of a PBX; before and after are never equal. */
public record Change<K extends Comparable<K>, V>(
        PbxId pbx, Kind<K, V> kind, Optional<V> before, Optional<V> after) {}
