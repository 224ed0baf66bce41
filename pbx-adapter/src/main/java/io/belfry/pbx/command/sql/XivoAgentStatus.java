package io.belfry.pbx.command.sql;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import io.belfry.pbx.command.AgentStatus;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.source.sql.PgCalls;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The tables {@code agent_login_status} and {@code agent_membership_status} of a XiVO, by which its
 * agent daemon knows who is logged in. An account without the right to write them, or a database
 * that is away, is told once and hinders no login.
 */
public final class XivoAgentStatus implements AgentStatus {

    private static final Logger LOG = Logger.getLogger(XivoAgentStatus.class);

    /** A command waits for it, and must not for long. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String DELETE_SEATS =
            "delete from agent_membership_status where agent_id = $1";
    private static final String DELETE_LOGIN = "delete from agent_login_status where agent_id = $1";
    private static final String DELETE_SEAT = DELETE_SEATS + " and queue_id = $2";

    /** Nobody else is on that line: the members of the queues say so, whatever is left here. */
    private static final String OTHERS =
            "select agent_id from agent_login_status where extension = $1 and context = $2";

    private static final String INSERT_LOGIN =
            "insert into agent_login_status (agent_id, agent_number, extension, context, interface,"
                    + " state_interface, login_at) values ($1, $2, $3, $4, $5, $6, localtimestamp)";
    private static final String INSERT_SEAT =
            "insert into agent_membership_status (agent_id, queue_id, queue_name, penalty) values"
                    + " ($1, $2, $3, $4)";

    private final DatabaseSettings database;
    private final PgCalls calls;
    private String told;

    public XivoAgentStatus(Vertx vertx, DatabaseSettings database) {
        this(vertx, database, PATIENCE);
    }

    XivoAgentStatus(Vertx vertx, DatabaseSettings database, Duration patience) {
        this.database = database;
        this.calls = new PgCalls(vertx, database, patience);
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    private interface Changes {
        void to(PgConnection rows)
                throws ExecutionException, TimeoutException, InterruptedException;
    }

    @Override
    public void loggedIn(Login login) {
        int agent = login.agent().id().value();
        String extension = login.line().number();
        String context = login.line().context();
        write(
                rows -> {
                    for (var other : calls.query(rows, OTHERS, extension, context)) {
                        calls.query(rows, DELETE_SEATS, other.getInteger(0));
                        calls.query(rows, DELETE_LOGIN, other.getInteger(0));
                    }
                    calls.query(rows, DELETE_SEATS, agent);
                    calls.query(rows, DELETE_LOGIN, agent);
                    calls.query(
                            rows,
                            INSERT_LOGIN,
                            agent,
                            login.agent().number().value(),
                            extension,
                            context,
                            login.member(),
                            login.device());
                    for (Seat seat : login.seats()) {
                        insert(rows, agent, seat);
                    }
                });
    }

    @Override
    public void loggedOff(AgentId agent) {
        write(
                rows -> {
                    calls.query(rows, DELETE_SEATS, agent.value());
                    calls.query(rows, DELETE_LOGIN, agent.value());
                });
    }

    @Override
    public void joined(AgentId agent, Seat seat) {
        write(
                rows -> {
                    calls.query(rows, DELETE_SEAT, agent.value(), seat.queue().id().value());
                    insert(rows, agent.value(), seat);
                });
    }

    @Override
    public void left(AgentId agent, QueueId queue) {
        write(rows -> calls.query(rows, DELETE_SEAT, agent.value(), queue.value()));
    }

    private void insert(PgConnection rows, int agent, Seat seat)
            throws ExecutionException, TimeoutException, InterruptedException {
        calls.query(
                rows,
                INSERT_SEAT,
                agent,
                seat.queue().id().value(),
                seat.queue().name().value(),
                seat.penalty());
    }

    private void write(Changes changes) {
        PgConnection connection = null;
        try {
            connection = calls.connect();
            calls.query(connection, "begin");
            changes.to(connection);
            calls.query(connection, "commit");
            told = null;
        } catch (ExecutionException e) {
            failed(reason(e.getCause()));
        } catch (TimeoutException e) {
            failed("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed("interrupted");
        } finally {
            if (connection != null) {
                connection.close(); // what was not committed is undone
            }
        }
    }

    private void failed(String reason) {
        if (!reason.equals(told)) {
            LOG.warnf(
                    "%s: the agent daemon is not told who is logged in: %s",
                    database.address(), reason);
        }
        told = reason;
    }

    private String reason(Throwable cause) {
        if (!(cause instanceof PgException postgres)) {
            return String.valueOf(cause.getMessage());
        }
        return postgres.getErrorMessage()
                + ("42501".equals(postgres.getSqlState())
                        ? "; it needs: grant select, insert, delete on agent_login_status,"
                                + " agent_membership_status to "
                                + database.username()
                        : "");
    }
}
