package io.belfry.pbx.source;

import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Rows of the table {@code queue_log}; events that nobody knows are kept. {@code time} is text on
 * some PBXs (XiVO: varchar) and a timestamp on others.
 */
public record QueueLogTable(ZoneId zone) implements TableReader<QueueLogRow> {

    private static final List<String> COLUMNS =
            List.of(
                    "time",
                    "callid",
                    "queuename",
                    "agent",
                    "event",
                    "data1",
                    "data2",
                    "data3",
                    "data4",
                    "data5");

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> neededColumns() {
        return List.of("time", "callid", "queuename", "agent", "event");
    }

    @Override
    public Optional<Instant> time(TableRow row) {
        return RowTimes.read(row.text(0), zone);
    }

    @Override
    public Item<QueueLogRow> read(String sourceId, TableRow row, Optional<Instant> time) {
        try {
            return new Item.Row<>(
                    new QueueLogRow(
                            sourceId,
                            row.required(0, time),
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            row.required(4),
                            row.text(5),
                            row.text(6),
                            row.text(7),
                            row.text(8),
                            row.text(9)));
        } catch (IllegalArgumentException e) {
            return new Item.Bad<>(sourceId, row.json(), e.getMessage());
        }
    }
}
