package io.belfry.simulator.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A channel as Asterisk knows it: what its snapshots and CEL rows are made of. */
public final class Channel implements Cloneable {

    /** Channel states by Asterisk's numbers. */
    public static final int DOWN = 0;

    public static final int RING = 4;
    public static final int RINGING = 5;
    public static final int UP = 6;

    public final String name;
    public final String uniqueId;
    public final long createdAt;
    private String linkedId;
    public int state;
    public CallerId caller = CallerId.NONE;
    public CallerId connected = CallerId.NONE;
    public String ani = "";

    /** ANI that came with the connected line: only Originate gives one. */
    public String connectedAni = "";

    public String dnid = "";
    public String context;
    public String exten;
    public int priority = 1;
    public String app = "";
    public String appData = "";
    public int hangupCause;
    public String hangupSource = "";

    /** SIP status that ended the channel, such as 486; empty if none is told. */
    public String techCause = "";

    public String dialStatus = "";
    public Bridge bridge;
    public boolean gone;

    /** Opened by Originate: shown with another application at its end. */
    public boolean originated;

    public Map<String, String> variables = new LinkedHashMap<>();

    /** Names of variables that channels opened for this one get, with their underscores. */
    final Set<String> inherited = new LinkedHashSet<>();

    /** Context, extension and priority as last told by Newexten. */
    String place = "";

    /** Whether it took part in a Dial that was answered: asked to hang up, it tells a cause. */
    public boolean dialled;

    /** Whether whom it talks with holds it. */
    public boolean held;

    /** Whether it hears music on hold. */
    public boolean music;

    /** Whether it was ever in a bridge: then it ends with a normal cause. */
    public boolean bridged;

    /** Whether MixMonitor records it. */
    public boolean recorded;

    /** Who hears what becomes of it. */
    public Progress progress = Progress.UNHEARD;

    /** What it is doing. */
    public Conductor conductor = Conductor.NOTHING;

    Channel(String name, String uniqueId, long createdAt) {
        this.name = name;
        this.uniqueId = uniqueId;
        this.createdAt = createdAt;
    }

    /** Unique id of the first channel of the call; another one when calls are joined. */
    public String linkedId() {
        return linkedId;
    }

    void linkedId(String id) {
        linkedId = id;
    }

    /**
     * The device that the channel belongs to: {@code PJSIP/1001} for {@code PJSIP/1001-00000001}.
     */
    public String device() {
        return name.substring(0, name.lastIndexOf('-'));
    }

    public String stateText() {
        return switch (state) {
            case DOWN -> "Down";
            case RING -> "Ring";
            case RINGING -> "Ringing";
            case UP -> "Up";
            default -> throw new IllegalStateException("channel state " + state);
        };
    }

    /** As it is now, for an event that is told later. */
    public Channel snapshot() {
        try {
            return (Channel) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
