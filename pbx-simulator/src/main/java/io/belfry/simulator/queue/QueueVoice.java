package io.belfry.simulator.queue;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.Switchboard;

/** What a queue says of its members and callers: events, and the states of its own devices. */
final class QueueVoice {

    private final String queue;
    private final Switchboard board;

    QueueVoice(String queue, Switchboard board) {
        this.queue = queue;
        this.board = board;
    }

    /** The queue's own device, or one of its devices. */
    String device(String suffix) {
        return "Queue:" + queue + (suffix == null ? "" : "_" + suffix);
    }

    void caller(String event, Channel caller, int position, int count) {
        board.event(
                event,
                "agent",
                e ->
                        e.channel(caller)
                                .put("Queue", queue)
                                .put("Position", position)
                                .put("Count", count));
    }

    void tellPause(Member member) {
        board.devices()
                .set(
                        device("pause_" + member.address),
                        member.paused ? DeviceState.INUSE : DeviceState.NOT_INUSE);
    }

    void tellAvailability(boolean anyoneFree) {
        DeviceState state = anyoneFree ? DeviceState.NOT_INUSE : DeviceState.INUSE;
        board.devices().set(device("avail"), state);
    }

    void tell(String event, Member m) {
        board.event(
                event,
                "agent",
                e ->
                        m.describe(
                                        e.put("Queue", m.queue)
                                                .put("MemberName", m.name)
                                                .put("Interface", m.address))
                                .put("Ringinuse", m.ringInUse ? 1 : 0)
                                .put("Wrapuptime", 0));
    }
}
