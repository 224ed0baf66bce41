package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.SpyStarted;
import io.belfry.contracts.pbx.SpyStopped;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.gateway.core.protocol.ServerMessage.AgentListen;
import io.belfry.gateway.core.view.PbxView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who listens to which agent (A48, A135): the agent is the one logged in on the phone whose channel
 * is listened to. To be used under the hub's lock.
 */
final class Listening {

    private record Spy(PbxId pbx, String channel) {}

    private final Map<Spy, AgentListen> going = new HashMap<>();

    Optional<AgentListen> started(PbxId pbx, SpyStarted event, PbxView view) {
        Optional<AgentListen> listen = listen(event.channel(), event.spied(), view);
        listen.ifPresent(l -> going.put(new Spy(pbx, event.channel().name()), l));
        return listen;
    }

    /** Also when the start was not seen, if the event says who was listened to. */
    Optional<AgentListen> stopped(PbxId pbx, SpyStopped event, PbxView view) {
        return Optional.ofNullable(going.remove(new Spy(pbx, event.channel().name())))
                .or(() -> listen(event.channel(), event.spied(), view))
                .map(Listening::over);
    }

    /** The link to a PBX is lost: nobody can tell who still listens. */
    List<AgentListen> lost(PbxId pbx) {
        List<AgentListen> over =
                going.entrySet().stream()
                        .filter(entry -> entry.getKey().pbx().equals(pbx))
                        .map(entry -> over(entry.getValue()))
                        .toList();
        going.keySet().removeIf(spy -> spy.pbx().equals(pbx));
        return over;
    }

    private static AgentListen over(AgentListen listen) {
        return new AgentListen(false, listen.phoneNumber(), listen.agent());
    }

    private static Optional<AgentListen> listen(ChannelInfo spy, ChannelInfo spied, PbxView view) {
        return number(spied, view)
                .flatMap(view::agentOn)
                .map(AgentStatus::id)
                .map(agent -> new AgentListen(true, number(spy, view).orElse(""), agent));
    }

    private static Optional<String> number(ChannelInfo channel, PbxView view) {
        return Optional.ofNullable(channel)
                .flatMap(c -> Optional.ofNullable(c.device()))
                .flatMap(view::lineByDevice)
                .map(LineConfig::number);
    }
}
