package io.belfry.pbx.app;

import io.belfry.contracts.Topics;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings;
import io.belfry.pbx.source.CelTable;
import io.belfry.pbx.source.QueueLogLines;
import io.belfry.pbx.source.QueueLogTable;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.StartAt;
import io.belfry.pbx.source.TableReader;
import io.belfry.pbx.source.file.LogFileSource;
import io.belfry.pbx.source.kafka.SourceLoop;
import io.belfry.pbx.source.sql.PbxDatabase;
import io.belfry.pbx.source.sql.TableSource;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The sources that the PBX file names. */
record Sources(
        PbxSettings settings,
        AdapterConfig.SourcesConfig config,
        KafkaSettings kafka,
        Vertx vertx,
        AdapterMetrics metrics,
        InstantSource clock) {

    List<SourceLoop<?>> loops() {
        List<SourceLoop<?>> loops = new ArrayList<>();
        if (settings.cel() instanceof PbxSettings.Database) {
            loops.add(
                    loop(
                            new SourceLoop.Route<>(
                                    "cel",
                                    Topics.PBX_CEL,
                                    table("cel", new CelTable(settings.zone())),
                                    CelRow::sourceId,
                                    CelRow::eventTime)));
        }
        loops.add(
                loop(
                        new SourceLoop.Route<>(
                                "queue-log",
                                Topics.PBX_QUEUE_LOG,
                                queueLog(),
                                QueueLogRow::sourceId,
                                QueueLogRow::time)));
        return List.copyOf(loops);
    }

    private RecordSource<QueueLogRow> queueLog() {
        return settings.queueLog() instanceof PbxSettings.LogFile(var path)
                ? new LogFileSource<>(path, new QueueLogLines(settings.zone()), start())
                : table("queue_log", new QueueLogTable(settings.zone()));
    }

    private <T> RecordSource<T> table(String table, TableReader<T> reader) {
        return new TableSource<>(
                new PbxDatabase(vertx, settings.database(), table),
                reader,
                start(),
                config.gapGrace(),
                clock);
    }

    private StartAt start() {
        try {
            return StartAt.parse(config.from(), settings.zone());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("belfry.sources.from " + e.getMessage(), e);
        }
    }

    private <T> SourceLoop<T> loop(SourceLoop.Route<T> route) {
        return new SourceLoop<>(
                settings.name(),
                route,
                kafka,
                config.pollInterval(),
                config.batch(),
                metrics,
                clock);
    }
}
