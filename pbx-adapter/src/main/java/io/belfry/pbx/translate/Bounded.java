package io.belfry.pbx.translate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Forgets the eldest when there are too many: nothing of which the end was missed grows for ever.
 */
final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient Consumer<V> forgotten;

    Bounded(int most) {
        this(most, _ -> {});
    }

    /**
     * @param forgotten takes what is forgotten for want of room
     */
    Bounded(int most, Consumer<V> forgotten) {
        this.most = most;
        this.forgotten = forgotten;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        if (size() <= most) {
            return false;
        }
        forgotten.accept(eldest.getValue());
        return true;
    }
}
