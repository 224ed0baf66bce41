package io.belfry.pbx.command;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.pbx.directory.Directory;
import java.util.Map;
import java.util.Optional;

/** What a login leads to (A26–A30). */
public sealed interface LoginDecision {

    /** Log in on that line, after logging out who holds it (null = nobody). */
    record LogIn(AgentConfig agent, LineConfig line, LoggedAgents.Login holder)
            implements LoginDecision {}

    /** He is there already (A28). */
    record AlreadyThere() implements LoginDecision {}

    /** It is not to be. */
    record Refuse(FailureReason reason, String message, Map<String, String> details)
            implements LoginDecision {}

    /** Decides by the directory and by who is logged in where. */
    static LoginDecision decide(
            PbxCommand.AgentLogin command, Directory directory, LoggedAgents logged) {
        Optional<AgentConfig> agent = directory.agent(command.agent());
        if (agent.isEmpty()) {
            return refuse(FailureReason.AGENT_UNKNOWN, "no agent has the id " + command.agent());
        }
        String number = String.valueOf(command.phoneNumber());
        Optional<LineConfig> line = directory.line(number);
        if (line.isEmpty()) {
            return refuse(FailureReason.PHONE_NUMBER_UNKNOWN, "no line has the number " + number);
        }
        Optional<LoggedAgents.Login> login = logged.of(agent.get().number());
        if (login.isPresent()) {
            String phone = phoneOf(login.get(), directory);
            return number.equals(phone)
                    ? new AlreadyThere()
                    : new Refuse(
                            FailureReason.LOGGED_IN_ON_ANOTHER_PHONE,
                            "logged in on " + phone,
                            Map.of("phoneNb", phone, "RequestedNb", number));
        }
        return new LogIn(
                agent.get(),
                line.get(),
                logged.on(number, line.get().device(), agent.get().number()).orElse(null));
    }

    /** The number of the phone he is on: as he said it, else that of the line of his device. */
    static String phoneOf(LoggedAgents.Login login, Directory directory) {
        if (login.extension() != null) {
            return login.extension();
        }
        return login.device() == null
                ? ""
                : directory
                        .line(login.device())
                        .map(LineConfig::number)
                        .orElse(login.device().value());
    }

    private static LoginDecision refuse(FailureReason reason, String message) {
        return new Refuse(reason, message, Map.of());
    }
}
