package io.belfry.gateway.core.view;

import io.belfry.contracts.id.PbxId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything known of every PBX at one moment; immutable. */
public final class StateView {

    /** Nothing is known yet. */
    public static final StateView EMPTY = new StateView(Map.of());

    private final Map<String, PbxView> pbxs;

    private StateView(Map<String, PbxView> pbxs) {
        this.pbxs = pbxs;
    }

    /** A view and what led to it; no change when the record said nothing new. */
    public record Step(StateView view, Optional<Change<?, ?>> change) {}

    /** What is known of a PBX. */
    public PbxView of(PbxId pbx) {
        return pbxs.getOrDefault(pbx.value(), PbxView.EMPTY);
    }

    /** All PBXs by name. */
    public Map<String, PbxView> pbxs() {
        return pbxs;
    }

    /**
     * The view after a record of that value.
     *
     * @throws IllegalArgumentException when the value has no id
     */
    public <K extends Comparable<K>, V> Step set(PbxId pbx, Kind<K, V> kind, V value) {
        K key = kind.key().apply(value);
        if (key == null) {
            throw new IllegalArgumentException("the value has no id");
        }
        Table<K, V> table = of(pbx).table(kind);
        Optional<V> before = table.get(key);
        if (before.filter(value::equals).isPresent()) {
            return new Step(this, Optional.empty());
        }
        return step(table.with(key, value), new Change<>(pbx, kind, before, Optional.of(value)));
    }

    /**
     * The view after the deletion of an object.
     *
     * @param object the object half of the record key
     * @throws IllegalArgumentException when it is not a key of that kind
     */
    public <K extends Comparable<K>, V> Step remove(PbxId pbx, Kind<K, V> kind, String object) {
        K key = kind.parseKey().apply(object);
        Table<K, V> table = of(pbx).table(kind);
        Optional<V> before = table.get(key);
        if (before.isEmpty()) {
            return new Step(this, Optional.empty());
        }
        return step(table.without(key), new Change<>(pbx, kind, before, Optional.empty()));
    }

    private <K extends Comparable<K>, V> Step step(Table<K, V> table, Change<K, V> change) {
        Map<String, PbxView> changed = new TreeMap<>(pbxs);
        changed.put(change.pbx().value(), of(change.pbx()).with(change.kind(), table));
        return new Step(new StateView(changed), Optional.of(change));
    }
}
