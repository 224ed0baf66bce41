package io.belfry.testing.infra;

import java.util.Locale;
import java.util.UUID;

/**
 * The servers that integration tests talk to. Embedded by default; {@code
 * -Dbelfry.infra=containers} takes them from containers. Every server is started by the first test
 * that asks for it, is shared with all builds that run from this checkout at the same time, and
 * stops half a minute after the last of them (or by {@code ./belfry infra down}).
 */
public interface Infra {

    /** The one set; the first call of each method may start a server, which takes seconds. */
    static Infra shared() {
        return SharedInfra.INSTANCE;
    }

    /** Bootstrap servers: "127.0.0.1:19092". */
    String kafkaBootstrap();

    /** Host, port and superuser. */
    PostgresAddress postgres();

    /**
     * Creates an empty database.
     *
     * @param purpose becomes part of its name
     * @return its name, unique
     */
    String newDatabase(String purpose);

    /** Base URL without a slash at the end: "http://127.0.0.1:19200". */
    String elasticsearchUrl();

    /** A prefix for topic names that nobody else uses: "t-1a2b3c4d.". */
    static String newTopicPrefix() {
        return "t-" + random() + ".";
    }

    /** Eight characters a–f, 0–9. */
    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
