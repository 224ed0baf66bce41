package io.belfry.simulator.call;

import io.belfry.simulator.wire.Switchboard;
import java.util.LinkedHashMap;
import java.util.Map;

/** Voice mail: how many messages wait for each telephone. */
public final class Mailboxes {

    /** The context that every mailbox is in. */
    public static final String CONTEXT = "default";

    private final Switchboard board;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * @param fresh messages not heard yet
     * @param heard old ones
     */
    public record Count(int fresh, int heard) {}

    Mailboxes(Switchboard board, Iterable<Phone> phones) {
        this.board = board;
        phones.forEach(p -> counts.put(p.number(), new Count(0, 0)));
    }

    /** Every mailbox by its number. */
    public Map<String, Count> all() {
        return Map.copyOf(counts);
    }

    /** The messages of {@code 1001} or {@code 1001@default}; nobody has none. */
    public Count of(String mailbox) {
        return counts.getOrDefault(number(mailbox), new Count(0, 0));
    }

    private static String number(String mailbox) {
        return mailbox.replaceFirst("@.*", "");
    }

    /** Messages come or are heard: MessageWaiting. */
    public void set(String mailbox, int fresh, int heard) {
        counts.put(number(mailbox), new Count(fresh, heard));
        board.event(
                "MessageWaiting",
                "call",
                e ->
                        e.put("Mailbox", number(mailbox) + "@" + CONTEXT)
                                .put("Waiting", fresh > 0 ? 1 : 0)
                                .put("New", fresh)
                                .put("Old", heard));
    }
}
