package io.belfry.pbx.source;

import io.belfry.contracts.pbx.QueueLogRow;
import java.time.ZoneId;

/** Rows of the table {@code queue_log}; events that nobody knows are kept. */
public record QueueLogTable(ZoneId zone) implements RowReader<QueueLogRow> {

    @Override
    public Item<QueueLogRow> read(String sourceId, String text) {
        try {
            JsonRow row = JsonRow.parse(text);
            return new Item.Row<>(
                    new QueueLogRow(
                            sourceId,
                            RowTimes.parse(row.text("time"), zone),
                            row.text("callid"),
                            row.text("queuename"),
                            row.text("agent"),
                            row.required("event"),
                            row.text("data1"),
                            row.text("data2"),
                            row.text("data3"),
                            row.text("data4"),
                            row.text("data5")));
        } catch (IllegalArgumentException e) {
            return new Item.Bad<>(text, e.getMessage());
        }
    }
}
