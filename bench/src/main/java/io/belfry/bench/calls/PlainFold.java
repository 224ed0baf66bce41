package io.belfry.bench.calls;

import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import io.belfry.stats.engine.Engine;
import io.belfry.stats.engine.Heartbeat;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.time.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * The rules of realtime-stats in a loop, for one PBX: no broker, no bytes, no store. Its clock is
 * that of the events, of which there are so many a second.
 */
public final class PlainFold {

    private static final PbxId PBX = new PbxId("bench");
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final CallStream stream;
    private final Engine engine;
    private final Heartbeat heartbeat;
    private final long nanosEach;
    private final Instant start;
    private Instant nextBeat;
    private long next;

    /**
     * @param perSecond events a second of the clock
     * @param told is given every object that would be published
     */
    public PlainFold(CallStream stream, int perSecond, Instant start, Consumer<Object> told) {
        this.stream = stream;
        this.start = start;
        nanosEach = 1_000_000_000L / perSecond;
        nextBeat = start;
        Days days = new Days(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        MemoryTables tables = new MemoryTables();
        engine = new Engine(tables, new Told(told), days, RuleBook.STANDARD);
        heartbeat = new Heartbeat(engine, tables, days);
        Moment moment = new Moment(PBX, "config", start);
        Centre centre = stream.centre();
        centre.lineConfigs().forEach(line -> engine.configured(moment, line));
        centre.agentConfigs().forEach(agent -> engine.configured(moment, agent));
        centre.queueConfigs().forEach(queue -> engine.configured(moment, queue));
        centre.logins().forEach(event -> engine.on(moment, event));
        heartbeat.knows(PBX);
    }

    /** Folds the next items. */
    public void fold(int count) {
        for (int i = 0; i < count; i++) {
            Instant time = start.plusNanos(next * nanosEach);
            Moment moment = new Moment(PBX, Long.toString(next), time);
            heartbeat.until(PBX, time);
            switch (stream.item(next++, time)) {
                case Item.Said(var event) -> engine.on(moment, event);
                case Item.Logged(var row) -> engine.on(moment, row);
            }
            heartbeat.heard(PBX, time, time);
            if (!time.isBefore(nextBeat)) {
                heartbeat.beat(time);
                nextBeat = time.plus(INTERVAL);
            }
        }
    }

    private record Told(Consumer<Object> told) implements Outbox {

        @Override
        public <T> void state(Topic<T> topic, Moment moment, T object) {
            told.accept(object);
        }

        @Override
        public <T> void event(Topic<T> topic, Moment moment, String what, T event) {
            told.accept(event);
        }

        @Override
        public void gone(Topic<?> topic, Moment moment, String object) {}
    }
}
