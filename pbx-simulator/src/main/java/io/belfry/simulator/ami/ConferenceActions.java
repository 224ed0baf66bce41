package io.belfry.simulator.ami;

import io.belfry.simulator.call.Conference;
import io.belfry.simulator.call.Pbx;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The Confbridge* actions. */
final class ConferenceActions {

    private ConferenceActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("ConfbridgeList", ConferenceActions::list);
        handlers.put("ConfbridgeListRooms", ConferenceActions::rooms);
        handlers.put("ConfbridgeMute", (p, a) -> user(p, a, u -> u.mute(true), "User muted"));
        handlers.put("ConfbridgeUnmute", (p, a) -> user(p, a, u -> u.mute(false), "User unmuted"));
        handlers.put("ConfbridgeKick", (p, a) -> user(p, a, Conference.User::kick, "User kicked"));
    }

    private static Reply list(Pbx pbx, Action action) {
        if (action.find("Conference").isEmpty()) {
            return Reply.error("No Conference name provided.");
        }
        if (pbx.conferences().all().isEmpty()) {
            return Reply.error("No active conferences.");
        }
        Optional<Conference> conference = pbx.conferences().named(action.get("Conference"));
        if (conference.isEmpty()) {
            return Reply.error("No Conference by that name found.");
        }
        Reply reply = Reply.list("Confbridge user list will follow");
        for (Conference.User user : conference.get().users()) {
            reply.event(
                    "ConfbridgeList",
                    e ->
                            e.put("Conference", conference.get().name())
                                    .put("Admin", "No")
                                    .put("MarkedUser", "No")
                                    .put("WaitMarked", "No")
                                    .put("EndMarked", "No")
                                    .put("EndMarkedAny", "No")
                                    .put("Waiting", "No")
                                    .put("Muted", user.isMuted() ? "Yes" : "No")
                                    .put("Talking", "No")
                                    .put("AnsweredTime", user.seconds())
                                    .channel(user.channel()));
        }
        return reply.complete("ConfbridgeListComplete");
    }

    private static Reply rooms(Pbx pbx, Action action) {
        if (pbx.conferences().all().isEmpty()) {
            return Reply.error("No active conferences.");
        }
        Reply reply = Reply.list("Confbridge conferences will follow");
        for (Conference conference : pbx.conferences().all()) {
            reply.event(
                    "ConfbridgeListRooms",
                    e ->
                            e.put("Conference", conference.name())
                                    .put("Parties", conference.users().size())
                                    .put("Marked", 0)
                                    .put("Locked", "No")
                                    .put("Muted", "No"));
        }
        return reply.complete("ConfbridgeListRoomsComplete");
    }

    private static Reply user(
            Pbx pbx, Action action, Consumer<Conference.User> does, String message) {
        if (action.find("Conference").isEmpty()) {
            return Reply.error("No Conference name provided.");
        }
        if (action.find("Channel").isEmpty()) {
            return Reply.error("No channel name provided.");
        }
        Optional<Conference> conference = pbx.conferences().named(action.get("Conference"));
        if (conference.isEmpty()) {
            return Reply.error("No Conference by that name found.");
        }
        Optional<Conference.User> user = conference.get().user(action.get("Channel"));
        if (user.isEmpty()) {
            return Reply.error("No Channel by that name found in Conference.");
        }
        does.accept(user.get());
        return Reply.success(message);
    }
}
