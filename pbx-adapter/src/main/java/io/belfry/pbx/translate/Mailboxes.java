package io.belfry.pbx.translate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Mailboxes of which VoicemailUsersList says too little: MailboxCount tells of them, mailbox by
 * mailbox. Asterisk 11 leaves out the messages that were heard, every version the mailboxes that
 * are not in its memory (realtime).
 */
public final class Mailboxes {

    private static final String MAILBOX = "VoiceMailbox";
    private static final String CONTEXT = "VMContext";
    private static final String UNHEARD = "NewMessageCount";
    private static final String HEARD = "OldMessageCount";

    private Mailboxes() {}

    /**
     * The items of the list, and one without counts for each other mailbox that is known.
     *
     * @param known as the PBX names them: {@code 1001@default}
     */
    public static List<AmiMessage> withUnlisted(
            List<AmiMessage> listed, Set<String> known, InstantSource clock) {
        Set<String> missing = new TreeSet<>(known);
        listed.forEach(item -> missing.remove(item.get(MAILBOX) + "@" + item.get(CONTEXT)));
        List<AmiMessage> all = new ArrayList<>(listed);
        for (String mailbox : missing) {
            int at = mailbox.indexOf('@');
            if (at > 0) {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("Event", "VoicemailUserEntry");
                fields.put(MAILBOX, mailbox.substring(0, at));
                fields.put(CONTEXT, mailbox.substring(at + 1));
                all.add(new AmiMessage(fields, clock.instant()));
            }
        }
        return all;
    }

    /** The mailbox to ask for; empty when the item of the list says all, or is of no mailbox. */
    public static Optional<String> toCount(AmiMessage item) {
        String mailbox = item.get(MAILBOX);
        String context = item.get(CONTEXT);
        return mailbox == null || context == null || item.get(HEARD) != null
                ? Optional.empty()
                : Optional.of(mailbox + "@" + context);
    }

    /**
     * The item with the counts of an answer to MailboxCount. Urgent messages are unheard ones, as
     * in MessageWaiting.
     *
     * @param answer its headers by names in lower case; what it lacks is null
     */
    public static AmiMessage counted(AmiMessage item, Function<String, String> answer) {
        String urgent = answer.apply("urgmessages");
        int unheard =
                number(answer.apply("newmessages"))
                        + number(urgent == null ? answer.apply("urgentmessages") : urgent);
        Map<String, String> fields = new LinkedHashMap<>(item.fields());
        fields.put(UNHEARD, Integer.toString(unheard));
        fields.put(HEARD, Integer.toString(number(answer.apply("oldmessages"))));
        return new AmiMessage(fields, item.receivedAt());
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
