package io.belfry.gateway.core.protocol;

import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.ClientCommand.ConfigType;
import io.belfry.gateway.core.protocol.ClientCommand.ListType;
import io.belfry.gateway.core.protocol.CommandParser.Reading;
import java.util.Map;

/** Lists and subscriptions (FEATURES A.6.4). */
final class ListReadings {

    private ListReadings() {}

    static void addTo(Map<String, Reading> commands) {
        commands.put(
                "getList", a -> new ClientCommand.GetList(a.oneOf(ListType.class, "objectType")));
        commands.put(
                "getConfig",
                a -> new ClientCommand.GetConfig(a.oneOf(ConfigType.class, "objectType")));
        commands.put("getAgentStates", a -> new ClientCommand.GetAgentStates());
        commands.put("subscribeToAgentEvents", a -> new ClientCommand.SubscribeToAgentEvents());
        commands.put("getAgentDirectory", a -> new ClientCommand.GetAgentDirectory());
        commands.put("subscribeToQueueStats", a -> new ClientCommand.SubscribeToQueueStats());
        commands.put("subscribeToAgentStats", a -> new ClientCommand.SubscribeToAgentStats());
        commands.put(
                "subscribeToQueueCalls", a -> new ClientCommand.SubscribeToQueueCalls(queue(a)));
        commands.put(
                "unSubscribeToQueueCalls",
                a -> new ClientCommand.UnsubscribeFromQueueCalls(queue(a)));
    }

    private static QueueId queue(Arguments a) throws BadFrame {
        return new QueueId(a.requiredInteger("queueId"));
    }
}
