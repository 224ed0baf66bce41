package io.belfry.gateway.core.session;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.DialNumber;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what a client asks into what the PBX is asked, or refuses it: agents and queues must be
 * within his rights (A42), calls and services are those of his own phone (A57–A72).
 */
final class CommandResolver {

    private final Identity identity;
    private final Self self;
    private final PbxView view;
    private final OutboundRule outbound;

    CommandResolver(Identity identity, Self self, PbxView view, OutboundRule outbound) {
        this.identity = identity;
        this.self = self;
        this.view = view;
        this.outbound = outbound;
    }

    PbxCommand resolve(ClientCommand.OnPbx command) throws BadFrame {
        return switch (command) {
            case ClientCommand.AgentLogin c -> login(c);
            case ClientCommand.AgentLogout c -> new PbxCommand.AgentLogout(agent(c.agent()));
            case ClientCommand.PauseAgent c ->
                    new PbxCommand.AgentPause(agent(c.agent()), null, c.reason().orElse(null));
            case ClientCommand.UnpauseAgent c ->
                    new PbxCommand.AgentUnpause(agent(c.agent()), null);
            case ClientCommand.ToggleAgentLogin c -> toggleLogin();
            case ClientCommand.ListenAgent c ->
                    new PbxCommand.Listen(
                            phone("listenAgent"), agent(c.agent()), null, ListenMode.LISTEN);
            case ClientCommand.SetAgentQueue c ->
                    new PbxCommand.SetAgentQueue(agent(c.agent()), queue(c.queue()), c.penalty());
            case ClientCommand.RemoveAgentFromQueue c ->
                    new PbxCommand.RemoveAgentFromQueue(agent(c.agent()), queue(c.queue()));
            case ClientCommand.MonitorPause c -> new PbxCommand.PauseRecording(agent(c.agent()));
            case ClientCommand.MonitorUnpause c -> new PbxCommand.ResumeRecording(agent(c.agent()));
            case ClientCommand.Dial c -> dial(c);
            case ClientCommand.Originate c ->
                    new PbxCommand.Dial(
                            phone("originate"), number("originate", c.destination()), Map.of());
            case ClientCommand.DialByUsername c ->
                    new PbxCommand.Dial(phone("dialByUsername"), numberOf(c.username()), Map.of());
            case ClientCommand.DialFromQueue c ->
                    new PbxCommand.DialFromQueue(
                            queue(c.queue()),
                            number("dialFromQueue", c.destination()),
                            c.callerId().orElse(null),
                            c.variables());
            case ClientCommand.Hangup c -> new PbxCommand.Hangup(call("hangup", c.call()));
            case ClientCommand.Answer c -> new PbxCommand.Answer(call("answer", c.call()));
            case ClientCommand.Hold c -> new PbxCommand.Hold(call("hold", c.call()));
            case ClientCommand.Park c -> new PbxCommand.Park(call("park", c.call()), null, null);
            case ClientCommand.DirectTransfer c ->
                    new PbxCommand.DirectTransfer(
                            call("directTransfer"), number("directTransfer", c.destination()));
            case ClientCommand.AttendedTransfer c ->
                    new PbxCommand.AttendedTransfer(
                            call("attendedTransfer"), number("attendedTransfer", c.destination()));
            case ClientCommand.CompleteTransfer c ->
                    new PbxCommand.CompleteTransfer(call("completeTransfer"));
            case ClientCommand.CancelTransfer c ->
                    new PbxCommand.CancelTransfer(call("cancelTransfer"));
            case ClientCommand.Conference c -> new PbxCommand.Conference(call("conference"), null);
            case ClientCommand.SendDtmf c -> new PbxCommand.SendDtmf(call("sendDtmf"), c.digits());
            case ClientCommand.SetData c ->
                    new PbxCommand.SetVariables(call("setData"), c.variables());
            case ClientCommand.RetrieveQueueCall c ->
                    new PbxCommand.RetrieveQueueCall(phone("retrieveQueueCall"), waiting(c.call()));
            case ClientCommand.MuteMember c ->
                    new PbxCommand.MuteInConference(c.conference(), c.channel(), c.muted());
            case ClientCommand.KickMember c ->
                    new PbxCommand.KickFromConference(c.conference(), c.channel());
            case ClientCommand.InviteMember c ->
                    new PbxCommand.InviteToConference(
                            c.conference(),
                            number("conferenceInvite", c.destination()),
                            c.callerId().orElse(null),
                            c.variables());
            case ClientCommand.Dnd c -> new PbxCommand.SetDoNotDisturb(phone("dnd"), c.enabled());
            case ClientCommand.Forward c ->
                    new PbxCommand.SetForward(
                            phone("forward"), c.kind(), c.enabled(), c.destination().orElse(null));
        };
    }

    /** From the own phone, or through the queue where outgoing calls count (J8). */
    private PbxCommand dial(ClientCommand.Dial dial) throws BadFrame {
        String phone = phone("dial");
        String number = number("dial", dial.destination());
        Optional<PbxCommand> throughQueue =
                self.agent()
                        .flatMap(
                                agent ->
                                        outbound.queue(view, agent, number)
                                                .map(
                                                        queue ->
                                                                new PbxCommand.DialFromQueue(
                                                                        queue,
                                                                        number,
                                                                        null,
                                                                        dial.variables(),
                                                                        agent)));
        return throughQueue.orElseGet(() -> new PbxCommand.Dial(phone, number, dial.variables()));
    }

    private PbxCommand login(ClientCommand.AgentLogin login) throws BadFrame {
        AgentId agent = agent(login.agent());
        String phone =
                login.phoneNumber()
                        .or(self::phoneNumber)
                        .orElseThrow(() -> new BadFrame("agentLogin: agentphonenumber is missing"));
        return new PbxCommand.AgentLogin(agent, phone);
    }

    private PbxCommand toggleLogin() throws BadFrame {
        AgentId agent = agent(Optional.empty());
        return view.isLoggedIn(agent)
                ? new PbxCommand.AgentLogout(agent)
                : login(new ClientCommand.AgentLogin(Optional.of(agent), Optional.empty()));
    }

    /** The current call of the own phone. */
    private CallRef call(String command) throws BadFrame {
        return call(command, Optional.empty());
    }

    /** That call of the own phone: the PBX looks for it among those only. */
    private CallRef call(String command, Optional<UniqueId> call) throws BadFrame {
        return new CallRef(phone(command), call.orElse(null));
    }

    private String phone(String command) throws BadFrame {
        return self.phoneNumber()
                .orElseThrow(
                        () -> new BadFrame(command + ": " + identity.login() + " has no phone"));
    }

    /** A call that waits in one of his queues (A42). */
    private UniqueId waiting(UniqueId call) throws BadFrame {
        for (QueueCalls calls : view.all(Kind.QUEUE_CALLS)) {
            if (calls.calls().stream().anyMatch(c -> call.equals(c.uniqueId()))) {
                queue(calls.id());
                return call;
            }
        }
        throw new BadFrame("retrieveQueueCall: the call does not wait any more");
    }

    /** B16, B19. */
    private static String number(String command, String destination) throws BadFrame {
        return DialNumber.clean(destination)
                .orElseThrow(() -> new BadFrame(command + ": destination is not a number"));
    }

    private String numberOf(String username) throws BadFrame {
        return view.userByLogin(username)
                .flatMap(view::lineOf)
                .map(LineConfig::number)
                .orElseThrow(() -> new BadFrame("dialByUsername: " + username + " has no phone"));
    }

    private AgentId agent(Optional<AgentId> asked) throws BadFrame {
        return agent(
                asked.or(self::agent)
                        .orElseThrow(
                                () ->
                                        new BadFrame(
                                                identity.login()
                                                        + " is no agent; agentid is missing")));
    }

    private AgentId agent(AgentId agent) throws BadFrame {
        new RightsFilter(self, view).require(agent);
        return agent;
    }

    private QueueName queue(QueueId queue) throws BadFrame {
        new RightsFilter(self, view).require(queue);
        return view.find(Kind.QUEUES, queue)
                .map(QueueConfig::name)
                .orElseThrow(() -> new BadFrame("Queue " + queue + " is unknown."));
    }
}
