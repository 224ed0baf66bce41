package io.belfry.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bridge and who is in it. */
public final class Bridge {

    /**
     * What a bridge is for, in the words of its events.
     *
     * @param type {@code basic}, {@code parking}, {@code base}, {@code agent_hold}
     * @param technology {@code simple_bridge}, {@code holding_bridge}, {@code softmix}
     * @param creator the application or empty
     * @param name the lot's or conference's, or empty
     */
    public record Kind(String type, String technology, String creator, String name) {
        /** Two who talk. */
        public static final Kind TALK = new Kind("basic", "simple_bridge", "", "");

        /** Whether calls stay apart in it: a conference, agents who wait. */
        boolean isOfMany() {
            return technology.equals("softmix") || type.equals("agent_hold");
        }
    }

    public final String id;
    public final Kind kind;
    public final List<Channel> channels = new ArrayList<>();

    /**
     * Names of channels that Asterisk keeps in it and says nothing of: a conference's announcer.
     */
    public final List<String> hidden = new ArrayList<>();

    Bridge(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    public int size() {
        return channels.size() + hidden.size();
    }

    /** Names of all others, the latest first. */
    String peersOf(Channel c) {
        return Stream.concat(
                        channels.reversed().stream().filter(o -> o != c).map(o -> o.name),
                        hidden.stream())
                .collect(Collectors.joining(","));
    }
}
