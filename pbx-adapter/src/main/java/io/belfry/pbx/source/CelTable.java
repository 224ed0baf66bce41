package io.belfry.pbx.source;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.ZoneId;

/**
 * Rows of the table {@code cel}, of Asterisk 11 (O23), 13 (O24) and later: event names are kept.
 */
public record CelTable(ZoneId zone) implements RowReader<CelRow> {

    @Override
    public Item<CelRow> read(String sourceId, String text) {
        try {
            JsonRow row = JsonRow.parse(text);
            return new Item.Row<>(
                    new CelRow(
                            sourceId,
                            row.required("eventtype"),
                            RowTimes.parse(row.text("eventtime"), zone),
                            row.text("userdeftype"),
                            row.text("cid_name"),
                            row.text("cid_num"),
                            row.text("cid_ani"),
                            row.text("cid_rdnis"),
                            row.text("cid_dnid"),
                            row.text("exten"),
                            row.text("context"),
                            row.text("channame"),
                            row.text("appname"),
                            row.text("appdata"),
                            row.number("amaflags"),
                            row.text("accountcode"),
                            row.text("peeraccount"),
                            new UniqueId(row.required("uniqueid")),
                            new LinkedId(row.required("linkedid")),
                            row.text("userfield"),
                            row.text("peer"),
                            row.text("extra")));
        } catch (IllegalArgumentException e) {
            return new Item.Bad<>(text, e.getMessage());
        }
    }
}
