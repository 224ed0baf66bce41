package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What each action does to the PBX and what is answered; the words of the answers are those of a
 * real Asterisk 22. Not here: Login, Challenge, Logoff and Events, which concern the connection.
 */
final class Actions {

    private final Map<String, BiFunction<Pbx, Action, Reply>> handlers =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Actions() {
        SystemActions.register(handlers);
        QueueActions.register(handlers);
        AgentActions.register(handlers);
        ChannelActions.register(handlers);
        CallActions.register(handlers);
        TransferActions.register(handlers);
        MediaActions.register(handlers);
        ConferenceActions.register(handlers);
        DatabaseActions.register(handlers);
        VoicemailActions.register(handlers);
    }

    /** Runs an action on the thread that owns the PBX. */
    Reply run(Pbx pbx, Action action) {
        BiFunction<Pbx, Action, Reply> handler = handlers.get(action.name());
        if (handler == null) {
            return Reply.error(
                    action.name().isEmpty()
                            ? "Missing action in request"
                            : "Invalid/unknown command: "
                                    + action.name()
                                    + ". Use Action: ListCommands to show available commands.");
        }
        return handler.apply(pbx, action);
    }
}
