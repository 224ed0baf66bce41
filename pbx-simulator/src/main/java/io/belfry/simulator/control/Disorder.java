package io.belfry.simulator.control;

import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stands before the AMI port and tells events as a real Asterisk may: the state of a device or
 * member twice, and neighbours that have no object in common in the other order, because several
 * threads tell them. Times stay in order. CEL and queue_log are not touched.
 */
public final class Disorder implements Consumer<List<Output>> {

    /** Events that say a whole state: saying it again changes nothing. */
    private static final Set<String> REPEATABLE =
            Set.of("DeviceStateChange", "ExtensionStatus", "QueueMemberStatus");

    private static final Set<String> NAMES =
            Set.of("Queue", "Interface", "StateInterface", "Device", "Hint");
    private static final String TIME = "Timestamp";

    private final Consumer<List<Output>> next;
    private final Random chance;
    private volatile double duplicates;
    private volatile double swaps;

    public Disorder(Consumer<List<Output>> next, long seed) {
        this.next = next;
        this.chance = new Random(seed);
    }

    /**
     * @param duplicates share of the events that may be said twice which are, 0 to 1
     * @param swaps share of the neighbours that may change places which do, 0 to 1
     */
    public void set(double duplicates, double swaps) {
        if (!(duplicates >= 0 && duplicates <= 1 && swaps >= 0 && swaps <= 1)) {
            throw new IllegalArgumentException("shares are from 0 to 1");
        }
        this.duplicates = duplicates;
        this.swaps = swaps;
    }

    @Override
    public void accept(List<Output> outputs) {
        next.accept(duplicates == 0 && swaps == 0 ? outputs : disordered(outputs));
    }

    private List<Output> disordered(List<Output> outputs) {
        List<AmiEvent> events = new ArrayList<>();
        for (Output output : outputs) {
            if (output instanceof AmiEvent event) {
                events.add(event);
                if (REPEATABLE.contains(event.name()) && chance.nextDouble() < duplicates) {
                    events.add(event);
                }
            }
        }
        for (int i = 0; i + 1 < events.size(); i++) {
            AmiEvent first = events.get(i);
            AmiEvent second = events.get(i + 1);
            if (areStrangers(first, second) && chance.nextDouble() < swaps) {
                events.set(i, second.with(TIME, first.get(TIME)));
                events.set(i + 1, first.with(TIME, second.get(TIME)));
                i++;
            }
        }
        return List.copyOf(events);
    }

    /** Whether two events are about different calls, devices, queues and members. */
    static boolean areStrangers(AmiEvent first, AmiEvent second) {
        Set<String> objects = objects(first);
        Set<String> others = objects(second);
        return !objects.isEmpty()
                && !others.isEmpty()
                && objects.stream().noneMatch(others::contains);
    }

    private static Set<String> objects(AmiEvent event) {
        Set<String> objects = new HashSet<>();
        for (Map.Entry<String, String> header : event.headers()) {
            String name = header.getKey().toLowerCase();
            if (name.endsWith("uniqueid") || name.endsWith("linkedid")) {
                objects.add(header.getValue());
            } else if (NAMES.contains(header.getKey())) {
                objects.add(header.getValue());
            } else if (name.endsWith("channel")) {
                objects.add(device(header.getValue()));
            }
        }
        // the trunk carries many calls that have nothing to do with each other
        objects.remove("PJSIP/trunk");
        objects.remove("");
        return objects;
    }

    private static String device(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }
}
