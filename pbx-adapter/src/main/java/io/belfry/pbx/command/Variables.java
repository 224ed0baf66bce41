package io.belfry.pbx.command;

import io.belfry.contracts.pbx.ChannelVariableSet;
import java.util.Map;

/** Names and values of variables that users attach to calls. */
final class Variables {

    private static final String PREFIX = "USR_";

    /** Says of the phone that rings first that the call is its own. */
    static final Map.Entry<String, String> ORIGINATED = header(ChannelVariableSet.ORIGINATED, "1");

    private Variables() {}

    /** The name with the prefix {@code USR_}, once (A58), in characters that Asterisk takes. */
    static String name(String name) {
        return plain(name.startsWith(PREFIX) ? name : PREFIX + name);
    }

    /**
     * A header {@code Variable} of Originate. Asterisk splits it at commas and takes quotes,
     * brackets and backslashes for its own.
     */
    static Map.Entry<String, String> header(String name, String value) {
        return Map.entry(
                "Variable", plain(name) + "=" + value.replaceAll("[\\\\,\"()\\[\\]]", "\\\\$0"));
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }
}
