package io.belfry.replication.sql;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the monthly partitions (UTC) that rows need, and the next one ahead, within bounds: a PBX
 * with a wrong clock fills the default partition, not the catalogue with tables.
 */
@Singleton
class MonthPartitions {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is known is asked for anew after that: old partitions are dropped by others. */
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private final Pool pool;
    private final InstantSource clock;
    private final int monthsBack;
    private final Map<String, Set<YearMonth>> known = new HashMap<>();
    private Instant knownSince = Instant.EPOCH;

    MonthPartitions(
            Pool pool,
            InstantSource clock,
            @ConfigProperty(name = "belfry.replication.partition-months-back", defaultValue = "120")
                    int monthsBack) {
        this.pool = pool;
        this.clock = clock;
        this.monthsBack = monthsBack;
    }

    /** Makes what is missing for rows of those times. */
    synchronized void ensure(String table, List<Instant> times) {
        YearMonth now = month(clock.instant());
        if (knownSince.plus(KNOWN_FOR).isBefore(clock.instant())) {
            known.clear();
            knownSince = clock.instant();
        }
        Set<YearMonth> there = known.computeIfAbsent(table, t -> new HashSet<>());
        Set<YearMonth> wanted = new TreeSet<>(Set.of(now, now.plusMonths(1)));
        times.forEach(t -> wanted.add(month(t)));
        for (YearMonth month : wanted) {
            boolean inBounds =
                    !month.isBefore(now.minusMonths(monthsBack))
                            && !month.isAfter(now.plusMonths(1));
            if (inBounds && !there.contains(month)) {
                LocalDate first = month.atDay(1);
                pool.preparedQuery("select ensure_month_partition($1, $2)")
                        .execute(
                                Tuple.of(
                                        table,
                                        OffsetDateTime.of(first.atStartOfDay(), ZoneOffset.UTC)))
                        .await()
                        .atMost(PATIENCE);
                there.add(month);
            }
        }
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
