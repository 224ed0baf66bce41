package io.belfry.testing.ami;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the server answers to an action: frames of header lines, without {@code ActionID}, which the
 * server adds to each when the client gave one.
 */
@FunctionalInterface
public interface AmiReply {

    /** The frames to send; none leaves the client waiting. */
    List<List<String>> frames(AmiAction action);

    /** {@code Response: Success} with a message. */
    static AmiReply success(String message) {
        return fixed(List.of(List.of("Response: Success", "Message: " + message)));
    }

    /** {@code Response: Error} with a message. */
    static AmiReply error(String message) {
        return fixed(List.of(List.of("Response: Error", "Message: " + message)));
    }

    /** Always the same frames. */
    static AmiReply fixed(List<List<String>> frames) {
        return action -> frames;
    }

    /** No answer at all, for a client's deadline. */
    static AmiReply silence() {
        return fixed(List.of());
    }

    /**
     * A list as Asterisk sends it: a response that announces it, the given events, the event that
     * ends it.
     *
     * @param message of the response, such as {@code Channels will follow}
     * @param complete name of the ending event, such as {@code CoreShowChannelsComplete}
     * @param events each a frame of header lines that begins with {@code Event: …}
     */
    static AmiReply list(String message, String complete, List<List<String>> events) {
        List<List<String>> frames = new ArrayList<>();
        frames.add(List.of("Response: Success", "EventList: start", "Message: " + message));
        frames.addAll(events);
        frames.add(
                List.of(
                        "Event: " + complete,
                        "EventList: Complete",
                        "ListItems: " + events.size()));
        return fixed(frames);
    }

    /** One frame from its lines. */
    static List<String> frame(String... lines) {
        return Arrays.asList(lines);
    }
}
