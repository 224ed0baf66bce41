package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.contracts.state.Voicemail;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.Personal;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom a personal message concerns, and which ones come with the log-on. */
final class PersonalNews {

    private PersonalNews() {}

    /** The messages in the own mailbox, the own conference and preferences (A10, A115). */
    static List<ServerMessage> logOn(Self self, PbxView view) {
        List<ServerMessage> messages = new ArrayList<>();
        self.user()
                .filter(user -> user.mailbox() != null)
                .flatMap(
                        user ->
                                view.find(Kind.VOICEMAILS, user.mailbox())
                                        .map(v -> update(user, v)))
                .ifPresent(messages::add);
        view.table(Kind.CONFERENCES).stream()
                .flatMap(
                        c ->
                                c.members().stream()
                                        .filter(m -> isOwn(m, self))
                                        .map(m -> new Personal.ConferenceEvent(c, m, true)))
                .forEach(messages::add);
        self.user()
                .map(UserConfig::id)
                .ifPresent(
                        user ->
                                view.table(Kind.PREFERENCES).stream()
                                        .filter(p -> user.equals(p.user()))
                                        .map(Personal.UserPreferenceSet::new)
                                        .forEach(messages::add));
        return messages;
    }

    /** The messages in a mailbox; nobody is told of one that no user has. */
    static Optional<ServerMessage> voicemail(Voicemail voicemail, PbxView view) {
        return view.table(Kind.USERS).stream()
                .filter(user -> voicemail.mailbox().equals(user.mailbox()))
                .findFirst()
                .map(user -> update(user, voicemail));
    }

    private static ServerMessage update(UserConfig user, Voicemail voicemail) {
        return new Personal.VoiceMailStatusUpdate(user.voicemailId(), voicemail);
    }

    /** Whether a message concerns the client. */
    static boolean concerns(Personal message, Self self) {
        return switch (message) {
            case Personal.VoiceMailStatusUpdate m ->
                    self.user()
                            .map(UserConfig::mailbox)
                            .filter(m.voicemail().mailbox()::equals)
                            .isPresent();
            case Personal.UserPreferenceSet m -> is(m.preference().user(), self);
            case Personal.FlashTextEvent m -> is(m.to().id(), self);
            case Personal.MeetingRoomInvite m -> is(m.to().id(), self);
            case Personal.MeetingRoomAnswered m -> is(m.to().id(), self);
            case Personal.ConferenceEvent m -> isOwn(m.me(), self);
            case Personal.ConferenceParticipantEvent m -> isOwn(m.me(), self);
            case Personal.ConferenceCommandError m -> false;
            case Personal.VideoStatusEvent m -> false;
        };
    }

    /** Whether that is the client's phone. */
    static boolean isOwn(ConferenceMember member, Self self) {
        return member.device() != null
                && self.line().map(LineConfig::device).filter(member.device()::equals).isPresent();
    }

    private static boolean is(UserId user, Self self) {
        return self.user().map(UserConfig::id).filter(user::equals).isPresent();
    }
}
