package io.belfry.bench.calls;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.QueueMemberChanged;
import java.time.Instant;

/**
 * Calls without end: all agents of a {@link Centre} get one at the same time, go through it step by
 * step in turn, and begin the next. A call is what Asterisk tells of one that is answered at the
 * first ring: 24 events of AMI and 3 rows of queue_log. Item {@code n} is a function of {@code n}.
 */
public final class CallStream {

    /** Items of a call. */
    public static final int STEPS = 27;

    /** Step at which queue_log says that the call has entered its queue. */
    static final int ENTERED = 3;

    /** Step after which the agent is ready again. */
    static final int READY = 22;

    private static final String CONTEXT = "internal";

    private final Centre centre;

    public CallStream(Centre centre) {
        this.centre = centre;
    }

    /** Who gets the calls. */
    public Centre centre() {
        return centre;
    }

    /** Items in which every agent has one call. */
    public int wave() {
        return centre.agents() * STEPS;
    }

    /** Whether the agent of that item is ready again after it. */
    public boolean endsCall(long number) {
        return step(number) == READY;
    }

    /**
     * The item by which a call enters.
     *
     * @param queue from 0
     * @param ordinal which call of that queue, from 1
     */
    public long entering(int queue, long ordinal) {
        int share = centre.agents() / centre.queues();
        long wave = (ordinal - 1) / share;
        long agent = queue + (ordinal - 1) % share * centre.queues();
        return wave * wave() + (long) ENTERED * centre.agents() + agent;
    }

    /** The item with that number, from 0. */
    public Item item(long number, Instant time) {
        int agent = (int) (number % centre.agents());
        long call = number / wave() * centre.agents() + agent;
        return new Call(centre, agent, call, time).step(step(number));
    }

    private int step(long number) {
        return (int) (number / centre.agents() % STEPS);
    }

    /** One call to one agent. */
    private record Call(Centre centre, int agent, long number, Instant time) {

        private Item step(int step) {
            return switch (step) {
                case ENTERED -> row("ENTERQUEUE", "NONE", "", caller());
                case 16 -> row("CONNECT", "Agent/" + name(), "2", id(1));
                case 21 -> row("COMPLETECALLER", "Agent/" + name(), "2", "5");
                default -> new Item.Said(event(step));
            };
        }

        private PbxEvent event(int step) {
            return switch (step) {
                case 0 -> new ChannelCreated(outside(ChannelState.RING));
                case 1 -> new ChannelStateChanged(outside(ChannelState.UP));
                case 2 -> new QueueCallerJoined(outside(ChannelState.UP), queue(), 1, 1);
                case 4 ->
                        new AgentCalled(
                                outside(ChannelState.UP),
                                phone(ChannelState.DOWN),
                                queue(),
                                who(),
                                device().value());
                case 5 -> new ChannelCreated(phone(ChannelState.DOWN));
                case 6 -> new DialBegun(phone(ChannelState.DOWN), outside(ChannelState.UP), name());
                case 7 -> new ChannelStateChanged(phone(ChannelState.RINGING));
                case 8 -> new DeviceStateChanged(device(), DeviceState.RINGING);
                case 9 -> hint(PhoneStatus.RINGING);
                case 10 -> member(DeviceState.RINGING, false);
                case 11 -> new ChannelStateChanged(phone(ChannelState.UP));
                case 12 -> new BridgeEntered(phone(ChannelState.UP), bridge(1), null);
                case 13 -> new BridgeEntered(outside(ChannelState.UP), bridge(2), null);
                case 14 -> new QueueCallerLeft(outside(ChannelState.UP), queue(), 1, 0);
                case 15 ->
                        new AgentConnected(
                                outside(ChannelState.UP),
                                phone(ChannelState.UP),
                                queue(),
                                who(),
                                device().value(),
                                2,
                                1);
                case 17 -> new DeviceStateChanged(device(), DeviceState.INUSE);
                case 18 -> hint(PhoneStatus.CALLING);
                case 19 -> member(DeviceState.INUSE, true);
                case 20 ->
                        new AgentCompleted(
                                outside(ChannelState.UP),
                                phone(ChannelState.UP),
                                queue(),
                                who(),
                                device().value(),
                                2,
                                5,
                                CompletionReason.CALLER);
                case READY -> new ChannelHungUp(phone(ChannelState.UP), 16, "Normal Clearing");
                case 23 -> new ChannelHungUp(outside(ChannelState.UP), 16, "Normal Clearing");
                case 24 -> new DeviceStateChanged(device(), DeviceState.NOT_INUSE);
                case 25 -> hint(PhoneStatus.AVAILABLE);
                case 26 -> member(DeviceState.NOT_INUSE, false);
                default -> throw new IllegalArgumentException("no step " + step);
            };
        }

        private Item row(String event, String member, String data1, String data2) {
            return new Item.Logged(
                    new QueueLogRow(
                            number + event,
                            time,
                            id(0),
                            queue().value(),
                            member,
                            event,
                            data1,
                            data2,
                            "1",
                            "",
                            ""));
        }

        private PbxEvent hint(PhoneStatus status) {
            return new ExtensionStateChanged(name(), CONTEXT, device().value(), status);
        }

        private PbxEvent member(DeviceState status, boolean inCall) {
            return new QueueMemberChanged(
                    centre.member(agent, status, inCall), MemberChange.STATUS);
        }

        private ChannelInfo outside(ChannelState state) {
            return channel("PJSIP/trunk", 0, state, caller(), null);
        }

        private ChannelInfo phone(ChannelState state) {
            return channel(device().value(), 1, state, name(), caller());
        }

        private ChannelInfo channel(
                String device, int half, ChannelState state, String caller, String connected) {
            return new ChannelInfo(
                    device + "-%08x".formatted(2 * number + half),
                    new UniqueId(id(half)),
                    new LinkedId(id(0)),
                    new Device(device),
                    state,
                    new CallerId(caller, null),
                    connected == null ? null : new CallerId(connected, null),
                    null,
                    CONTEXT,
                    half == 0 ? "5300" + centre.queueOf(agent) : "s",
                    "en");
        }

        private BridgeInfo bridge(int channels) {
            BridgeId bridge = new BridgeId("bridge-" + number);
            return new BridgeInfo(bridge, "basic", "simple_bridge", "", "", channels);
        }

        private String id(int half) {
            return "1700000000." + (2 * number + half);
        }

        private String caller() {
            return "06" + (10_000_000 + number % 90_000_000);
        }

        private String name() {
            return who().value();
        }

        private AgentNumber who() {
            return centre.number(agent);
        }

        private Device device() {
            return centre.device(agent);
        }

        private QueueName queue() {
            return centre.queue(centre.queueOf(agent));
        }
    }
}
