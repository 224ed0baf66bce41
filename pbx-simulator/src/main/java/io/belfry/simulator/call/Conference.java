package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.EventWriter;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A conference of ConfBridge. Recorded scenario 33. */
public final class Conference {

    /** How long the first user hears that nobody else is there. */
    private static final long ALONE = 3_155_000;

    /** How long a kicked user hears so. */
    private static final long KICKED = 2_359_000;

    /** How long the announcer takes to leave the empty conference. */
    private static final long CLOSES = 386_000;

    private static final int NORMAL = 16;

    private final Switchboard board;
    private final Conferences all;
    private final String name;
    private final Bridge bridge;
    private final List<User> users = new ArrayList<>();
    private boolean closed;

    /** Somebody in the conference. */
    public final class User extends App {
        private final long since = board.time().seconds();
        private boolean muted;
        private boolean kicked;

        private User(Channel channel) {
            super(Conference.this.board, channel);
        }

        public Channel channel() {
            return channel;
        }

        public boolean isMuted() {
            return muted;
        }

        /** Seconds in the conference. */
        public long seconds() {
            return board.time().seconds() - since;
        }

        private void enters() {
            if (channel.gone || channel.conductor != this || channel.bridge != null) {
                return;
            }
            board.enter(bridge, channel);
            tell(
                    "ConfbridgeJoin",
                    e -> e.channel(channel).put("Admin", "No").put("Muted", yes(muted)));
        }

        public void mute(boolean mute) {
            muted = mute;
            tell(
                    mute ? "ConfbridgeMute" : "ConfbridgeUnmute",
                    e -> e.channel(channel).put("Admin", "No"));
        }

        /** Puts the user out; the channel ends when he has heard so. */
        public void kick() {
            leave();
            board.time()
                    .after(
                            KICKED,
                            () -> {
                                if (!channel.gone && channel.conductor == this) {
                                    kicked = true;
                                    ends(NORMAL);
                                }
                            });
        }

        @Override
        void leave() {
            if (!users.remove(this)) {
                return;
            }
            if (channel.bridge == bridge) {
                tell("ConfbridgeLeave", e -> e.channel(channel).put("Admin", "No"));
                board.leave(channel);
            }
            if (users.isEmpty()) {
                close();
            }
        }

        /** After a kick the dialplan goes on. */
        @Override
        void over() {
            channel.priority += kicked ? 1 : 0;
        }

        /** The last one's channel ends when the conference is closed. */
        @Override
        void ends(int cause) {
            if (closed && board.time().now() < closesAt) {
                board.time().after(closesAt - board.time().now() + 1, () -> super.ends(cause));
            } else {
                super.ends(cause);
            }
        }
    }

    private long closesAt;

    Conference(Switchboard board, Conferences all, String name) {
        this.board = board;
        this.all = all;
        this.name = name;
        bridge = board.createBridge(new Bridge.Kind("base", "softmix", "ConfBridge", name));
        bridge.hidden.add(board.hiddenLocal("CBAnn/" + name));
        tell("ConfbridgeStart", e -> {});
        board.devices().set("confbridge:" + name, DeviceState.INUSE);
    }

    public String name() {
        return name;
    }

    public List<User> users() {
        return List.copyOf(users);
    }

    public Optional<User> user(String channel) {
        return users.stream().filter(u -> u.channel.name.equals(channel)).findFirst();
    }

    void join(Channel c) {
        User user = new User(c);
        boolean first = users.isEmpty();
        users.add(user);
        if (first) {
            board.time().after(ALONE, user::enters);
        } else {
            board.time().after(500, user::enters);
        }
    }

    private void close() {
        closed = true;
        all.closed(this);
        tell("ConfbridgeEnd", e -> {});
        board.devices().set("confbridge:" + name, DeviceState.NOT_INUSE);
        closesAt = board.time().now() + CLOSES;
        board.time()
                .after(
                        CLOSES,
                        () -> {
                            bridge.hidden.clear();
                            board.devices().announce("CBAnn/" + name, "INUSE");
                            board.devices().announce("CBAnn/" + name, "UNKNOWN");
                            board.destroy(bridge);
                        });
    }

    private void tell(String event, Consumer<EventWriter> more) {
        board.event(
                event,
                "call",
                e -> {
                    e.put("Conference", name).bridge(bridge);
                    more.accept(e);
                });
    }

    private static String yes(boolean value) {
        return value ? "Yes" : "No";
    }
}
