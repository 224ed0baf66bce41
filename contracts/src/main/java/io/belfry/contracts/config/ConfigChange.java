package io.belfry.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One difference that went to a {@code config.*} topic, kept when the topic itself has forgotten
 * the object (docs/adr/0010-the-configuration-has-a-history.md). Credentials have none.
 *
 * @param topic name without prefix, e.g. {@code config.users}
 * @param object the second half of the record key there
 * @param before the value as JSON; null when the object is new
 * @param after the value as JSON; null when the object was deleted
 */
public record ConfigChange(String topic, String object, JsonNode before, JsonNode after) {

    public ConfigChange {
        before = before == null || before.isNull() ? null : before;
        after = after == null || after.isNull() ? null : after;
    }
}
