package io.belfry.stats.oracle;

import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.simulator.load.Site;
import io.belfry.stats.engine.Engine;
import io.belfry.stats.engine.Heartbeat;
import io.belfry.stats.fixture.MemoryTables;
import io.belfry.stats.fixture.StatsDriver;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Plays a day to the engine at any speed, and keeps what it published last. */
final class Replay implements Outbox {

    private static final PbxId PBX = StatsDriver.PBX;

    private final MemoryTables tables = new MemoryTables();
    private final Days days;
    private final Map<String, Object> published = new HashMap<>();
    private final Map<String, Object> aside = new HashMap<>();
    private Instant watched;
    private PbxMemory memory = new PbxMemory();
    private Engine engine;
    private Heartbeat heartbeat;
    private int ids;

    Replay(Site site, Days days, Instant start) {
        this.days = days;
        restartService();
        heartbeat.knows(PBX);
        configure(site, start);
    }

    /** The service stops and starts again with the facts that it kept. */
    void restartService() {
        engine = new Engine(tables, this, days, RuleBook.STANDARD);
        heartbeat = new Heartbeat(engine, tables, days);
    }

    void play(SimulatedDay.Input input) {
        Instant time = input.time();
        switch (input) {
            case SimulatedDay.Said(Instant at, PbxEvent event) -> said(at, event);
            case SimulatedDay.Logged(Instant at, var row) -> {
                heartbeat.until(PBX, at);
                engine.on(moment(at), row);
            }
            case SimulatedDay.Restarted(Instant at) -> {
                memory = memory.restarted();
                resync(at);
            }
        }
        heartbeat.heard(PBX, time, time);
    }

    /** The link breaks and comes back at once: everything is read again. */
    void resync(Instant at) {
        String id = "r" + ++ids;
        say(at, new LinkLost("cut"));
        say(at, new ResyncBegun(id));
        memory.snapshot(at).forEach(event -> say(at, event));
        say(at, new ResyncEnded(id));
    }

    /** How many facts of each kind are kept. */
    Map<String, Integer> kept() {
        return tables.sizes();
    }

    /** Publishes everything as it is at that moment, and keeps what it says of another one. */
    void beat(Instant at, Instant other) {
        watched = other;
        aside.clear();
        heartbeat.beat(at);
        watched = null;
    }

    /** What the last beat said of the other moment. */
    <T> T aside(Topic<T> topic, int id) {
        return topic.type().cast(aside.get(topic.name() + "/" + id));
    }

    /** What was published last of an object, null when never. */
    <T> T last(Topic<T> topic, int id) {
        return topic.type().cast(published.get(topic.name() + "/" + id));
    }

    @Override
    public <T> void state(Topic<T> topic, Moment moment, T object) {
        String key = topic.name() + "/" + topic.object().apply(object);
        published.put(key, object);
        if (moment.time().equals(watched)) {
            aside.put(key, object);
        }
    }

    @Override
    public <T> void event(Topic<T> topic, Moment moment, String what, T event) {}

    @Override
    public void gone(Topic<?> topic, Moment moment, String object) {
        published.remove(topic.name() + "/" + object);
    }

    private void said(Instant at, PbxEvent event) {
        memory.on(at, event);
        say(at, event);
    }

    private void say(Instant at, PbxEvent event) {
        heartbeat.until(PBX, at);
        engine.on(moment(at), event);
    }

    private void configure(Site site, Instant start) {
        Configuration all = Configuration.of(site);
        all.lines().forEach(line -> engine.configured(moment(start), line));
        all.agents().forEach(agent -> engine.configured(moment(start), agent));
        all.queues().forEach(queue -> engine.configured(moment(start), queue));
    }

    private Moment moment(Instant at) {
        return new Moment(PBX, "e" + ++ids, at);
    }
}
