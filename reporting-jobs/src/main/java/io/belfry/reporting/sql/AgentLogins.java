package io.belfry.reporting.sql;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.agent.AgentPositions;
import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.SeatLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** All changes of a PBX, in order. */
    static List<SeatLog.Change> all(Sql sql, PbxId pbx) throws SQLException {
        return sql.query(
                "select moment, line, agent, login from reporting_agent_login where pbx = ? order by moment, arrival",
                AgentLogins::read,
                pbx.value());
    }

    /** Makes the rows of {@code agent_position} of those lines what the changes say (D33). */
    static void seat(Sql sql, PbxId pbx, Set<String> lines) throws SQLException {
        for (String line : lines) {
            List<SeatLog.Change> changes =
                    sql.query(
                            "select moment, line, agent, login from reporting_agent_login where pbx = ? and line = ? order by moment, arrival",
                            AgentLogins::read,
                            pbx.value(),
                            line);
            sql.update(
                    "delete from agent_position where pbx = ? and line_number = ? and start_time >= ?",
                    pbx.value(),
                    line,
                    changes.getFirst().time());
            sql.batch(
                    "insert into agent_position (agent_num, line_number, start_time, end_time, pbx) values (?, ?, ?, ?, ?)",
                    AgentPositions.fold(changes).stream()
                            .map(
                                    p ->
                                            new Object[] {
                                                p.agent().value(),
                                                p.line(),
                                                p.start(),
                                                p.end(),
                                                pbx.value()
                                            })
                            .toList());
        }
    }

    private static SeatLog.Change read(ResultSet row) throws SQLException {
        return new SeatLog.Change(
                Sql.instant(row, "moment"),
                row.getString("line"),
                new AgentNumber(row.getString("agent")),
                row.getBoolean("login"));
    }

    private static Optional<AgentNumber> occupant(Sql sql, PbxId pbx, String line, Instant time) {
        try {
            List<SeatLog.Change> latestFirst =
                    sql.query(
                            "select moment, line, agent, login from reporting_agent_login where pbx = ? and line = ? and moment <= ? order by moment desc, arrival desc limit "
                                    + MEMORY,
                            AgentLogins::read,
                            pbx.value(),
                            line,
                            time);
            return SeatLog.occupant(latestFirst.reversed());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
