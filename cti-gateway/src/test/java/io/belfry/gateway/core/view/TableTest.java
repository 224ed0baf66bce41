package io.belfry.gateway.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.QueueId;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void a_changed_copy_leaves_the_original_alone() {
        Table<QueueId, String> one = Table.<QueueId, String>empty().with(new QueueId(1), "one");
        Table<QueueId, String> changed =
                one.with(new QueueId(1), "uno").with(new QueueId(2), "two");
        assertThat(one.values()).containsExactly("one");
        assertThat(changed.values()).containsExactly("uno", "two");
        assertThat(changed.without(new QueueId(1)).values()).containsExactly("two");
        assertThat(changed.size()).isEqualTo(2);
    }

    @Test
    void values_come_in_the_order_of_their_keys() {
        Table<QueueId, Integer> table = Table.empty();
        for (int id : new int[] {300, 2, 64, 1, 65, 128}) {
            table = table.with(new QueueId(id), id);
        }
        assertThat(table.values()).containsExactly(1, 2, 64, 65, 128, 300);
    }

    /** The oracle is a sorted map that is told the same. */
    @Test
    void it_agrees_with_a_map_whatever_is_done_to_it() {
        Random random = new Random(42);
        TreeMap<QueueId, Integer> oracle = new TreeMap<>();
        Table<QueueId, Integer> table = Table.empty();
        for (int step = 0; step < 5000; step++) {
            QueueId key = new QueueId(random.nextInt(300));
            if (random.nextInt(3) == 0) {
                oracle.remove(key);
                table = table.without(key);
            } else {
                oracle.put(key, step);
                table = table.with(key, step);
            }
        }
        assertThat(table.values()).containsExactlyElementsOf(oracle.values());
        assertThat(table.size()).isEqualTo(oracle.size());
        assertThat(table.stream()).containsExactlyInAnyOrderElementsOf(oracle.values());
        for (QueueId key : oracle.keySet()) {
            assertThat(table.get(key)).contains(oracle.get(key));
        }
    }
}
