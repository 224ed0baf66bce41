package io.belfry.reporting.app;

import io.belfry.reporting.sql.Forgetting;
import io.belfry.reporting.sql.QuarterJob;
import io.belfry.reporting.sql.Recomputations;
import io.belfry.reporting.sql.ReportingSink;
import io.belfry.reporting.sql.Retention;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What happens by the clock. */
@Singleton
class Housekeeping {

    private final Reporting reporting;
    private final ReportingSink sink;
    private final QuarterJob job;
    private final Forgetting forgetting;
    private final Recomputations recomputations;
    private final Retention retention;
    private final InstantSource clock;
    private final Duration keep;
    private long records;

    Housekeeping(
            Reporting reporting,
            ReportingSink sink,
            QuarterJob job,
            Forgetting forgetting,
            Recomputations recomputations,
            Retention retention,
            InstantSource clock,
            @ConfigProperty(name = "belfry.reporting.keep-rows", defaultValue = "8D")
                    Duration keep) {
        this.reporting = reporting;
        this.sink = sink;
        this.job = job;
        this.forgetting = forgetting;
        this.recomputations = recomputations;
        this.retention = retention;
        this.clock = clock;
        this.keep = keep;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        recomputations.interrupted();
        retention.makeAhead();
    }

    /** Every quarter of an hour, half a minute after it is over (D5). */
    @Scheduled(cron = "{belfry.reporting.job-cron}", concurrentExecution = ConcurrentExecution.SKIP)
    void quarters() throws SQLException {
        int quarters = job.run();
        Log.debugf("%d quarters of an hour brought up to date", quarters);
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void catchUp() throws SQLException {
        long read = reporting.state().records();
        boolean idle = read == records && reporting.running() && !reporting.state().failing();
        records = read;
        sink.catchUp(clock.instant(), idle);
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() throws SQLException {
        Instant before = clock.instant().minus(keep);
        sink.endSilentCalls(before);
        int rows = forgetting.forgetCallsBefore(before);
        Log.debugf("%d rows of calls older than %s forgotten", rows, keep);
    }

    /** Once a day: partitions for the next month, and what is too old goes (D38). */
    @Scheduled(cron = "{belfry.retention.cron}", concurrentExecution = ConcurrentExecution.SKIP)
    void history() throws SQLException {
        retention.makeAhead();
        retention.run(Log::info);
    }
}
