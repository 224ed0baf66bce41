package io.belfry.gateway.config;

import io.belfry.gateway.core.command.CommandSink;
import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.Wire;
import io.belfry.gateway.core.rest.ConnectedUsers;
import io.belfry.gateway.core.session.ChoiceSink;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.core.session.Observer;
import io.belfry.gateway.core.session.OutboundRule;
import io.belfry.gateway.core.session.Seats;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Where the parts of the core meet. */
final class Wiring {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(CommandSink sink, InstantSource clock, GatewayConfig config) {
        return new Dispatcher(sink, clock, config.commands().timeout());
    }

    @Produces
    @Singleton
    Seats seats(GatewayConfig config) {
        return new Seats(config.websocket().maxSockets(), config.websocket().maxSocketsPerUser());
    }

    @Produces
    @Singleton
    ConnectedUsers connectedUsers(GatewayConfig config) {
        return new ConnectedUsers(config.websocket().maxSockets());
    }

    @Produces
    @Singleton
    Hub hub(
            InstantSource clock,
            Dispatcher dispatcher,
            ChoiceSink choices,
            GatewayConfig config,
            Observer observer) {
        Wire wire = new Wire(config.zone());
        return new Hub(
                wire,
                clock,
                dispatcher,
                choices,
                config.rights().noProfile(),
                new OutboundRule(config.dial().outboundLength()),
                observer);
    }
}
