package io.belfry.reporting.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.agent.AgentDay;
import io.belfry.reporting.agent.AgentPeriod;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.WrapUps;
import io.belfry.reporting.interval.AgentInterval;
import io.belfry.reporting.interval.QueueInterval;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of {@code stat_agent_periodic} (D23), and the log rows they are derived from. */
final class AgentDays {

    private static final ObjectMapper JSON = EventCodec.mapperCopy();

    /** A row that tells of an agent's day. */
    record Entry(String sourceId, Instant moment, String agent, String event, byte[] json) {}

    /** No end: all quarters from the first on. */
    static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private AgentDays() {}

    /** Takes the rows that are not known yet; per agent the time of the earliest of them. */
    static Map<String, Instant> take(Sql sql, PbxId pbx, List<Entry> entries) throws SQLException {
        int[] added =
                sql.batch(
                        "insert into reporting_agent_log (pbx, source_id, moment, agent, event, data) values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing",
                        entries.stream()
                                .map(
                                        e ->
                                                new Object[] {
                                                    pbx.value(),
                                                    e.sourceId(),
                                                    e.moment(),
                                                    e.agent(),
                                                    e.event(),
                                                    new String(
                                                            e.json(),
                                                            java.nio.charset.StandardCharsets.UTF_8)
                                                })
                                .toList());
        Map<String, Instant> agents = new TreeMap<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i] > 0) {
                Entry entry = entries.get(i);
                agents.merge(entry.agent(), entry.moment(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return agents;
    }

    /** Agents with rows at that time or later, and those who are logged in now. */
    static List<String> since(Sql sql, PbxId pbx, Instant time) throws SQLException {
        return sql.query(
                """
                select distinct agent from reporting_agent_log where pbx = ? and moment >= ?
                union
                select agent from (
                    select distinct on (agent) agent, event from reporting_agent_log
                    where pbx = ? and (event like 'AGENT%LOGIN' or event like 'AGENT%LOGOFF')
                    order by agent, moment desc, arrival desc) last
                where event like '%LOGIN'
                """,
                row -> row.getString(1), pbx.value(), time, pbx.value());
    }

    /**
     * Makes the quarters of an agent what the rows say now.
     *
     * @param since time in the first of the quarters; without an end, of the first row that is new
     * @param until end of the last of them; rows of later are not asked for
     * @param asOf until when what lasts is counted
     */
    static void recompute(
            Sql sql,
            PbxId pbx,
            String agent,
            Instant since,
            Instant until,
            Instant asOf,
            WrapUps wrapUps,
            SignsOfLife life)
            throws SQLException {
        Instant quarter =
                QueueInterval.quarterOf(
                        until.equals(FOREVER) ? lastHeardOf(sql, pbx, agent, since) : since);
        Instant login =
                sql.query(
                                "select max(moment) as moment from reporting_agent_log where pbx = ? and agent = ? and moment <= ? and event like 'AGENT%LOGIN'",
                                row -> Sql.instant(row, "moment"), pbx.value(), agent, quarter)
                        .getFirst();
        List<QueueLogRow> rows =
                sql.query(
                        "select data from reporting_agent_log where pbx = ? and agent = ? and moment >= ? and moment < ? order by moment, arrival",
                        row -> parse(row.getString(1)),
                        pbx.value(),
                        agent,
                        login == null ? Instant.EPOCH : login,
                        until);
        List<AgentPeriod> periods = AgentDay.fold(rows, wrapUps, life);
        List<AgentInterval> intervals =
                AgentInterval.of(periods, asOf.isBefore(until) ? asOf : until).stream()
                        .filter(
                                i ->
                                        login == null && until.equals(FOREVER)
                                                || !i.start().isBefore(quarter))
                        .toList();
        Instant first =
                intervals.isEmpty() || intervals.getFirst().start().isAfter(quarter)
                        ? quarter
                        : intervals.getFirst().start();
        put(sql, pbx, agent, first, until, intervals);
    }

    /**
     * The last row of an agent before that time: what was open then lasted in the quarters after
     * it, which nobody has counted yet when rows come in bulk after an outage.
     */
    private static Instant lastHeardOf(Sql sql, PbxId pbx, String agent, Instant time)
            throws SQLException {
        Instant moment =
                sql.query(
                                "select max(moment) as moment from reporting_agent_log where pbx = ? and agent = ? and moment < ?",
                                row -> Sql.instant(row, "moment"),
                                pbx.value(),
                                agent,
                                time)
                        .getFirst();
        return moment == null ? time : moment;
    }

    /** Replaces the quarters of an agent from {@code first} to before {@code until}. */
    private static void put(
            Sql sql,
            PbxId pbx,
            String agent,
            Instant first,
            Instant until,
            List<AgentInterval> intervals)
            throws SQLException {
        sql.update(
                "delete from stat_agent_periodic where pbx = ? and agent = ? and \"time\" >= ? and \"time\" < ? and not \"time\" = any(?::timestamptz[])",
                pbx.value(),
                agent,
                first,
                until,
                sql.texts(intervals.stream().map(i -> i.start().toString()).toList()));
        List<Object[]> rows = new ArrayList<>();
        for (AgentInterval interval : intervals) {
            rows.add(
                    new Object[] {
                        interval.start(),
                        agent,
                        text(interval.login()),
                        text(interval.pause()),
                        text(interval.wrapUp()),
                        pbx.value()
                    });
        }
        sql.batch(
                """
                insert into stat_agent_periodic as known ("time", agent, login_time, pause_time, wrapup_time, pbx)
                values (?, ?, ?::interval, ?::interval, ?::interval, ?)
                on conflict (pbx, agent, "time") do update set login_time = excluded.login_time,
                    pause_time = excluded.pause_time, wrapup_time = excluded.wrapup_time
                where (known.login_time, known.pause_time, known.wrapup_time)
                    is distinct from (excluded.login_time, excluded.pause_time, excluded.wrapup_time)
                """,
                rows);
        putPauses(sql, pbx, agent, first, until, intervals);
    }

    private static void putPauses(
            Sql sql,
            PbxId pbx,
            String agent,
            Instant first,
            Instant until,
            List<AgentInterval> intervals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (AgentInterval interval : intervals) {
            interval.pauses()
                    .forEach(
                            (reason, time) -> {
                                kept.add(interval.start() + "|" + reason);
                                rows.add(
                                        new Object[] {
                                            interval.start(), agent, reason, text(time), pbx.value()
                                        });
                            });
        }
        sql.update(
                """
                delete from stat_agent_pause where pbx = ? and agent = ? and "time" >= ? and "time" < ?
                and not ("time", reason) in (
                    select split_part(k, '|', 1)::timestamptz, substr(k, position('|' in k) + 1)
                    from unnest(?::text[]) k)
                """,
                pbx.value(),
                agent,
                first,
                until,
                sql.texts(kept));
        sql.batch(
                """
                insert into stat_agent_pause as known ("time", agent, reason, pause_time, pbx)
                values (?, ?, ?, ?::interval, ?)
                on conflict (pbx, agent, "time", reason) do update set pause_time = excluded.pause_time
                where known.pause_time is distinct from excluded.pause_time
                """,
                rows);
    }

    private static String text(Duration time) {
        return time.toNanos() / 1000 + " microseconds";
    }

    private static QueueLogRow parse(String json) {
        try {
            return JSON.readValue(json, QueueLogRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reporting_agent_log holds what is no row", e);
        }
    }
}
