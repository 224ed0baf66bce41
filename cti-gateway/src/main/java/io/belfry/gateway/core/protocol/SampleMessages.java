package io.belfry.gateway.core.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes messages of every type, with something in every field, for the description of them. */
final class SampleMessages {

    private SampleMessages() {}

    /** The records of messages. */
    static List<Class<?>> types() {
        return leaves(ServerMessage.class).toList();
    }

    /** Messages of one type, one for each value of an enum that it has. */
    static List<ServerMessage> of(Class<?> type) {
        int most = 1;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isEnum()) {
                most = Math.max(most, component.getType().getEnumConstants().length);
            }
        }
        List<ServerMessage> samples = new ArrayList<>();
        for (int turn = 0; turn < most; turn++) {
            samples.add((ServerMessage) value(type, turn));
        }
        return samples;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SampleMessages::leaves)
                : Stream.of(type);
    }

    private static Object value(Type type, int turn) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, turn);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text";
        } else if (plain == int.class || plain == Integer.class) {
            return 1;
        } else if (plain == long.class || plain == Long.class) {
            return 1L;
        } else if (plain == double.class || plain == Double.class) {
            return 1.0;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == Instant.class) {
            return Instant.EPOCH;
        } else if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[turn % constants.length];
        } else if (plain.isSealed()) {
            return record(richest(plain), turn);
        }
        return record(plain, turn);
    }

    private static Object container(ParameterizedType type, int turn) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            return Map.of(value(of[0], turn), value(of[1], turn));
        } else if (type.getRawType() == Set.class) {
            return Set.of(value(of[0], turn));
        } else if (type.getRawType() == Optional.class) {
            return Optional.of(value(of[0], turn));
        }
        return List.of(value(of[0], turn));
    }

    /** Of several forms the one with the most fields. */
    private static Class<?> richest(Class<?> sealed) {
        return leaves(sealed)
                .max(Comparator.comparingInt(type -> type.getRecordComponents().length))
                .orElseThrow();
    }

    private static Object record(Class<?> type, int turn) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), turn);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }
}
