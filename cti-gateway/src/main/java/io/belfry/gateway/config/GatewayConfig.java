package io.belfry.gateway.config;

import io.belfry.gateway.core.session.Rights;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Configuration of the gateway. */
@ConfigMapping(prefix = "belfry")
public interface GatewayConfig {

    /** Put before every topic name: several suites on one Kafka cluster. */
    Optional<String> topicPrefix();

    /** Zone of the date-times that clients are told; the system's when missing. */
    Optional<String> timeZone();

    /** PBX of users whose token names none. */
    @WithDefault("pbx1")
    String pbx();

    /** Where the services are, {@code name=url,name=url}, for the overview page. */
    Optional<String> services();

    Commands commands();

    RightsConfig rights();

    Websocket websocket();

    Overview overview();

    /** Commands to the PBX. */
    interface Commands {

        /** How long a PBX has to answer; then the client is told an Error. */
        @WithDefault("5s")
        Duration timeout();
    }

    /** What users may see. */
    interface RightsConfig {

        /**
         * A user without a profile sees everything ({@code admin}, A38) or himself ({@code deny}).
         */
        @WithDefault("admin")
        Rights.NoProfile noProfile();
    }

    /** Sockets. */
    interface Websocket {

        /** Messages a client may send in 30 seconds (A20, {@code WS_THROTTLING_NB_MESSAGES}). */
        @WithDefault("90")
        int messagePerDuration();

        /** Messages a client may send at once (A20, {@code WS_THROTTLING_NB_MESSAGES_BURST}). */
        @WithDefault("180")
        int maxBurst();

        /** Messages that may wait for a slow client, statistics not counted; then it is closed. */
        @WithDefault("1000")
        int maxQueuedMessages();
    }

    /** The overview page. */
    interface Overview {

        /** How often streams and services are looked at. */
        @WithDefault("2s")
        Duration interval();

        /** How long a service has to answer its health question. */
        @WithDefault("1500ms")
        Duration deadline();
    }

    /** Zone of the date-times that clients are told. */
    default ZoneId zone() {
        return timeZone().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    /** The topic prefix, empty when there is none. */
    default String prefix() {
        return topicPrefix().orElse("");
    }
}
