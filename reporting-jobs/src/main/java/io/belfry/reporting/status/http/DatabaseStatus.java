package io.belfry.reporting.status.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.status.SourceTimes;
import io.belfry.reporting.status.TableStatus;
import io.belfry.reporting.status.TableStatus.State;
import io.belfry.reporting.status.kafka.SourceReader;
import io.belfry.reporting.status.sql.TableStatuses;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** Puts together what the topics and the tables say. */
@Singleton
class DatabaseStatus {

    private final SourceReader source;
    private final TableStatuses tables;
    private final InstantSource clock;

    DatabaseStatus(SourceReader source, TableStatuses tables, InstantSource clock) {
        this.source = source;
        this.tables = tables;
        this.clock = clock;
    }

    List<PbxId> pbxs() throws SQLException {
        return tables.pbxs();
    }

    StatusView of(PbxId pbx) throws SQLException {
        SourceTimes times = source.of(pbx);
        List<TableStatus> statuses = tables.of(pbx, times, clock.instant());
        State state =
                statuses.stream()
                        .map(TableStatus::state)
                        .filter(s -> s == State.LATE || s == State.MISSING)
                        .findFirst()
                        .orElse(State.OK);
        return new StatusView(pbx.value(), state.name(), times.cel(), times.queueLog(), statuses);
    }
}
