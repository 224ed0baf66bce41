package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.interval.QueueInterval;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads {@code stat_queue_periodic}. */
@Singleton
public class QueueIntervals {

    private final DataSource database;

    QueueIntervals(DataSource database) {
        this.database = database;
    }

    /**
     * The quarters that begin from {@code from} to before {@code to}, by time and queue.
     *
     * @param queue only that one
     */
    public List<QueueInterval> between(
            PbxId pbx, Instant from, Instant to, Optional<QueueName> queue) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Sql(connection)
                    .query(
                            "select * from stat_queue_periodic where pbx = ? and \"time\" >= ? and \"time\" < ? and queue = coalesce(?, queue) order by \"time\", queue",
                            QueuePeriodicTable::read,
                            pbx.value(),
                            from,
                            to,
                            queue.map(QueueName::value).orElse(null));
        }
    }
}
