package io.belfry.gateway.core.session;

import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.protocol.ServerMessage.Personal;
import io.belfry.gateway.core.view.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a change of a conference is to those who are in it, or just were. */
final class ConferenceNews {

    private ConferenceNews() {}

    static List<ServerMessage> of(Change<?, ?> change) {
        Conference before = (Conference) change.before().orElse(null);
        Conference after = (Conference) change.after().orElse(null);
        Conference last = after == null ? before : after;
        List<ConferenceMember> were = before == null ? List.of() : before.members();
        List<ConferenceMember> are = after == null ? List.of() : after.members();
        List<ServerMessage> news = new ArrayList<>();
        for (ConferenceMember left : were) {
            if (find(are, left).isEmpty()) {
                news.add(new Personal.ConferenceEvent(last, left, false));
                tell(news, last, are, left, Personal.ConferenceParticipantEvent.Change.LEAVE);
            }
        }
        for (ConferenceMember now : are) {
            Optional<ConferenceMember> earlier = find(were, now);
            if (earlier.isEmpty()) {
                news.add(new Personal.ConferenceEvent(last, now, true));
                tell(news, last, were, now, Personal.ConferenceParticipantEvent.Change.JOIN);
            } else if (!earlier.get().equals(now)) {
                tell(news, last, are, now, Personal.ConferenceParticipantEvent.Change.UPDATE);
            }
        }
        return news;
    }

    private static void tell(
            List<ServerMessage> news,
            Conference conference,
            List<ConferenceMember> audience,
            ConferenceMember who,
            Personal.ConferenceParticipantEvent.Change change) {
        for (ConferenceMember me : audience) {
            news.add(new Personal.ConferenceParticipantEvent(conference, me, who, change));
        }
    }

    private static Optional<ConferenceMember> find(
            List<ConferenceMember> members, ConferenceMember who) {
        return members.stream().filter(m -> m.uniqueId().equals(who.uniqueId())).findFirst();
    }
}
