package io.belfry.reporting.report.sql;

import io.belfry.reporting.report.Figures;
import io.belfry.reporting.report.Key;
import io.belfry.reporting.report.Question;
import io.belfry.reporting.report.Report;
import io.belfry.reporting.report.Sum;
import io.belfry.reporting.sql.Named;
import io.belfry.reporting.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Sums the quarters of an hour up to the rows of reports. */
@Singleton
public class Reports {

    private final DataSource database;

    Reports(DataSource database) {
        this.database = database;
    }

    /** The rows, by time and keys; those in which nothing happened are left out. */
    public List<Figures> read(Question question) throws SQLException {
        List<Instant> starts = question.range().starts();
        return inMemory(query(question, starts), row -> figures(question, starts, row));
    }

    /** How the database goes about it. */
    List<String> explain(Question question) throws SQLException {
        return inMemory(
                query("explain (analyze, buffers) ", question, question.range().starts()),
                row -> row.getString(1));
    }

    /** With room to sum up millions of quarters without the disk. */
    private <T> List<T> inMemory(Named query, Sql.RowReader<T> reader) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sql sql = new Sql(connection);
                sql.update("set local work_mem = '64MB'");
                return query.query(sql, reader);
            } finally {
                connection.rollback();
            }
        }
    }

    private static Named query(Question question, List<Instant> starts) {
        return query("", question, starts);
    }

    private static Named query(String prefix, Question question, List<Instant> starts) {
        Report report = question.report();
        String keys = names(report);
        int first = question.after().map(place -> starts.indexOf(place.from())).orElse(0);
        StringBuilder where = new StringBuilder();
        question.limits()
                .forEach(
                        (key, values) ->
                                where.append(
                                        " and %s = any(:%s)".formatted(column(report, key), key)));
        String later =
                question.after().isEmpty()
                        ? ""
                        : "where (bucket, %s) > (:bucket, %s)".formatted(keys, afterKeys(report));
        Named named =
                new Named(
                                prefix
                                        + """
                                        select * from (
                                            select width_bucket(quarter, :starts) as bucket, %1$s, %2$s
                                            from %3$s
                                            where pbx = :pbx and quarter >= :from and quarter < :to%4$s
                                            group by 1, %1$s) rows
                                        %5$s order by bucket, %1$s limit :size
                                        """
                                                .formatted(
                                                        keys,
                                                        sums(report),
                                                        report.view(),
                                                        where,
                                                        later))
                        .with("starts", starts)
                        .with("pbx", question.pbx().value())
                        .with("from", starts.get(first))
                        .with("to", question.range().to())
                        .with("bucket", first + 1)
                        .with("size", question.size());
        question.limits().forEach(named::with);
        question.after()
                .ifPresent(
                        place -> {
                            for (int i = 0; i < place.keys().size(); i++) {
                                named.with("after" + (char) ('A' + i), place.keys().get(i));
                            }
                        });
        return named;
    }

    private static String column(Report report, String name) {
        return report.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key " + name))
                .column();
    }

    private static String names(Report report) {
        return report.keys().stream().map(Key::column).collect(Collectors.joining(", "));
    }

    private static String afterKeys(Report report) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < report.keys().size(); i++) {
            names.add(":after" + (char) ('A' + i));
        }
        return String.join(", ", names);
    }

    /** Seconds may have fractions until they are summed up. */
    private static String sums(Report report) {
        return report.sums().stream()
                .map(Sum::column)
                .map(column -> "round(sum(%1$s))::bigint as %1$s".formatted(column))
                .collect(Collectors.joining(", "));
    }

    private static Figures figures(Question question, List<Instant> starts, ResultSet row)
            throws SQLException {
        int bucket = row.getInt("bucket");
        List<String> keys = new ArrayList<>();
        for (Key key : question.report().keys()) {
            keys.add(row.getString(key.column()));
        }
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Sum sum : question.report().sums()) {
            sums.put(sum.name(), row.getLong(sum.column()));
        }
        return new Figures(
                question.report(),
                starts.get(bucket - 1),
                bucket < starts.size() ? starts.get(bucket) : question.range().to(),
                keys,
                sums);
    }
}
