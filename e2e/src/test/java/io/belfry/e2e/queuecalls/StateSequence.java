package io.belfry.e2e.queuecalls;

import java.util.Arrays;
import java.util.List;

/**
 * An expected sequence of agent states, written {@code "Ringing, OnCall, OnWrapup, Ready"}. A state
 * that may be too short to be seen is written with a question mark: {@code Ready?}.
 *
 * @param words the states in their order
 */
record StateSequence(List<String> words) {

    static StateSequence of(String text) {
        return new StateSequence(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",")).map(String::strip).toList());
    }

    boolean matches(List<String> actual) {
        return matches(words, actual);
    }

    private static boolean matches(List<String> expected, List<String> actual) {
        if (expected.isEmpty()) {
            return actual.isEmpty();
        }
        String word = expected.getFirst();
        List<String> rest = expected.subList(1, expected.size());
        if (word.endsWith("?") && matches(rest, actual)) {
            return true;
        }
        return !actual.isEmpty()
                && actual.getFirst().equals(word.replace("?", ""))
                && matches(rest, actual.subList(1, actual.size()));
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
