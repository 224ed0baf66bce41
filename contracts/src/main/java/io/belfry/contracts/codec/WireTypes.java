package io.belfry.contracts.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Names of types on the wire: {@code io.belfry.<package>.<record>}. A sealed interface stands for
 * its records, unless it carries its own type property in the JSON.
 */
public final class WireTypes {

    private static final String CONTRACTS = "io.belfry.contracts.";

    private WireTypes() {}

    /** The {@code ce_type} of that value. */
    public static String nameOf(Class<?> type) {
        Class<?> named = type;
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isAnnotationPresent(JsonTypeInfo.class)) {
                named = parent;
            }
        }
        return "io.belfry." + named.getName().substring(CONTRACTS.length());
    }

    /** The types a topic of {@code type} carries, by {@code ce_type}. */
    public static Map<String, Class<?>> of(Class<?> type) {
        Map<String, Class<?>> names = new LinkedHashMap<>();
        leaves(type).forEach(leaf -> names.put(nameOf(leaf), leaf));
        return names;
    }

    /** The concrete records below a type, through nested sealed interfaces. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() && !type.isAnnotationPresent(JsonTypeInfo.class)
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WireTypes::leaves)
                : Stream.of(type);
    }
}
