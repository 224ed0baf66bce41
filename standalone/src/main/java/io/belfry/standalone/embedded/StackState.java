package io.belfry.standalone.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, in the order in which it was started.
 *
 * @param components the processes
 * @param settings what later commands must know: ports, names
 */
public record StackState(List<Component> components, Map<String, String> settings) {

    public static final StackState EMPTY = new StackState(List.of(), Map.of());

    public StackState {
        components = List.copyOf(components);
        settings = Map.copyOf(settings);
    }

    public Optional<Component> component(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** This state with the component added, or replaced in its place. */
    public StackState with(Component component) {
        Map<String, Component> byName = new LinkedHashMap<>();
        components.forEach(c -> byName.put(c.name(), c));
        byName.put(component.name(), component);
        return new StackState(new ArrayList<>(byName.values()), settings);
    }

    /** This state without the component of this name. */
    public StackState without(String name) {
        return new StackState(
                components.stream().filter(c -> !c.name().equals(name)).toList(), settings);
    }

    /** This state with one setting changed. */
    public StackState with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return new StackState(components, changed);
    }
}
