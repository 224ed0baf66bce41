package io.belfry.simulator.wire;

import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.truth.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What the PBX says, in the order in which it says it, until somebody takes it. */
public class Outbox {

    private final Timeline time;
    private List<Output> outbox = new ArrayList<>();
    private Witness witness = Witness.NOBODY;

    Outbox(Timeline time) {
        this.time = time;
    }

    public Timeline time() {
        return time;
    }

    /** Who is told what happens, beside what is said of it. */
    public Witness witness() {
        return witness;
    }

    public void witness(Witness teller) {
        witness = teller;
    }

    /** What was said since the last call. */
    public List<Output> drain() {
        List<Output> said = outbox;
        outbox = new ArrayList<>();
        return said;
    }

    void say(Output output) {
        outbox.add(output);
    }

    /** Says an AMI event; the writer adds the headers after Event, Privilege and Timestamp. */
    public void event(String name, String privilege, Consumer<EventWriter> headers) {
        EventWriter writer = new EventWriter(name, privilege, time.tick());
        headers.accept(writer);
        say(writer.event());
    }

    /** Writes a queue_log row; missing data are empty. */
    public void queueLog(String callId, String queue, String agent, String event, Object... data) {
        List<String> five = new ArrayList<>(Arrays.stream(data).map(String::valueOf).toList());
        while (five.size() < 5) {
            five.add("");
        }
        say(new QueueLogRow(time.tick(), callId, queue, agent, event, five));
    }
}
