package io.belfry.simulator.truth;

import io.belfry.simulator.truth.Fact.QueuePass;
import io.belfry.simulator.truth.Fact.Ring;
import io.belfry.simulator.truth.Witness.RingEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The passages through queues that are not over. */
final class Passes {

    /** Which call in which queue. */
    record Key(String call, String queue) {}

    private static final class Pass {
        private final String caller;
        private final String dialled;
        private final long arrivedAt;
        private final List<Ring> rings = new ArrayList<>();
        private long enteredAt;
        private int position;
        private long answeredAt;
        private String agent;
        private int waited;

        Pass(String caller, String dialled, long arrivedAt) {
            this.caller = caller;
            this.dialled = dialled;
            this.arrivedAt = arrivedAt;
        }
    }

    private final Map<Key, Pass> open = new LinkedHashMap<>();

    List<Key> keys() {
        return List.copyOf(open.keySet());
    }

    void arrives(Key key, String caller, String dialled, long now) {
        open.put(key, new Pass(caller, dialled, now));
    }

    void enters(Key key, int position, long now) {
        Pass pass = open.get(key);
        pass.enteredAt = now;
        pass.position = position;
    }

    void rings(Key key, String member, long now) {
        open.get(key).rings.add(new Ring(member, now, 0, null));
    }

    void ringEnds(Key key, String member, RingEnd how, long now) {
        open.get(key)
                .rings
                .replaceAll(
                        r ->
                                r.end() == null && r.agent().equals(member)
                                        ? new Ring(member, r.from(), now, how.name())
                                        : r);
    }

    void connects(Key key, String member, int waited, long now) {
        Pass pass = open.get(key);
        pass.answeredAt = now;
        pass.agent = member;
        pass.waited = waited;
    }

    void waited(Key key, int seconds) {
        open.get(key).waited = seconds;
    }

    /** The passage is over. */
    QueuePass over(Key key, String outcome, String endedBy, int talked, long now) {
        Pass p = open.remove(key);
        return new QueuePass(
                key.call(),
                key.queue(),
                p.caller,
                p.dialled,
                p.arrivedAt,
                p.enteredAt,
                p.position,
                p.answeredAt,
                now,
                p.agent,
                outcome,
                endedBy,
                p.waited,
                talked,
                List.copyOf(p.rings));
    }
}
