package io.belfry.rights.directory.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.rights.login.sql.CredentialStore;
import io.belfry.rights.user.kafka.RightsPublisher;
import io.belfry.rights.user.sql.UserKey;
import io.belfry.rights.user.sql.UserStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.JDBCException;

/** Writes users and credentials to the tables and announces the rights that follow. */
@ApplicationScoped
public class DirectoryWriter implements BatchHandler {

    private final UserStore users;
    private final CredentialStore credentials;
    private final RightsPublisher publisher;

    public DirectoryWriter(
            UserStore users, CredentialStore credentials, RightsPublisher publisher) {
        this.users = users;
        this.credentials = credentials;
        this.publisher = publisher;
    }

    @Override
    public void handle(List<Received<?>> batch) throws Exception {
        List<UserKey> changed =
                await(
                        () ->
                                Panache.withTransaction(
                                        () ->
                                                Multi.createFrom()
                                                        .iterable(batch)
                                                        .onItem()
                                                        .transformToUniAndConcatenate(this::write)
                                                        .collect()
                                                        .asList()));
        await(
                () ->
                        Multi.createFrom()
                                .iterable(changed)
                                .select()
                                .distinct()
                                .onItem()
                                .transformToUniAndConcatenate(publisher::publish)
                                .collect()
                                .asList());
    }

    /** Writes a record; the user whose rights may have changed, or nothing. */
    private Uni<UserKey> write(Received<?> received) {
        var user = received.valueOf(Topics.CONFIG_USERS);
        if (user.isPresent()) {
            Envelope<UserConfig> it = user.get();
            require(it.data().id() != null, "id is missing");
            return users.put(it.pbx(), it.data(), it.time());
        }
        var login = received.valueOf(Topics.CONFIG_CREDENTIALS);
        if (login.isPresent()) {
            Envelope<CredentialsConfig> it = login.get();
            require(it.data().login() != null, "login is missing");
            return credentials
                    .put(it.pbx(), it.data(), it.time())
                    .chain(() -> Uni.createFrom().nullItem());
        }
        if (received.decoded() instanceof Decoded.Deleted<?>(RecordKey key)) {
            return delete(received, key);
        }
        return Uni.createFrom().nullItem();
    }

    private Uni<UserKey> delete(Received<?> received, RecordKey key) {
        if (received.topic().equals(Topics.CONFIG_CREDENTIALS)) {
            return credentials
                    .remove(key.pbx(), key.object())
                    .chain(() -> Uni.createFrom().nullItem());
        }
        UserKey user = new UserKey(key.pbx().value(), Integer.parseInt(key.object()));
        return users.deactivate(user, Instant.ofEpochMilli(received.record().timestamp()));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Exception e) {
            throw isOfTheData(e) ? new RejectedException(e.getMessage(), e) : e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** True when the same record would fail again: SQLSTATE classes 22 (data), 23 (constraint). */
    private static boolean isOfTheData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return true;
            }
            if (cause instanceof JDBCException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
