package io.belfry.gateway.core.session;

import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.view.PbxView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What choosing a status does besides (A73, A109, C30): {@code queuepause_all}, {@code
 * queueunpause_all} and {@code agentlogoff} to an agent who is logged in, {@code enablednd} to who
 * has a phone. The pause has the name of the status as its reason. What else a status names is done
 * by nobody here.
 */
final class StatusActions {

    /** {@code queuepause_all(true)}; the parameter may be missing. */
    private static final Pattern ACTION = Pattern.compile("(\\w+)(?:\\((.*)\\))?");

    private StatusActions() {}

    static List<ClientCommand.OnPbx> of(UserStatusConfig status, Self self, PbxView view) {
        return status.actions().stream()
                .map(action -> ACTION.matcher(action.strip()))
                .filter(Matcher::matches)
                .flatMap(
                        action ->
                                command(
                                        status.name(),
                                        action.group(1),
                                        !"false".equalsIgnoreCase(action.group(2)),
                                        self,
                                        view)
                                        .stream())
                .toList();
    }

    private static Optional<ClientCommand.OnPbx> command(
            String status, String action, boolean on, Self self, PbxView view) {
        boolean agent = self.agent().filter(view::isLoggedIn).isPresent();
        return switch (action) {
            case "queuepause_all" -> when(agent, on ? pause(status) : unpause());
            case "queueunpause_all" -> when(agent, on ? unpause() : pause(status));
            case "agentlogoff" -> when(agent, new ClientCommand.AgentLogout(Optional.empty()));
            case "enablednd" -> when(self.phoneNumber().isPresent(), new ClientCommand.Dnd(on));
            default -> Optional.empty();
        };
    }

    private static ClientCommand.OnPbx pause(String reason) {
        return new ClientCommand.PauseAgent(Optional.empty(), Optional.of(reason));
    }

    private static ClientCommand.OnPbx unpause() {
        return new ClientCommand.UnpauseAgent(Optional.empty());
    }

    private static Optional<ClientCommand.OnPbx> when(
            boolean possible, ClientCommand.OnPbx command) {
        return possible ? Optional.of(command) : Optional.empty();
    }
}
