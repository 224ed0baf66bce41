package io.belfry.gateway.core.session;

import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand.Social;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.Personal;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.time.Instant;
import java.util.Set;

/** What a client keeps with the gateway or tells others. Runs under the hub's lock. */
final class SocialCommands {

    private static final int PREFERENCES_PER_USER = 200;
    private static final int FOLLOWED_PER_SOCKET = 1000;

    private final Session session;
    private final PbxView view;
    private final Instant now;
    private final Hub hub;
    private final PbxId pbx;

    SocialCommands(Session session, PbxView view, Instant now, Hub hub) {
        this.session = session;
        this.view = view;
        this.now = now;
        this.hub = hub;
        this.pbx = session.identity().pbx();
    }

    void handle(Social command) throws BadFrame {
        switch (command) {
            case Social.SetUserPreference c -> prefer(c);
            case Social.SendFlashText c -> text(c);
            case Social.MarkFlashTextAsRead c ->
                    signal(
                            new UserSignal.FlashTextRead(
                                    me().id(), colleague(c.username()).id(), c.sequence()));
            case Social.VideoEvent c ->
                    signal(
                            new UserSignal.VideoStatus(
                                    me().id(), c.busy() ? Signals.BUSY : Signals.AVAILABLE));
            case Social.SubscribeToVideoStatus c -> follow(c.usernames());
            case Social.UnsubscribeFromAllVideoStatus c -> session.subscriptions().removeVideos();
            case Social.InviteToMeetingRoom c ->
                    signal(
                            new UserSignal.MeetingRoomInvite(
                                    me().id(),
                                    colleague(c.username()).id(),
                                    c.requestId(),
                                    c.token()));
            case Social.AnswerMeetingRoom c ->
                    signal(
                            new UserSignal.MeetingRoomAnswer(
                                    me().id(),
                                    colleague(c.username()).id(),
                                    c.requestId(),
                                    c.answer()));
        }
    }

    private void prefer(Social.SetUserPreference c) throws BadFrame {
        UserConfig me = me();
        long others =
                view.table(Kind.PREFERENCES).stream()
                        .filter(p -> p.user().equals(me.id()) && !p.key().equals(c.key()))
                        .count();
        if (others >= PREFERENCES_PER_USER) {
            throw new BadFrame(
                    "setUserPreference: more than " + PREFERENCES_PER_USER + " preferences");
        }
        UserPreference preference =
                new UserPreference(me.id(), c.key(), c.value(), c.valueType().orElse(null));
        if (view.find(Kind.PREFERENCES, Kind.PREFERENCES.key().apply(preference))
                .filter(preference::equals)
                .isPresent()) {
            hub.tell(session, new Personal.UserPreferenceSet(preference));
        } else {
            hub.choices().prefer(pbx, preference, this::failed);
        }
    }

    /** The sender of a text that reaches nobody is told so by the protocol's own event. */
    private void text(Social.SendFlashText c) throws BadFrame {
        UserConfig me = me();
        ServerMessage notSent =
                new Personal.FlashTextEvent(
                        Personal.FlashTextEvent.Step.NOT_SENT, me, null, c.sequence(), null, null);
        view.userByLogin(c.username())
                .ifPresentOrElse(
                        to ->
                                hub.choices()
                                        .signal(
                                                pbx,
                                                new UserSignal.FlashText(
                                                        me.id(),
                                                        to.id(),
                                                        c.sequence(),
                                                        c.text(),
                                                        now),
                                                reason -> hub.tellLater(session, notSent)),
                        () -> hub.tell(session, notSent));
    }

    private void follow(Set<String> usernames) throws BadFrame {
        if (session.subscriptions().videos() + usernames.size() > FOLLOWED_PER_SOCKET) {
            throw new BadFrame(
                    "subscribeToVideoStatus: more than " + FOLLOWED_PER_SOCKET + " usernames");
        }
        session.subscriptions().addVideos(usernames);
        usernames.stream()
                .sorted()
                .flatMap(name -> view.userByLogin(name).stream())
                .forEach(user -> hub.tell(session, hub.signals().of(pbx, user)));
    }

    private void signal(UserSignal signal) {
        hub.choices().signal(pbx, signal, this::failed);
    }

    private void failed(String reason) {
        hub.tellLater(session, new ServerMessage.Error(reason));
    }

    private UserConfig colleague(String username) throws BadFrame {
        return view.userByLogin(username)
                .orElseThrow(() -> new BadFrame("User " + username + " is unknown."));
    }

    private UserConfig me() throws BadFrame {
        return session.self()
                .user()
                .orElseThrow(() -> new BadFrame(session.identity().login() + " is not configured"));
    }
}
