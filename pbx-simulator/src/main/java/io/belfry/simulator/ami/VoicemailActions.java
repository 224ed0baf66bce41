package io.belfry.simulator.ami;

import io.belfry.simulator.call.Mailboxes;
import io.belfry.simulator.call.Pbx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What is asked about mailboxes. */
final class VoicemailActions {

    private VoicemailActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("VoicemailUsersList", VoicemailActions::users);
        handlers.put("MailboxCount", VoicemailActions::count);
        handlers.put("MailboxStatus", VoicemailActions::status);
    }

    private static Reply users(Pbx pbx, Action action) {
        Map<String, Mailboxes.Count> all = new TreeMap<>(pbx.mailboxes().all());
        if (all.isEmpty()) {
            return Reply.success("There are no voicemail users currently defined.");
        }
        Reply reply = Reply.list("Voicemail user list will follow");
        all.forEach(
                (number, count) ->
                        reply.event(
                                "VoicemailUserEntry",
                                e ->
                                        e.put("VMContext", Mailboxes.CONTEXT)
                                                .put("VoiceMailbox", number)
                                                .put("Fullname", name(pbx, number))
                                                .put("Email", "")
                                                .put("Pager", "")
                                                .put("ServerEmail", "")
                                                .put("OldMessageCount", count.heard())
                                                .put("NewMessageCount", count.fresh())));
        return reply.complete("VoicemailUserEntryComplete");
    }

    private static String name(Pbx pbx, String number) {
        return pbx.phone(number).map(p -> p.name()).orElse("");
    }

    private static Reply count(Pbx pbx, Action action) {
        if (action.find("Mailbox").isEmpty()) {
            return Reply.error("Mailbox not specified");
        }
        Mailboxes.Count count = pbx.mailboxes().of(action.get("Mailbox"));
        return Reply.success(
                r ->
                        r.put("Message", "Mailbox Message Count")
                                .put("Mailbox", action.get("Mailbox"))
                                .put("UrgMessages", 0)
                                .put("NewMessages", count.fresh())
                                .put("OldMessages", count.heard()));
    }

    private static Reply status(Pbx pbx, Action action) {
        if (action.find("Mailbox").isEmpty()) {
            return Reply.error("Mailbox not specified");
        }
        Mailboxes.Count count = pbx.mailboxes().of(action.get("Mailbox"));
        return Reply.success(
                r ->
                        r.put("Message", "Mailbox Status")
                                .put("Mailbox", action.get("Mailbox"))
                                .put("Waiting", count.fresh() > 0 ? 1 : 0));
    }
}
