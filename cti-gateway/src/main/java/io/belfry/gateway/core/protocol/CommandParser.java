package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.ClientCommand.AgentLogin;
import io.belfry.gateway.core.protocol.ClientCommand.AgentLogout;
import io.belfry.gateway.core.protocol.ClientCommand.ConfigType;
import io.belfry.gateway.core.protocol.ClientCommand.Dial;
import io.belfry.gateway.core.protocol.ClientCommand.GetAgentDirectory;
import io.belfry.gateway.core.protocol.ClientCommand.GetAgentStates;
import io.belfry.gateway.core.protocol.ClientCommand.GetConfig;
import io.belfry.gateway.core.protocol.ClientCommand.GetList;
import io.belfry.gateway.core.protocol.ClientCommand.ListType;
import io.belfry.gateway.core.protocol.ClientCommand.PauseAgent;
import io.belfry.gateway.core.protocol.ClientCommand.Ping;
import io.belfry.gateway.core.protocol.ClientCommand.SubscribeToAgentEvents;
import io.belfry.gateway.core.protocol.ClientCommand.SubscribeToAgentStats;
import io.belfry.gateway.core.protocol.ClientCommand.SubscribeToQueueCalls;
import io.belfry.gateway.core.protocol.ClientCommand.SubscribeToQueueStats;
import io.belfry.gateway.core.protocol.ClientCommand.ToggleAgentLogin;
import io.belfry.gateway.core.protocol.ClientCommand.UnpauseAgent;
import io.belfry.gateway.core.protocol.ClientCommand.UnsubscribeFromQueueCalls;
import java.util.Optional;

/** Reads text frames, {@code {"claz":"web","command":"…", …}} (A13, A15, A16). */
public final class CommandParser {

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private CommandParser() {}

    /**
     * The command in a frame.
     *
     * @throws BadFrame when there is none; its message is for the client (A17)
     */
    public static ClientCommand parse(String frame) throws BadFrame {
        JsonNode json = json(frame);
        if ("ping".equals(json.path("claz").asText())) {
            return new Ping();
        }
        JsonNode command = json.get("command");
        if (command == null || !command.isTextual() || command.asText().isBlank()) {
            throw new BadFrame("The frame has no command.");
        }
        return command(command.asText(), new Arguments(command.asText(), json));
    }

    private static JsonNode json(String frame) throws BadFrame {
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new BadFrame("The frame is not valid JSON.");
        }
        if (!json.isObject()) {
            throw new BadFrame("The frame is not a JSON object.");
        }
        return json;
    }

    private static ClientCommand command(String name, Arguments arguments) throws BadFrame {
        return switch (name) {
            case "agentLogin" ->
                    new AgentLogin(agent(arguments), arguments.text("agentphonenumber"));
            case "agentLogout" -> new AgentLogout(agent(arguments));
            case "pauseAgent" -> new PauseAgent(agent(arguments), arguments.text("reason"));
            case "unpauseAgent" -> new UnpauseAgent(agent(arguments));
            case "toggleAgentLogin" -> new ToggleAgentLogin();
            case "dial" ->
                    new Dial(arguments.requiredText("destination"), arguments.texts("variables"));
            case "getList" -> new GetList(arguments.oneOf(ListType.class, "objectType"));
            case "getConfig" -> new GetConfig(arguments.oneOf(ConfigType.class, "objectType"));
            case "getAgentStates" -> new GetAgentStates();
            case "subscribeToAgentEvents" -> new SubscribeToAgentEvents();
            case "getAgentDirectory" -> new GetAgentDirectory();
            case "subscribeToQueueStats" -> new SubscribeToQueueStats();
            case "subscribeToAgentStats" -> new SubscribeToAgentStats();
            case "subscribeToQueueCalls" -> new SubscribeToQueueCalls(queue(arguments));
            case "unSubscribeToQueueCalls" -> new UnsubscribeFromQueueCalls(queue(arguments));
            default -> throw new BadFrame("Command " + shortened(name) + " is not supported.");
        };
    }

    private static Optional<AgentId> agent(Arguments arguments) throws BadFrame {
        return arguments.integer("agentid").map(AgentId::new);
    }

    private static QueueId queue(Arguments arguments) throws BadFrame {
        return new QueueId(arguments.requiredInteger("queueId"));
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
