package io.belfry.rights.user.sql;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Lists of typed ids as arrays of integers; null stays null (no limit). */
final class IdLists {

    private IdLists() {}

    static <T> Integer[] toArray(List<T> ids, Function<T, Integer> value) {
        return ids == null ? null : ids.stream().map(value).toArray(Integer[]::new);
    }

    static <T> List<T> toList(Integer[] ids, IntFunction<T> type) {
        return ids == null ? null : Stream.of(ids).map(type::apply).toList();
    }
}
