package io.belfry.gateway.core.protocol;

import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.state.UserSignal.MeetingRoomAnswer.Answer;
import io.belfry.gateway.core.protocol.ClientCommand.InConference;
import io.belfry.gateway.core.protocol.ClientCommand.Social;
import io.belfry.gateway.core.protocol.CommandParser.Reading;
import java.util.Map;

/** Commands of later clients: conferences, preferences, texts, video, meeting rooms. */
final class LaterReadings {

    private static final int LONGEST_TEXT = 4000;

    private LaterReadings() {}

    static void addTo(Map<String, Reading> commands) {
        commands.put(
                "retrieveQueueCall",
                a ->
                        new ClientCommand.RetrieveQueueCall(
                                new UniqueId(a.requiredTextIn("queueCall", "uniqueId"))));
        conferences(commands);
        meetingRooms(commands);
        commands.put(
                "setUserPreference",
                a ->
                        new Social.SetUserPreference(
                                limited(a, "key"),
                                a.text("value").isPresent() ? limited(a, "value") : "",
                                a.text("value_type")));
        commands.put("flashTextBrowserRequest", LaterReadings::flashText);
        commands.put("videoEvent", a -> new Social.VideoEvent(busy(a)));
        commands.put(
                "subscribeToVideoStatus",
                a -> new Social.SubscribeToVideoStatus(a.textSet("usernames")));
        commands.put(
                "unsubscribeFromAllVideoStatus", a -> new Social.UnsubscribeFromAllVideoStatus());
    }

    private static void conferences(Map<String, Reading> commands) {
        commands.put("conferenceMute", a -> new InConference.Mute(room(a), index(a), true));
        commands.put("conferenceUnmute", a -> new InConference.Mute(room(a), index(a), false));
        commands.put("conferenceMuteMe", a -> new InConference.MuteMe(room(a), true));
        commands.put("conferenceUnmuteMe", a -> new InConference.MuteMe(room(a), false));
        commands.put("conferenceMuteAll", a -> new InConference.MuteAll(room(a), true));
        commands.put("conferenceUnmuteAll", a -> new InConference.MuteAll(room(a), false));
        commands.put("conferenceReset", a -> new InConference.MuteAll(room(a), false));
        commands.put("conferenceKick", a -> new InConference.Kick(room(a), index(a)));
        commands.put("conferenceClose", a -> new InConference.Close(room(a)));
        commands.put(
                "conferenceInvite",
                a ->
                        new InConference.Invite(
                                room(a),
                                a.requiredText("exten"),
                                a.text("callerId").map(number -> new CallerId(number, null)),
                                a.texts("variables")));
    }

    private static void meetingRooms(Map<String, Reading> commands) {
        commands.put(
                "inviteToMeetingRoom",
                a ->
                        new Social.InviteToMeetingRoom(
                                a.requiredText("username"), request(a), limited(a, "token")));
        commands.put("meetingRoomInviteAck", a -> answer(a, Answer.RECEIVED));
        commands.put("meetingRoomInviteAccept", a -> answer(a, Answer.ACCEPTED));
        commands.put("meetingRoomInviteReject", a -> answer(a, Answer.REJECTED));
    }

    private static ClientCommand answer(Arguments a, Answer answer) throws BadFrame {
        return new Social.AnswerMeetingRoom(a.requiredText("username"), request(a), answer);
    }

    /** One command for three requests; the history of texts is not kept. */
    private static ClientCommand flashText(Arguments a) throws BadFrame {
        String request = a.choice("request", "FlashTextDirectMessage", "FlashTextMarkAsRead");
        String to = a.requiredTextIn("to", "username");
        int sequence = a.requiredInteger("sequence");
        return request.equals("FlashTextDirectMessage")
                ? new Social.SendFlashText(to, sequence, limited(a, "message"))
                : new Social.MarkFlashTextAsRead(to, sequence);
    }

    /** {@code videoStart} and {@code videoEnd}, or the status itself. */
    private static boolean busy(Arguments a) throws BadFrame {
        String status = a.choice("status", "videoStart", "videoEnd", "Busy", "Available");
        return status.equals("videoStart") || status.equals("Busy");
    }

    private static String room(Arguments a) throws BadFrame {
        return a.requiredText("numConf");
    }

    private static int index(Arguments a) throws BadFrame {
        return a.requiredInteger("index");
    }

    private static int request(Arguments a) throws BadFrame {
        return a.requiredInteger("requestId");
    }

    private static String limited(Arguments a, String name) throws BadFrame {
        String text = a.requiredText(name);
        if (text.length() > LONGEST_TEXT) {
            throw a.bad(name + " is longer than " + LONGEST_TEXT);
        }
        return text;
    }
}
