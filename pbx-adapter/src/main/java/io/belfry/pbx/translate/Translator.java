package io.belfry.pbx.translate;

import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.UnknownAmiEvent;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * AMI events become contracts here and nowhere else. The tables are in {@link ChannelEvents},
 * {@link BridgeEvents}, {@link ConferenceEvents}, {@link QueueEvents} and {@link SystemEvents};
 * what only an Asterisk before 12 says is in {@link OlderEvents}; what is left out on purpose is in
 * {@link DroppedEvents}.
 *
 * <p>One translator serves one link, in the order of its events, and one thread at a time: it
 * remembers what an older Asterisk does not repeat ({@link Memory}).
 */
public final class Translator {

    /** How one kind of event is read. */
    interface Reader extends Function<AmiFields, PbxEvent> {}

    /** How an event is read that is no event or several of the contracts. */
    interface OlderReader extends Function<AmiFields, List<PbxEvent>> {}

    private static final Map<String, Reader> TABLE = table();

    private final Memory memory = new Memory();

    private final List<String> variablePrefixes;
    private final boolean celFromAmi;
    private final ZoneId zone;

    /**
     * @param variablePrefixes a VarSet is of interest when the name begins with one of these, or is
     *     our own mark
     * @param celFromAmi whether CEL events of AMI are the source of CEL rows
     * @param zone in which the PBX writes times without zone
     */
    public Translator(List<String> variablePrefixes, boolean celFromAmi, ZoneId zone) {
        this.variablePrefixes = List.copyOf(variablePrefixes);
        this.celFromAmi = celFromAmi;
        this.zone = zone;
    }

    /**
     * Whether events of that name are left out whatever they say, and nothing is learnt from them.
     */
    public boolean leavesOut(String name) {
        return !memory.learnsFrom(name)
                && (DroppedEvents.REASONS.containsKey(name) || !celFromAmi && name.equals("CEL"));
    }

    /** What the contracts call that event. */
    public Translation translate(AmiMessage message) {
        String name = message.name();
        if (name.isEmpty()) {
            return new Translation.Malformed("a frame that is neither an event nor a response");
        }
        AmiFields fields = new AmiFields(message, memory);
        try {
            memory.learn(fields);
            String dropped = DroppedEvents.REASONS.get(name);
            if (dropped != null) {
                return new Translation.Dropped(dropped);
            }
            return switch (name) {
                case "CEL" ->
                        celFromAmi
                                ? new Translation.Cel(CelEvents.row(fields, zone))
                                : new Translation.Dropped(DroppedEvents.CEL);
                case "VarSet" -> variable(fields);
                case "DeviceStateChange" -> device(fields);
                default -> fromTable(name, fields);
            };
        } catch (MalformedAmiException | IllegalArgumentException | DateTimeException e) {
            return new Translation.Malformed(name + ": " + e.getMessage());
        }
    }

    /** The items of a resync's lists come next, and no event before {@link #snapshotEnds()}. */
    public void snapshotBegins() {
        memory.snapshotBegins();
    }

    /** All items came: what they do not name is forgotten. */
    public void snapshotEnds() {
        memory.snapshotEnds();
    }

    /** An event without a type, as it came; only its headers about the connection are left out. */
    public static UnknownAmiEvent unknown(AmiMessage message) {
        Map<String, String> fields = new HashMap<>(message.fields());
        fields.keySet().removeAll(List.of("Event", "Privilege", "Timestamp"));
        return new UnknownAmiEvent(message.name(), fields);
    }

    /** The events of the tables, by Asterisk's names. */
    static Set<String> names() {
        return TABLE.keySet();
    }

    Memory memory() {
        return memory;
    }

    private Translation fromTable(String name, AmiFields fields) {
        Reader reader = TABLE.get(name);
        if (reader != null) {
            return translation(memory.withConsequences(reader.apply(fields)), name);
        }
        OlderReader older = OlderEvents.TABLE.get(name);
        return older == null ? new Translation.Unknown() : translation(older.apply(fields), name);
    }

    private static Translation translation(List<PbxEvent> events, String name) {
        return switch (events.size()) {
            case 0 -> new Translation.Dropped(DroppedEvents.NOTHING_NEW + name);
            case 1 -> new Translation.Translated(events.getFirst());
            default -> new Translation.Several(events);
        };
    }

    private Translation variable(AmiFields fields) {
        String name = ChannelEvents.variableName(fields);
        if (variablePrefixes.stream().noneMatch(name::startsWith)
                        && !name.equals(ChannelVariableSet.ORIGINATED)
                || fields.text("Channel") == null
                || "none".equals(fields.text("Channel"))) { // a global variable before 12
            return new Translation.Dropped(DroppedEvents.VARIABLE);
        }
        return new Translation.Translated(ChannelEvents.variable(fields, name));
    }

    private static Translation device(AmiFields fields) {
        return fields.required("Device").startsWith("Queue:")
                ? new Translation.Dropped(DroppedEvents.QUEUE_DEVICE)
                : new Translation.Translated(SystemEvents.deviceState(fields));
    }

    private static Map<String, Reader> table() {
        Map<String, Reader> table = new HashMap<>();
        ChannelEvents.addTo(table);
        BridgeEvents.addTo(table);
        ConferenceEvents.addTo(table);
        QueueEvents.addTo(table);
        SystemEvents.addTo(table);
        return Map.copyOf(table);
    }
}
