package io.belfry.simulator.ami;

import io.belfry.simulator.wire.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The answer to an action: a response, and for a list its events and the one that ends it. */
final class Reply {

    private final List<EventWriter> frames = new ArrayList<>();

    private Reply() {}

    static Reply success(String message) {
        return success(r -> r.put("Message", message));
    }

    static Reply success(Consumer<EventWriter> headers) {
        return response("Success", headers);
    }

    static Reply error(String message) {
        return response("Error", r -> r.put("Message", message));
    }

    static Reply response(String kind, Consumer<EventWriter> headers) {
        Reply reply = new Reply();
        reply.add("Response", kind, headers);
        return reply;
    }

    /** The beginning of a list. */
    static Reply list(String message) {
        return success(r -> r.put("EventList", "start").put("Message", message));
    }

    Reply event(String name, Consumer<EventWriter> headers) {
        add("Event", name, headers);
        return this;
    }

    /** The event that ends a list. */
    Reply complete(String name) {
        int items = frames.size() - 1;
        return event(name, e -> e.put("EventList", "Complete").put("ListItems", items));
    }

    private void add(String kind, String name, Consumer<EventWriter> headers) {
        EventWriter frame = EventWriter.reply(kind, name);
        headers.accept(frame);
        frames.add(frame);
    }

    /** As it goes over the wire, with the action's id in every frame. */
    String wire(Action action) {
        StringBuilder text = new StringBuilder();
        String id = action.find("ActionID").map(a -> "ActionID: " + a + "\r\n").orElse("");
        for (EventWriter frame : frames) {
            String lines = frame.wire();
            int first = lines.indexOf("\r\n") + 2;
            text.append(lines, 0, first).append(id).append(lines, first, lines.length());
        }
        return text.toString();
    }
}
