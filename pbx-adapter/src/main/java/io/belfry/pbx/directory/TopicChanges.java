package io.belfry.pbx.directory;

import java.util.ArrayList;
import java.util.List;

/** What changed on one {@code config.*} topic: ids of objects, as in the record key. */
public record TopicChanges(
        String topic, List<String> added, List<String> changed, List<String> deleted) {

    /** The ids of those differences. */
    public static TopicChanges of(
            String topic, List<? extends ConfigObjects.Difference<?>> differences) {
        TopicChanges changes =
                new TopicChanges(topic, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ConfigObjects.Difference<?> difference : differences) {
            List<String> ids =
                    difference.before() == null
                            ? changes.added
                            : difference.after() == null ? changes.deleted : changes.changed;
            ids.add(difference.key().object());
        }
        return changes;
    }

    /** How many objects. */
    public int size() {
        return added.size() + changed.size() + deleted.size();
    }
}
