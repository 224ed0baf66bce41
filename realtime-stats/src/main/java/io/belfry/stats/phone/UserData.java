package io.belfry.stats.phone;

/** The variables that clients get with a phone event: {@code XIVO_*} and {@code USR_*} (A113). */
public final class UserData {

    private UserData() {}

    /**
     * The name clients know, without the underscores that make Asterisk inherit a variable; null
     * when the variable is none of theirs.
     */
    public static String name(String variable) {
        if (variable == null) {
            return null;
        }
        int start = 0;
        while (start < variable.length() && variable.charAt(start) == '_') {
            start++;
        }
        String name = variable.substring(start);
        return name.startsWith("XIVO_") || name.startsWith("USR_") ? name : null;
    }
}
