package io.belfry.replication.sql;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.replication.sql.RowTable.FromPbx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes log rows and configuration into {@code xivo_stats}. Every statement may be repeated, so no
 * transaction is needed: a batch that was half written is written again (DESIGN §2).
 */
@Singleton
public class SqlSink implements BatchHandler {

    /** What {@link #handle} takes. */
    public static final List<Topic<?>> TOPICS =
            Stream.concat(
                            Stream.<Topic<?>>of(Topics.PBX_CEL, Topics.PBX_QUEUE_LOG),
                            ConfigurationTable.ALL.stream().map(ConfigurationTable::topic))
                    .toList();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final MonthPartitions partitions;

    SqlSink(Pool pool, MonthPartitions partitions) {
        this.pool = pool;
        this.partitions = partitions;
    }

    @Override
    public void handle(List<Received<?>> batch) throws RejectedException {
        try {
            write(RowTable.CEL, rows(batch, Topics.PBX_CEL, CelRow::sourceId, CelRow::eventTime));
            write(
                    RowTable.QUEUE_LOG,
                    rows(batch, Topics.PBX_QUEUE_LOG, QueueLogRow::sourceId, QueueLogRow::time));
            for (Received<?> received : batch) {
                for (ConfigurationTable<?> table : ConfigurationTable.ALL) {
                    if (table.topic().equals(received.topic())) {
                        configure(table, received);
                    }
                }
            }
        } catch (PgException e) {
            throw rejected(e);
        }
    }

    private static <T> List<FromPbx<T>> rows(
            List<Received<?>> batch,
            Topic<T> topic,
            Function<T, String> sourceId,
            Function<T, Instant> time)
            throws RejectedException {
        List<FromPbx<T>> rows = new ArrayList<>();
        for (Received<?> received : batch) {
            Envelope<T> envelope = received.valueOf(topic).orElse(null);
            if (envelope == null) {
                continue;
            }
            T row = envelope.data();
            if (sourceId.apply(row) == null) {
                throw new RejectedException("sourceId is missing", null);
            }
            Instant logged = Objects.requireNonNullElse(time.apply(row), envelope.time());
            rows.add(new FromPbx<>(envelope.pbx(), logged, row));
        }
        return rows;
    }

    private <R> void write(RowTable<R> table, List<R> rows) {
        if (!rows.isEmpty()) {
            partitions.ensure(table.name(), rows.stream().map(table.time()).toList());
            execute(table.insert(), table.arrays(rows));
        }
    }

    private <T> void configure(ConfigurationTable<T> table, Received<?> received) {
        switch (received.decoded()) {
            case Decoded.Value<?>(Envelope<?> envelope) -> {
                T object = table.topic().type().cast(envelope.data());
                RecordKey key = new RecordKey(envelope.pbx(), table.topic().object().apply(object));
                String json = new String(EventCodec.value(envelope.data()), StandardCharsets.UTF_8);
                if (recorded(table, key, envelope.time(), json)) {
                    Tuple values = Tuple.of(key.pbx().value(), key.object());
                    table.values(object).forEach(values::addValue);
                    execute(table.upsert(), values);
                }
            }
            case Decoded.Deleted<?>(RecordKey key) -> {
                Instant when = Instant.ofEpochMilli(received.record().timestamp());
                if (recorded(table, key, when, null)) {
                    execute(table.deactivate(), Tuple.of(key.pbx().value(), key.object()));
                }
            }
            case Decoded.UnknownType<?> unknown -> {
                // of a later version
            }
        }
    }

    private boolean recorded(
            ConfigurationTable<?> table, RecordKey key, Instant since, String json) {
        return execute(
                        "select record_configuration($1, $2, $3, $4, $5::text::jsonb)",
                        Tuple.tuple()
                                .addString(key.pbx().value())
                                .addString(table.name())
                                .addString(key.object())
                                .addOffsetDateTime(OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                                .addString(json))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private RowSet<Row> execute(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(PATIENCE);
    }

    /** A data exception (22) or a broken constraint (23) is the record's fault; the rest passes. */
    private static RejectedException rejected(PgException e) {
        String state = Objects.requireNonNullElse(e.getSqlState(), "");
        if (state.startsWith("22") || state.startsWith("23")) {
            return new RejectedException(e.getErrorMessage(), e);
        }
        throw e;
    }
}
