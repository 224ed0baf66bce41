package io.belfry.gateway.core.session;

import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.ClientCommand.InConference;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may do what in a conference: everybody in it mutes himself and invites, its organizers (the
 * PBX's admins) do the rest, to all but organizers when it comes to sending somebody out.
 */
final class ConferenceRules {

    /** A command that is refused; the message is the protocol's name of the reason. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String error) {
            super(error);
        }
    }

    private ConferenceRules() {}

    /** What the PBX is asked, one step for each member concerned. */
    static List<? extends ClientCommand.OnPbx> steps(InConference command, Self self, PbxView view)
            throws BadFrame, Refused {
        Conference conference =
                view.find(Kind.CONFERENCES, command.conference())
                        .orElseThrow(
                                () ->
                                        new BadFrame(
                                                "Conference "
                                                        + command.conference()
                                                        + " does not take place."));
        ConferenceMember me =
                conference.members().stream()
                        .filter(m -> PersonalNews.isOwn(m, self))
                        .findFirst()
                        .orElseThrow(() -> new Refused("NotAMember"));
        return switch (command) {
            case InConference.MuteMe c -> List.of(mute(conference, me, c.muted()));
            case InConference.Invite c ->
                    List.of(
                            new ClientCommand.InviteMember(
                                    c.conference(), c.destination(), c.callerId(), c.variables()));
            case InConference.Mute c ->
                    List.of(mute(led(conference, me), member(conference, c.index()), c.muted()));
            case InConference.MuteAll c ->
                    others(led(conference, me), me)
                            .filter(m -> m.muted() != c.muted())
                            .map(m -> mute(conference, m, c.muted()))
                            .toList();
            case InConference.Kick c ->
                    List.of(kick(conference, guest(member(led(conference, me), c.index()))));
            case InConference.Close c ->
                    Stream.concat(others(led(conference, me), me), Stream.of(me))
                            .map(m -> kick(conference, m))
                            .toList();
        };
    }

    private static Conference led(Conference conference, ConferenceMember me) throws Refused {
        if (!me.admin()) {
            throw new Refused("NotOrganizer");
        }
        return conference;
    }

    private static ConferenceMember guest(ConferenceMember member) throws Refused {
        if (member.admin()) {
            throw new Refused("CannotKickOrganizer");
        }
        return member;
    }

    private static ConferenceMember member(Conference conference, int index) throws BadFrame {
        return conference.members().stream()
                .filter(m -> m.index() == index)
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadFrame(
                                        "Conference "
                                                + conference.number()
                                                + " has no participant "
                                                + index
                                                + "."));
    }

    private static Stream<ConferenceMember> others(Conference conference, ConferenceMember me) {
        return conference.members().stream().filter(m -> m.index() != me.index());
    }

    private static ClientCommand.OnPbx mute(
            Conference conference, ConferenceMember member, boolean muted) {
        return new ClientCommand.MuteMember(conference.number(), member.channel(), muted);
    }

    private static ClientCommand.OnPbx kick(Conference conference, ConferenceMember member) {
        return new ClientCommand.KickMember(conference.number(), member.channel());
    }
}
