package io.belfry.pbx.command;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.CommandId;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;

/** What is done to those in a conference of app_confbridge. */
final class ConferenceCommands {

    private final Desk desk;

    ConferenceCommands(Desk desk) {
        this.desk = desk;
    }

    void mute(PbxCommand.MuteInConference command) throws AmiException, CommandRefused {
        String action = command.muted() ? "ConfbridgeMute" : "ConfbridgeUnmute";
        member(action, command.conference(), command.channel());
    }

    void kick(PbxCommand.KickFromConference command) throws AmiException, CommandRefused {
        member("ConfbridgeKick", command.conference(), command.channel());
    }

    /** Who answers goes on at the number of the conference. */
    void invite(CommandId id, PbxCommand.InviteToConference command)
            throws AmiException, CommandRefused {
        Desk.accept(
                desk.ami()
                        .send(
                                DialAction.toConference(
                                        Desk.number(command.conference()),
                                        Desk.number(command.destination()),
                                        desk.settings().dialContext(),
                                        command.variables(),
                                        command.callerId(),
                                        desk.ringTimeout()),
                                id.value()));
    }

    /** A channel must be named whole: Asterisk takes the first that begins like that. */
    private void member(String action, String conference, String channel)
            throws AmiException, CommandRefused {
        if (conference == null || channel == null || channel.indexOf('-') < 0) {
            throw new CommandRefused(
                    FailureReason.MALFORMED, "conference and channel must be named");
        }
        desk.ask(AmiAction.of(action, "Conference", conference, "Channel", channel));
    }
}
