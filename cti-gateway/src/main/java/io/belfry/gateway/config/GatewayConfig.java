package io.belfry.gateway.config;

import io.belfry.gateway.core.session.Rights;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
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

    Dial dial();

    RightsConfig rights();

    Websocket websocket();

    Overview overview();

    Rest rest();

    /** Commands to the PBX. */
    interface Commands {

        /** How long a PBX has to answer; then the client is told an Error. */
        @WithDefault("5s")
        Duration timeout();
    }

    /** Calls that agents ask for. */
    interface Dial {

        /**
         * Of that length at most, a number that an agent dials is called plainly; a longer one goes
         * through his outgoing queue (J8, J9).
         */
        @WithDefault("6")
        int outboundLength();
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

        /** Open sockets of one user; one more is refused with 429. */
        @WithDefault("100")
        int maxSocketsPerUser();

        /** Open sockets in all; one more is refused with 503. */
        @WithDefault("10000")
        int maxSockets();

        /**
         * A client that neither sends nor answers a ping for so long is closed with 1001. Pings are
         * sent every 30 s ({@code quarkus.websockets-next.server.auto-ping-interval}).
         */
        @WithDefault("90s")
        Duration idleTimeout();

        /** How long a numbered session waits for a client whose socket is gone. */
        @WithDefault("60s")
        Duration resumeWithin();

        /**
         * Web pages of other hosts that may open sockets, e.g. {@code https://crm.example.com};
         * without a list all may. Clients that are no browsers name no origin.
         */
        Optional<List<String>> allowedOrigins();
    }

    /** REST. */
    interface Rest {

        /** False: version 1.0 asks nobody who he is, as the original (B4). */
        @WithDefault("true")
        boolean authenticated();

        /**
         * What {@code X-Auth-Token} must be; its holder acts for everyone. Missing: nobody does.
         */
        Optional<String> authToken();

        /** Where events of users who connected by REST are posted (B20); empty = nowhere. */
        Optional<String> eventUrl();

        /** How often an event is posted before it becomes a dead letter. */
        @WithDefault("5")
        int postAttempts();

        /** Pause before the second attempt; it doubles, up to 32 times. */
        @WithDefault("1s")
        Duration postBackOff();

        /** How long the receiver has to connect, and to answer. */
        @WithDefault("5s")
        Duration postTimeout();
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
