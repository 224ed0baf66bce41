package io.belfry.gateway.core.session;

import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.CommandParser;
import io.belfry.gateway.core.protocol.ServerMessage;
import java.time.InstantSource;

/** Takes the frames of clients (A13, A16, A17, A21). */
final class Reception {

    private static final String THROTTLED = "Maximum throttle throughput exceeded.";

    private final Hub hub;
    private final InstantSource clock;
    private final Observer observer;

    Reception(Hub hub, InstantSource clock, Observer observer) {
        this.hub = hub;
        this.clock = clock;
        this.observer = observer;
    }

    void receive(Session session, String frame) {
        observer.frameIn();
        session.seen();
        ClientCommand command;
        try {
            command = CommandParser.parse(frame);
        } catch (BadFrame e) {
            observer.rejected();
            hub.tellLater(session, refusal(session, e));
            return;
        }
        hub.locked(() -> handle(session, command));
    }

    private ServerMessage refusal(Session session, BadFrame e) {
        return new ServerMessage.Error(session.throttle().admits() ? e.getMessage() : throttled());
    }

    private String throttled() {
        observer.throttled();
        return THROTTLED;
    }

    private void handle(Session session, ClientCommand command) {
        if (command instanceof ClientCommand.Ping) {
            hub.tell(session, new ServerMessage.Pong());
        } else if (!session.throttle().admits()) {
            hub.tell(session, new ServerMessage.Error(throttled()));
        } else {
            try {
                new CommandHandler(session, hub.viewOf(session), clock.instant(), hub)
                        .handle(command);
            } catch (BadFrame e) {
                observer.rejected();
                hub.tell(session, new ServerMessage.Error(e.getMessage()));
            }
        }
    }
}
