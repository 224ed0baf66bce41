package io.belfry.pbx.source.sql;

import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** Connections to the PBX's database. */
public final class Pools {

    private Pools() {}

    /** One connection, made when it is needed; the name is that of its metrics. */
    public static Pool of(Vertx vertx, DatabaseSettings database, String name) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1).setName(name))
                .connectingTo(options(database))
                .using(vertx)
                .build();
    }

    /** How to connect. */
    public static PgConnectOptions options(DatabaseSettings database) {
        PgConnectOptions options =
                new PgConnectOptions()
                        .setHost(database.host())
                        .setPort(database.port())
                        .setDatabase(database.name())
                        .setUser(database.username())
                        .setPassword(database.password())
                        .setCachePreparedStatements(true)
                        .addProperty("application_name", "belfry pbx-adapter");
        options.setConnectTimeout(10_000);
        return options;
    }
}
