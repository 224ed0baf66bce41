package io.belfry.reporting.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of a history is asked for; the newest calls come first.
 *
 * @param size at most so many
 * @param since calls that began then or later
 * @param before older than the last call of the page before
 */
public record Window(int size, Instant since, Optional<Cursor> before) {

    /**
     * The place of a call in a history.
     *
     * @param start of the call
     * @param id decides where several began at once
     */
    public record Cursor(Instant start, String id) {

        /** As text for a URL. */
        public String text() {
            return start + "_" + id;
        }

        /**
         * From its text.
         *
         * @throws IllegalArgumentException when it is none
         */
        public static Cursor parse(String text) {
            int bar = text.indexOf('_');
            if (bar < 0) {
                throw new IllegalArgumentException("no cursor: " + text);
            }
            try {
                return new Cursor(Instant.parse(text.substring(0, bar)), text.substring(bar + 1));
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException("no cursor: " + text, e);
            }
        }

        /** The place of that call. */
        public static Cursor of(HistoryCall call) {
            return new Cursor(call.start(), call.id());
        }
    }
}
