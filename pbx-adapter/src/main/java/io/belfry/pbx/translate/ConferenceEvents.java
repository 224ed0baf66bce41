package io.belfry.pbx.translate;

import io.belfry.contracts.pbx.ConferenceEnded;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ConferenceLeft;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.ConferenceSnapshot;
import io.belfry.contracts.pbx.ConferenceStarted;
import io.belfry.contracts.pbx.PbxEvent;
import java.util.Locale;
import java.util.Map;

/** Conferences of app_confbridge and of app_meetme (gone in Asterisk 21). */
final class ConferenceEvents {

    private ConferenceEvents() {}

    static void addTo(Map<String, Translator.Reader> table) {
        table.put("ConfbridgeStart", f -> new ConferenceStarted(conference(f), f.optionalBridge()));
        table.put("ConfbridgeEnd", f -> new ConferenceEnded(conference(f), f.optionalBridge()));
        table.put("ConfbridgeJoin", ConferenceEvents::joined);
        table.put("ConfbridgeLeave", f -> new ConferenceLeft(f.channel(), conference(f)));
        table.put(
                "ConfbridgeMute", f -> new ConferenceMuteChanged(f.channel(), conference(f), true));
        table.put(
                "ConfbridgeUnmute",
                f -> new ConferenceMuteChanged(f.channel(), conference(f), false));
        table.put("MeetmeJoin", ConferenceEvents::joined);
        table.put("MeetmeLeave", f -> new ConferenceLeft(f.channel(), conference(f)));
        table.put("MeetmeEnd", f -> new ConferenceEnded(conference(f), null));
        table.put(
                "MeetmeMute",
                f ->
                        new ConferenceMuteChanged(
                                f.channel(), conference(f), f.yes("Status"))); // on, off
    }

    /** An item of ConfbridgeListRooms or MeetmeListRooms. */
    static PbxEvent room(AmiFields f) {
        return new ConferenceSnapshot(conference(f), f.number("Parties"), f.yes("Locked"));
    }

    /** An item of ConfbridgeList or MeetmeList; the latter names the channel by name alone. */
    static PbxEvent member(AmiFields f) {
        return new ConferenceMemberSnapshot(
                f.channel(),
                conference(f),
                f.yes("Admin"),
                muted(f.text("Muted")),
                f.optionalNumber("AnsweredTime"));
    }

    private static PbxEvent joined(AmiFields f) {
        return new ConferenceJoined(f.channel(), conference(f), f.yes("Admin"), f.yes("Muted"));
    }

    /** {@code Yes}, or in MeetMe {@code By admin} and {@code By self}. */
    private static boolean muted(String word) {
        String lower = word == null ? "no" : word.toLowerCase(Locale.ROOT);
        return lower.equals("yes") || lower.startsWith("by ");
    }

    private static String conference(AmiFields f) {
        return f.requiredEither("Conference", "Meetme");
    }
}
