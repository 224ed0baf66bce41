package io.belfry.gateway.core.session;

import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.state.UserSignal;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.Personal;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What users tell each other on its way to their clients, and who is in a video call as far as this
 * gateway heard. To be used under the hub's lock.
 */
final class Signals {

    static final String BUSY = "Busy";
    static final String AVAILABLE = "Available";

    private record User(PbxId pbx, UserId user) {}

    private final Set<User> busy = new HashSet<>();

    /** The messages about a signal; none when one of the two no longer exists. */
    List<ServerMessage> heard(PbxId pbx, UserSignal signal, PbxView view) {
        Optional<UserConfig> from = view.find(Kind.USERS, signal.from());
        if (from.isEmpty()) {
            return List.of();
        }
        return switch (signal) {
            case UserSignal.VideoStatus s -> video(pbx, s, from.get());
            case UserSignal.FlashText s ->
                    view.find(Kind.USERS, s.to())
                            .map(to -> text(s, from.get(), to))
                            .orElse(List.of());
            case UserSignal.FlashTextRead s ->
                    one(
                            view.find(Kind.USERS, s.to())
                                    .map(
                                            to ->
                                                    new Personal.FlashTextEvent(
                                                            Personal.FlashTextEvent.Step.READ,
                                                            to,
                                                            from.get(),
                                                            s.sequence(),
                                                            null,
                                                            null)));
            case UserSignal.MeetingRoomInvite s ->
                    one(
                            view.find(Kind.USERS, s.to())
                                    .map(
                                            to ->
                                                    new Personal.MeetingRoomInvite(
                                                            to,
                                                            from.get(),
                                                            s.requestId(),
                                                            s.token())));
            case UserSignal.MeetingRoomAnswer s ->
                    one(
                            view.find(Kind.USERS, s.to())
                                    .map(
                                            to ->
                                                    new Personal.MeetingRoomAnswered(
                                                            to,
                                                            from.get(),
                                                            s.requestId(),
                                                            s.answer())));
        };
    }

    /** Whether somebody is in a video call. */
    ServerMessage of(PbxId pbx, UserConfig user) {
        return new Personal.VideoStatusEvent(
                user.ctiLogin(), busy.contains(new User(pbx, user.id())) ? BUSY : AVAILABLE);
    }

    private List<ServerMessage> video(PbxId pbx, UserSignal.VideoStatus status, UserConfig from) {
        User user = new User(pbx, from.id());
        if (BUSY.equals(status.status())) {
            busy.add(user);
        } else {
            busy.remove(user);
        }
        return List.of(of(pbx, from));
    }

    /** The sender is told that it is under way. */
    private static List<ServerMessage> text(
            UserSignal.FlashText s, UserConfig from, UserConfig to) {
        return List.of(
                new Personal.FlashTextEvent(
                        Personal.FlashTextEvent.Step.RECEIVED,
                        to,
                        from,
                        s.sequence(),
                        s.text(),
                        s.at()),
                new Personal.FlashTextEvent(
                        Personal.FlashTextEvent.Step.SENT, from, to, s.sequence(), null, s.at()));
    }

    private static List<ServerMessage> one(Optional<? extends ServerMessage> message) {
        return message.<List<ServerMessage>>map(List::of).orElse(List.of());
    }
}
