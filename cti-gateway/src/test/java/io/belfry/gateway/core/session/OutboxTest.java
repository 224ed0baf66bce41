package io.belfry.gateway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.gateway.core.session.Outbox.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(3);

    @Test
    void frames_leave_in_the_order_they_came() {
        offer("a");
        keyed("queue 1", "b");
        offer("c");
        assertThat(drained()).containsExactly("a", "b", "c");
    }

    @Test
    void unsent_statistics_are_replaced_by_the_latest_in_their_place() {
        keyed("queue 1", "1 old");
        offer("state");
        keyed("queue 2", "2");
        assertThat(keyed("queue 1", "1 new")).isEqualTo(Offer.CONFLATED);
        assertThat(drained()).containsExactly("1 new", "state", "2");
    }

    @Test
    void sent_statistics_are_not_replaced() {
        keyed("queue 1", "1 old");
        assertThat(outbox.poll()).contains("1 old");
        assertThat(keyed("queue 1", "1 new")).isEqualTo(Offer.QUEUED);
        assertThat(drained()).containsExactly("1 new");
    }

    @Test
    void past_the_bound_the_outbox_gives_up_and_keeps_nothing() {
        IntStream.range(0, 3).forEach(i -> assertThat(offer("m" + i)).isEqualTo(Offer.QUEUED));
        assertThat(offer("one too many")).isEqualTo(Offer.OVERFLOW);
        assertThat(offer("later")).isEqualTo(Offer.CLOSED);
        assertThat(keyed("queue 1", "later")).isEqualTo(Offer.CLOSED);
        assertThat(drained()).isEmpty();
    }

    @Test
    void statistics_do_not_count_against_the_bound() {
        IntStream.range(0, 100)
                .forEach(i -> assertThat(keyed("queue " + i, "s")).isEqualTo(Offer.QUEUED));
        assertThat(offer("state")).isEqualTo(Offer.QUEUED);
        assertThat(outbox.size()).isEqualTo(101);
    }

    @Test
    void what_was_sent_makes_room_again() {
        for (int i = 0; i < 50; i++) {
            assertThat(offer("m")).isEqualTo(Offer.QUEUED);
            assertThat(outbox.poll()).contains("m");
        }
    }

    @Test
    void a_long_answer_counts_as_one_message() {
        assertThat(outbox.offerAll(List.of("a", "b", "c", "d", "e"))).isEqualTo(Offer.QUEUED);
        assertThat(offer("state")).isEqualTo(Offer.QUEUED);
        assertThat(drained()).containsExactly("a", "b", "c", "d", "e", "state");
    }

    /** 20 frames per message of the bound: 60 frames may wait, the 61st message is refused. */
    @Test
    void many_unread_answers_are_refused() {
        List<String> answer = IntStream.range(0, 60).mapToObj(i -> "f" + i).toList();
        assertThat(outbox.offerAll(answer)).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerAll(List.of("one"))).isEqualTo(Offer.OVERFLOW);
    }

    private Offer offer(String frame) {
        return outbox.offer(Optional.empty(), frame);
    }

    private Offer keyed(String key, String frame) {
        return outbox.offer(Optional.of(key), frame);
    }

    private List<String> drained() {
        List<String> frames = new ArrayList<>();
        for (Optional<String> f = outbox.poll(); f.isPresent(); f = outbox.poll()) {
            frames.add(f.get());
        }
        return frames;
    }
}
