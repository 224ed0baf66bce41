package io.belfry.reporting.sql;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.SeatLog;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When agents came to a line and left it. */
final class AgentLogins {

    /** A login further back than that many changes of its line is forgotten. */
    private static final int MEMORY = 50;

    private AgentLogins() {}

    /** Notes a change; whether it is news. */
    static boolean take(Sql sql, PbxId pbx, String sourceId, SeatLog.Change change)
            throws SQLException {
        return sql.update(
                        "insert into reporting_agent_login (pbx, source_id, moment, line, agent, login) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        pbx.value(),
                        sourceId,
                        change.time(),
                        change.line(),
                        change.agent().value(),
                        change.login())
                > 0;
    }

    /** The seats of a PBX, as far as they are known now. */
    static AgentSeats seats(Sql sql, PbxId pbx) {
        return (line, time) -> occupant(sql, pbx, line, time);
    }

    private static Optional<AgentNumber> occupant(Sql sql, PbxId pbx, String line, Instant time) {
        try {
            List<SeatLog.Change> latestFirst =
                    sql.query(
                            "select moment, agent, login from reporting_agent_login where pbx = ? and line = ? and moment <= ? order by moment desc, arrival desc limit "
                                    + MEMORY,
                            row ->
                                    new SeatLog.Change(
                                            Sql.instant(row, "moment"),
                                            line,
                                            new AgentNumber(row.getString("agent")),
                                            row.getBoolean("login")),
                            pbx.value(),
                            line,
                            time);
            return SeatLog.occupant(latestFirst.reversed());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
