package io.belfry.contracts.pbx;

import java.util.Map;

/** An event the adapter has no type for; sent only with {@code belfry.ami.keep-unknown=true}. */
public record UnknownAmiEvent(String name, Map<String, String> fields) implements PbxEvent {
    public UnknownAmiEvent {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    @Override
    public String subject() {
        return name;
    }
}
