package io.belfry.pbx.source;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Rows of the table {@code cel}, of Asterisk 11 (O23), 13 (O24) and later: event names are kept,
 * and so are the nulls of XiVO's columns.
 */
public record CelTable(ZoneId zone) implements TableReader<CelRow> {

    private static final List<String> COLUMNS =
            List.of(
                    "eventtype",
                    "eventtime",
                    "userdeftype",
                    "cid_name",
                    "cid_num",
                    "cid_ani",
                    "cid_rdnis",
                    "cid_dnid",
                    "exten",
                    "context",
                    "channame",
                    "appname",
                    "appdata",
                    "amaflags",
                    "accountcode",
                    "peeraccount",
                    "uniqueid",
                    "linkedid",
                    "userfield",
                    "peer",
                    "extra");

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> neededColumns() {
        return List.of("eventtype", "eventtime", "uniqueid", "linkedid");
    }

    @Override
    public Optional<Instant> time(TableRow row) {
        return RowTimes.read(row.text(1), zone);
    }

    @Override
    public Item<CelRow> read(String sourceId, TableRow row, Optional<Instant> time) {
        try {
            return new Item.Row<>(
                    new CelRow(
                            sourceId,
                            row.required(0),
                            row.required(1, time),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.text(6),
                            row.text(7),
                            row.text(8),
                            row.text(9),
                            row.text(10),
                            row.text(11),
                            row.text(12),
                            row.number(13),
                            row.text(14),
                            row.text(15),
                            new UniqueId(row.required(16)),
                            new LinkedId(row.required(17)),
                            row.text(18),
                            row.text(19),
                            row.text(20)));
        } catch (IllegalArgumentException e) {
            return new Item.Bad<>(sourceId, row.json(), e.getMessage());
        }
    }
}
