package io.belfry.pbx.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the adapter itself; what concerns the PBX is in the PBX file, which {@code
 * belfry.pbx-file} names.
 */
public final class AdapterConfig {

    private AdapterConfig() {}

    /** The AMI link. */
    @ConfigMapping(prefix = "belfry.ami")
    public interface AmiConfig {
        /** Whether events without a type of their own are published as UnknownAmiEvent. */
        @WithDefault("false")
        boolean keepUnknown();

        /** A VarSet is published when the variable begins with one of these. */
        @WithDefault("USR_,XIVO_")
        List<String> variablePrefixes();

        /** Events that may wait for Kafka; more is a link fault with resync. */
        @WithDefault("20000")
        int buffer();

        /** The last events that are kept as they came, for the diagnostic endpoint. */
        @WithDefault("1000")
        int recentEvents();

        /** To connect and to log in. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** To answer an action or a list. */
        @WithDefault("10s")
        Duration responseTimeout();

        /** Between two pings. */
        @WithDefault("5s")
        Duration pingInterval();

        /** Without an answer in that time the link is taken for half open. */
        @WithDefault("5s")
        Duration pingTimeout();

        /** Longest wait between two attempts to connect. */
        @WithDefault("10s")
        Duration longestRetry();

        /** Wait after a refused login. */
        @WithDefault("30s")
        Duration refusedRetry();
    }

    /** CEL and queue_log. */
    @ConfigMapping(prefix = "belfry.sources")
    public interface SourcesConfig {
        /** Between two looks at a source that had nothing new. */
        @WithDefault("200ms")
        Duration pollInterval();

        /** Rows per transaction at most. */
        @WithDefault("5000")
        int batch();

        /** Where the very first start begins: beginning, now, or a time. */
        @WithDefault("beginning")
        String from();

        /** How long a missing row id is looked for at least. */
        @WithDefault("60s")
        Duration gapGrace();
    }

    /** The section {@code directory} of the PBX file. */
    @ConfigMapping(prefix = "belfry.directory")
    public interface DirectoryConfig {
        /** How often the file is looked at. */
        @WithDefault("2s")
        Duration reloadInterval();

        /** How often the tables of a XiVO are read. */
        @WithDefault("5m")
        Duration xivoInterval();

        /** When they could not be read. */
        @WithDefault("10s")
        Duration retryInterval();

        /** How long a reload on demand waits for one that is under way. */
        @WithDefault("10s")
        Duration reloadPatience();
    }

    /** Commands. */
    @ConfigMapping(prefix = "belfry.commands")
    public interface CommandsConfig {
        /** Ids of executed commands that are remembered. */
        @WithDefault("10000")
        int remembered();

        /** How long the phone of who dials may ring. */
        @WithDefault("30s")
        Duration ringTimeout();
    }
}
