package io.belfry.pbx.translate;

import io.belfry.contracts.id.LinkedId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of Asterisk's ids: {@code [system-]seconds.sequence}, where 1.2 is before 1.11. */
final class LinkedIds {

    private static final Pattern ID = Pattern.compile("(?:.*-)?(\\d{1,18})\\.(\\d{1,18})");

    private LinkedIds() {}

    /** The id of the older channel; the first where one of them is of another form. */
    static LinkedId older(LinkedId first, LinkedId second) {
        Matcher a = ID.matcher(first.value());
        Matcher b = ID.matcher(second.value());
        if (!a.matches() || !b.matches()) {
            return first;
        }
        int seconds = Long.compare(Long.parseLong(a.group(1)), Long.parseLong(b.group(1)));
        int order =
                seconds != 0
                        ? seconds
                        : Long.compare(Long.parseLong(a.group(2)), Long.parseLong(b.group(2)));
        return order <= 0 ? first : second;
    }
}
