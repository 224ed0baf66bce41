package io.belfry.pbx.translate;

import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;
import java.time.Instant;
import java.util.Set;

/** Reads the headers of one event; what must be there and is not makes the event malformed. */
final class AmiFields {

    private static final Set<String> NOTHING =
            Set.of("", "<unknown>", "unknown", "<null>", "<none>", "(null)");
    private static final Set<String> YES = Set.of("yes", "1", "true", "on");

    private final AmiMessage message;
    private final Memory memory;

    AmiFields(AmiMessage message, Memory memory) {
        this.message = message;
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    /** Whether the header is there, be it empty. */
    boolean has(String header) {
        return message.get(header) != null;
    }

    AmiMessage message() {
        return message;
    }

    /** The value, null when absent, empty or one of Asterisk's words for nothing. */
    String text(String header) {
        String value = message.get(header);
        return value == null || NOTHING.contains(value) ? null : value;
    }

    /** The value of the first header that has one; for headers renamed between versions. */
    String either(String header, String olderName) {
        String value = text(header);
        return value == null ? text(olderName) : value;
    }

    String required(String header) {
        String value = text(header);
        if (value == null) {
            throw new MalformedAmiException("header " + header + " is missing");
        }
        return value;
    }

    String requiredEither(String header, String olderName) {
        String value = either(header, olderName);
        if (value == null) {
            throw new MalformedAmiException("header " + header + " is missing");
        }
        return value;
    }

    int number(String header) {
        Integer value = optionalNumber(header);
        if (value == null) {
            throw new MalformedAmiException("header " + header + " is missing");
        }
        return value;
    }

    int number(String header, int otherwise) {
        Integer value = optionalNumber(header);
        return value == null ? otherwise : value;
    }

    Integer optionalNumber(String header) {
        String value = text(header);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw notANumber(header, value);
        }
    }

    Long optionalLong(String header) {
        String value = text(header);
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw notANumber(header, value);
        }
    }

    /** Epoch seconds; null when 0 (never) or absent. */
    Instant epoch(String header) {
        Long seconds = optionalLong(header);
        return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    boolean yes(String header) {
        String value = message.get(header);
        return value != null && YES.contains(value.toLowerCase());
    }

    /** The channel of the event. */
    ChannelInfo channel() {
        return channel("");
    }

    /** The channel whose headers begin with {@code prefix}. */
    ChannelInfo channel(String prefix) {
        String call = text(prefix + "Linkedid");
        if (call != null) {
            return Channels.whole(this, prefix, new LinkedId(call));
        }
        return prefix.isEmpty()
                ? Channels.own(this)
                : known(prefix + "Channel", prefix + "Uniqueid");
    }

    /** The same, or null when the event names no such channel. */
    ChannelInfo optionalChannel(String prefix) {
        return text(prefix + "Channel") == null ? null : channel(prefix);
    }

    /** The channel that is named by one or both of those headers, as it is known. */
    ChannelInfo known(String nameHeader, String idHeader) {
        return Channels.known(this, nameHeader, idHeader);
    }

    /** Number and name of a party. */
    CallerId party(String prefix) {
        return new CallerId(text(prefix + "Num"), text(prefix + "Name"));
    }

    UniqueId optionalUniqueId(String header) {
        String value = text(header);
        return value == null ? null : new UniqueId(value);
    }

    /** Null where bridges have no id: before Asterisk 12. */
    BridgeInfo optionalBridge() {
        return text("BridgeUniqueid") == null ? null : bridge("");
    }

    BridgeInfo bridge(String prefix) {
        return new BridgeInfo(
                new BridgeId(required(prefix + "BridgeUniqueid")),
                text(prefix + "BridgeType"),
                text(prefix + "BridgeTechnology"),
                text(prefix + "BridgeName"),
                text(prefix + "BridgeCreator"),
                number(prefix + "BridgeNumChannels"));
    }

    private static MalformedAmiException notANumber(String header, String value) {
        return new MalformedAmiException("header " + header + " is not a number: " + value);
    }
}
