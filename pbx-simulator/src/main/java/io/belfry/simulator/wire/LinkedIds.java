package io.belfry.simulator.wire;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which calls there are, and how many channels belong to each. */
final class LinkedIds {

    private final Map<String, Integer> channels = new HashMap<>();

    /** A channel belongs to a call from now on. */
    void joins(String linkedId) {
        channels.merge(linkedId, 1, Integer::sum);
    }

    /** A channel no longer belongs to a call; true if it was the last one. */
    boolean leaves(String linkedId) {
        if (channels.merge(linkedId, -1, Integer::sum) > 0) {
            return false;
        }
        channels.remove(linkedId);
        return true;
    }

    /** The call whose first channel is the oldest. */
    static String oldest(Collection<Channel> channels) {
        return channels.stream().map(Channel::linkedId).min(LinkedIds::olderFirst).orElseThrow();
    }

    private static int olderFirst(String a, String b) {
        int seconds = Long.compare(number(a, 0), number(b, 0));
        return seconds != 0 ? seconds : Long.compare(number(a, 1), number(b, 1));
    }

    /** Seconds or serial number of an id such as 1795256782.24; 0 if it is somebody else's id. */
    private static long number(String uniqueId, int part) {
        String[] parts = uniqueId.split("\\.");
        boolean ours = parts.length == 2 && parts[part].matches("\\d{1,18}");
        return ours ? Long.parseLong(parts[part]) : 0;
    }
}
