package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;

/** What Asterisk writes into names. */
final class ChannelNames {

    private static final String AGENT = "Agent/";

    private ChannelNames() {}

    /**
     * The device of a channel: {@code PJSIP/1001-0000004a} → {@code PJSIP/1001}; null for a name
     * that has none.
     */
    static Device device(String channelName) {
        String name = channelName;
        int mark = name.indexOf('<'); // SIP/1001-00000001<ZOMBIE>
        if (mark > 0) {
            name = name.substring(0, mark);
        }
        int half = name.lastIndexOf(';');
        if (half > 0) {
            name = name.substring(0, half);
        }
        int slash = name.indexOf('/');
        int dash = name.lastIndexOf('-');
        if (slash <= 0) {
            return null;
        }
        return new Device(dash > slash + 1 ? name.substring(0, dash) : name);
    }

    /**
     * The agent behind a queue member: {@code Agent/1001} as name, which is how XiVO and we name
     * agents, or as interface, as older Asterisks did; null for a member that is no agent.
     */
    static AgentNumber agent(String memberName, String memberInterface) {
        if (isAgent(memberName)) {
            return new AgentNumber(memberName.substring(AGENT.length()));
        }
        return isAgent(memberInterface)
                ? new AgentNumber(memberInterface.substring(AGENT.length()))
                : null;
    }

    private static boolean isAgent(String name) {
        return name != null && name.startsWith(AGENT) && name.length() > AGENT.length();
    }
}
