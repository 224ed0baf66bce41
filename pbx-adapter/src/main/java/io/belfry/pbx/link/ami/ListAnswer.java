package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.translate.AmiMessage;
import java.util.List;

/** What a PBX says when it is asked for a list. */
sealed interface ListAnswer {

    /** The items; none is an answer too. */
    record Items(List<AmiMessage> items) implements ListAnswer {}

    /** The PBX has no such action: a module is not loaded, or it is too old. */
    record Absent() implements ListAnswer {}

    /** The PBX does not give it. */
    record Denied(String message) implements ListAnswer {}

    /** Whether a list comes behind that response. */
    static boolean follows(AmiResponse response) {
        return response.success()
                && ("start".equalsIgnoreCase(response.field("eventlist"))
                        || text(response).contains("follow"));
    }

    /**
     * What a response means behind which no list comes. Some lists say in words that they are
     * empty: {@code No active conferences.}, {@code There are no voicemail users currently
     * defined.}
     */
    static ListAnswer without(AmiResponse response) {
        String message = text(response);
        if (response.success() || message.startsWith("No ")) {
            return new Items(List.of());
        }
        return response.unknownAction() ? new Absent() : new Denied(message);
    }

    private static String text(AmiResponse response) {
        return response.message() == null ? "" : response.message();
    }
}
