package io.belfry.reporting.status.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.status.TableStatus;
import io.belfry.reporting.status.TableStatus.State;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * The database status report as a health check of its own, {@code /q/health/group/tables}: tables
 * that are late are no reason to send nobody here.
 */
@HealthGroup("tables")
@Singleton
public class TablesHealth implements HealthCheck {

    private final DatabaseStatus status;

    TablesHealth(DatabaseStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("tables");
        boolean up = true;
        try {
            for (PbxId pbx : status.pbxs()) {
                for (TableStatus table : status.of(pbx).tables()) {
                    if (table.state() == State.LATE || table.state() == State.MISSING) {
                        up = false;
                        answer.withData(pbx + " " + table.table(), table.state().name());
                    }
                }
            }
        } catch (SQLException | KafkaException e) {
            return answer.withData("failure", String.valueOf(e.getMessage())).down().build();
        }
        return answer.status(up).build();
    }
}
