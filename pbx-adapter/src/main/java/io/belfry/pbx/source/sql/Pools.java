package io.belfry.pbx.source.sql;

import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.vertx.pgclient.PgConnectOptions;

/** Connections to the PBX's database. */
public final class Pools {

    private static final int CONNECT_MILLIS = 10_000;

    private Pools() {}

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
                        .addProperty("application_name", "belfry pbx-adapter")
                        .addProperty("DateStyle", "ISO");
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setTcpKeepAlive(true);
        return options;
    }
}
