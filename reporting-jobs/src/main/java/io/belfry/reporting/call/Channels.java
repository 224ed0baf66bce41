package io.belfry.reporting.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.belfry.contracts.pbx.CelRow;
import java.util.regex.Pattern;

/** What channel names and the JSON in {@code extra} tell. */
final class Channels {

    private static final Pattern SUFFIX = Pattern.compile("-[0-9a-f]+(;[12])?$");
    private static final JsonMapper JSON = new JsonMapper();

    private Channels() {}

    /** {@code PJSIP/1001-0000004a} is a channel of {@code PJSIP/1001}. */
    static String interfaceOf(String channel) {
        return channel == null ? null : SUFFIX.matcher(channel).replaceFirst("");
    }

    /** The name that both halves of a Local channel share. */
    static String localName(String channel) {
        return channel == null ? null : channel.replaceFirst(";[12]$", "");
    }

    /** Whether it is half of a Local channel: a way through the dialplan, no telephone. */
    static boolean isLocal(CelRow row) {
        return row.channelName() != null && row.channelName().startsWith("Local/");
    }

    /** The unique id of the channel that an attended transfer led to, or an empty string. */
    static String transferTarget(CelRow transfer) {
        if (transfer.extra() == null || transfer.extra().isBlank()) {
            return "";
        }
        try {
            return JSON.readTree(transfer.extra())
                    .path("transfer_target_channel_uniqueid")
                    .asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
