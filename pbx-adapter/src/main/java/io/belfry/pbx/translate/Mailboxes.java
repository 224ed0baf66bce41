package io.belfry.pbx.translate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Mailboxes of an Asterisk whose VoicemailUsersList leaves out the messages that were heard (11):
 * MailboxCount tells of them, mailbox by mailbox.
 */
public final class Mailboxes {

    private static final String UNHEARD = "NewMessageCount";
    private static final String HEARD = "OldMessageCount";

    private Mailboxes() {}

    /** The mailbox to ask for; empty when the item of the list says all, or is of no mailbox. */
    public static Optional<String> toCount(AmiMessage item) {
        String mailbox = item.get("VoiceMailbox");
        String context = item.get("VMContext");
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
