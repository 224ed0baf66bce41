package io.belfry.gateway.core.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.gateway.core.protocol.ServerMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a client is told about the outcome of his command. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * The message about an outcome; nothing when the PBX did it, for then the events tell, and
     * nothing when an agent could not be put into a queue or taken out of it (A49, A50). What
     * concerns the log-in of the agent is an {@code AgentError} (A27–A31), everything else an
     * {@code Error}.
     */
    public static Optional<ServerMessage> message(PbxCommand command, CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> Optional.empty();
            case CommandOutcome.Refused refused ->
                    command instanceof PbxCommand.SetAgentQueue
                                    || command instanceof PbxCommand.RemoveAgentFromQueue
                            ? Optional.empty()
                            : Optional.of(refusal(command, refused));
        };
    }

    private static ServerMessage refusal(PbxCommand command, CommandOutcome.Refused refused) {
        boolean ofLaterVersion = refused.reason() == null;
        if (ofLaterVersion || !concernsLogin(command)) {
            return new ServerMessage.Error(text(refused));
        }
        return switch (refused.reason()) {
            case PHONE_NUMBER_UNKNOWN ->
                    new ServerMessage.AgentError("PhoneNumberUnknown", Map.of());
            case LOGGED_IN_ON_ANOTHER_PHONE ->
                    new ServerMessage.AgentError(
                            "LoggedInOnAnotherPhone", phones(command, refused.details()));
            case AGENT_UNKNOWN -> new ServerMessage.AgentError("AgentUnknown", Map.of());
            case AGENT_NOT_LOGGED_IN -> new ServerMessage.AgentError("AgentNotLoggedIn", Map.of());
            case LINK_DOWN,
                    DEADLINE_PASSED,
                    NUMBER_INVALID,
                    QUEUE_UNKNOWN,
                    PBX_REFUSED,
                    UNSUPPORTED,
                    MALFORMED,
                    NO_CALL,
                    CALL_STATE,
                    NO_TRANSFER,
                    NOT_RECORDED,
                    NO_QUEUE_CALL,
                    NO_ANSWER ->
                    new ServerMessage.Error(text(refused));
        };
    }

    private static boolean concernsLogin(PbxCommand command) {
        return command instanceof PbxCommand.AgentLogin
                || command instanceof PbxCommand.AgentLogout
                || command instanceof PbxCommand.AgentToggleLogin
                || command instanceof PbxCommand.AgentPause
                || command instanceof PbxCommand.AgentUnpause;
    }

    /** {@code phoneNb} is where he is logged in, {@code RequestedNb} what he asked for (A29). */
    private static Map<String, String> phones(PbxCommand command, Map<String, String> details) {
        Map<String, String> phones = new LinkedHashMap<>();
        if (command instanceof PbxCommand.AgentLogin login && login.phoneNumber() != null) {
            phones.put("RequestedNb", login.phoneNumber());
        }
        for (String key : new String[] {"phoneNb", "RequestedNb"}) {
            if (details.containsKey(key)) {
                phones.put(key, details.get(key));
            }
        }
        return phones;
    }

    private static String text(CommandOutcome.Refused refused) {
        String message = refused.message();
        if (message != null && !message.isBlank()) {
            return message;
        }
        FailureReason reason = refused.reason();
        return "The PBX refused the command: " + (reason == null ? "no reason" : reason);
    }
}
