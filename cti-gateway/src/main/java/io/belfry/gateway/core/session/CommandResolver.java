package io.belfry.gateway.core.session;

import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.DialNumber;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.Optional;
import java.util.function.Function;

/** Turns what a client asks into what the PBX is asked, or refuses it (A42, A44–A47, A57). */
final class CommandResolver {

    private final Identity identity;
    private final Self self;
    private final PbxView view;

    CommandResolver(Session session, PbxView view) {
        this.identity = session.identity();
        this.self = session.self();
        this.view = view;
    }

    PbxCommand login(ClientCommand.AgentLogin login) throws BadFrame {
        AgentId agent = target(login.agent());
        String phone =
                login.phoneNumber()
                        .or(self::phoneNumber)
                        .orElseThrow(() -> new BadFrame("agentLogin: agentphonenumber is missing"));
        return new PbxCommand.AgentLogin(agent, phone);
    }

    PbxCommand toggleLogin() throws BadFrame {
        AgentId agent = target(Optional.empty());
        boolean loggedIn =
                view.find(Kind.AGENT_STATES, agent)
                        .map(AgentStatus::state)
                        .filter(state -> !(state instanceof AgentState.LoggedOut))
                        .isPresent();
        return loggedIn
                ? new PbxCommand.AgentLogout(agent)
                : login(new ClientCommand.AgentLogin(Optional.of(agent), Optional.empty()));
    }

    PbxCommand onAgent(Optional<AgentId> agent, Function<AgentId, PbxCommand> command)
            throws BadFrame {
        return command.apply(target(agent));
    }

    PbxCommand dial(ClientCommand.Dial dial) throws BadFrame {
        String number =
                DialNumber.clean(dial.destination())
                        .orElseThrow(() -> new BadFrame("dial: destination is not a number"));
        String phone =
                self.phoneNumber()
                        .orElseThrow(
                                () ->
                                        new BadFrame(
                                                "dial: "
                                                        + identity.login()
                                                        + " has no phone to call from"));
        return new PbxCommand.Dial(phone, number, dial.variables());
    }

    private AgentId target(Optional<AgentId> asked) throws BadFrame {
        AgentId agent =
                asked.or(self::agent)
                        .orElseThrow(
                                () ->
                                        new BadFrame(
                                                identity.login()
                                                        + " is no agent; agentid is missing"));
        if (!new RightsFilter(self, view).agent(agent)) {
            throw new BadFrame("Agent " + agent + " is outside your groups.");
        }
        return agent;
    }
}
