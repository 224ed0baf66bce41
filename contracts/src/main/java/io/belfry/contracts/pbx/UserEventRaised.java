package io.belfry.contracts.pbx;

import java.util.Map;

/**
 * Any other UserEvent of the dialplan or of a client. {@code channel} is null when it names none;
 * {@code fields} are the rest.
 */
public record UserEventRaised(String name, ChannelInfo channel, Map<String, String> fields)
        implements PbxEvent {
    public UserEventRaised {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    @Override
    public String subject() {
        return channel == null ? name : channel.linkedId().value();
    }
}
