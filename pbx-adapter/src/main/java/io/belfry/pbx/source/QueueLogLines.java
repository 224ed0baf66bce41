package io.belfry.pbx.source;

import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Lines of the file {@code queue_log}: {@code epoch|callid|queue|agent|event|data1|…|data5}. */
public record QueueLogLines(ZoneId zone) implements RowReader<QueueLogRow> {

    private static final int FIXED = 5;
    private static final int FIELDS = 10;

    @Override
    public Item<QueueLogRow> read(String sourceId, String line) {
        String[] fields = line.split("\\|", FIELDS);
        if (fields.length < FIXED) {
            return new Item.Bad<>(sourceId, line, "a line of queue_log has at least five fields");
        }
        if (fields[4].isBlank()) {
            return new Item.Bad<>(sourceId, line, "the event is missing");
        }
        Optional<Instant> time = RowTimes.read(fields[0], zone);
        if (time.isEmpty()) {
            return new Item.Bad<>(sourceId, line, "the first field is no time");
        }
        return new Item.Row<>(
                new QueueLogRow(
                        sourceId,
                        time.get(),
                        fields[1],
                        fields[2],
                        fields[3],
                        fields[4],
                        data(fields, 5),
                        data(fields, 6),
                        data(fields, 7),
                        data(fields, 8),
                        data(fields, 9)));
    }

    @Override
    public Optional<Instant> time(String line) {
        int end = line.indexOf('|');
        return end < 0 ? Optional.empty() : RowTimes.read(line.substring(0, end), zone);
    }

    private static String data(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }
}
