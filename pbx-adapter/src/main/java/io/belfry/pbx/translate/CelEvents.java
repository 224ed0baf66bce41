package io.belfry.pbx.translate;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * CEL rows that come as AMI events. {@code EventTime} has whole seconds and no zone; the {@code
 * Timestamp} header, where the PBX writes it, is finer and unambiguous.
 */
final class CelEvents {

    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private CelEvents() {}

    static CelRow row(AmiFields f, ZoneId zone) {
        UniqueId uniqueId = new UniqueId(f.required("UniqueID"));
        String type = f.required("EventName");
        Instant time = time(f, zone);
        return new CelRow(
                "ami:" + f.message().time() + ":" + uniqueId + ":" + type,
                type,
                time,
                f.text("UserDefType"),
                raw(f, "CallerIDname"),
                raw(f, "CallerIDnum"),
                raw(f, "CallerIDani"),
                raw(f, "CallerIDrdnis"),
                raw(f, "CallerIDdnid"),
                raw(f, "Exten"),
                raw(f, "Context"),
                raw(f, "Channel"),
                raw(f, "Application"),
                raw(f, "AppData"),
                amaFlags(f.text("AMAFlags")),
                raw(f, "AccountCode"),
                raw(f, "PeerAccount"),
                uniqueId,
                new LinkedId(f.required("LinkedID")),
                raw(f, "Userfield"),
                raw(f, "Peer"),
                raw(f, "Extra"));
    }

    private static String raw(AmiFields f, String header) {
        return f.message().get(header);
    }

    private static Instant time(AmiFields f, ZoneId zone) {
        if (f.text("Timestamp") != null) {
            return f.message().time();
        }
        String text = f.required("EventTime");
        try {
            return LocalDateTime.parse(text, EVENT_TIME).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedAmiException("header EventTime is no time: " + text);
        }
    }

    /** The numbers that the table {@code cel} has in {@code amaflags}. */
    private static Integer amaFlags(String word) {
        return switch (word == null ? "" : word) {
            case "OMIT" -> 1;
            case "BILLING" -> 2;
            case "DOCUMENTATION" -> 3;
            default -> null;
        };
    }
}
