package io.belfry.pbx.command;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.id.AgentId;
import io.belfry.pbx.command.live.LiveChannel;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import java.util.List;

/**
 * Pauses the recording of an agent's queue call (A52, A53). A muted stretch is silence in the file
 * (MixMonitorMute); what Monitor records is left out of it (PauseMonitor, until Asterisk 20).
 */
final class RecordingCommands {

    private final Desk desk;

    RecordingCommands(Desk desk) {
        this.desk = desk;
    }

    void pause(AgentId agent, boolean paused) throws AmiException, CommandRefused {
        LoggedAgents.Login login = desk.login(agent);
        String phone = LoginDecision.phoneOf(login, desk.directory());
        LiveChannel own =
                desk.calls()
                        .current(desk.deviceOf(login))
                        .orElseThrow(() -> Desk.noCall(CallRef.currentOf(phone)));
        LiveChannel caller = desk.party(own);
        if (!desk.calls().isQueueCall(caller, login.agent())) {
            throw new CommandRefused(
                    FailureReason.NO_QUEUE_CALL, "the call did not come through a queue");
        }
        for (LiveChannel channel : candidates(caller, own)) {
            if (desk.send(mute(channel, paused)).success()) {
                return;
            }
        }
        for (LiveChannel channel : List.of(caller, own)) {
            AmiResponse response =
                    desk.send(
                            AmiAction.of(
                                    paused ? "PauseMonitor" : "UnpauseMonitor",
                                    "Channel",
                                    channel.name()));
            if (response.success()) {
                return;
            }
        }
        throw new CommandRefused(FailureReason.NOT_RECORDED, "nothing records the call");
    }

    /** What is known to be recorded; without that knowledge either side. */
    private static List<LiveChannel> candidates(LiveChannel caller, LiveChannel own) {
        List<LiveChannel> both = List.of(caller, own);
        List<LiveChannel> recorded = both.stream().filter(LiveChannel::recorded).toList();
        return recorded.isEmpty() ? both : recorded;
    }

    private static AmiAction mute(LiveChannel channel, boolean muted) {
        return AmiAction.of(
                "MixMonitorMute",
                "Channel",
                channel.name(),
                "Direction",
                "both",
                "State",
                muted ? "1" : "0");
    }
}
