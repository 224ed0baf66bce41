package io.belfry.pbx.directory.xivo;

import java.util.List;
import java.util.Map;

/**
 * The rows of all tables as of one moment.
 *
 * @param rows none for a table that is not there
 * @param missing tables and columns that are not there and can be done without
 */
public record XivoRows(Map<XivoTable, List<XivoRow>> rows, List<String> missing) {

    /** The rows in the order of their keys. */
    List<XivoRow> of(XivoTable table) {
        return rows.getOrDefault(table, List.of()).stream().sorted(XivoRow.ORDER).toList();
    }

    /** Whether there is such a table. */
    boolean has(XivoTable table) {
        return rows.containsKey(table);
    }
}
