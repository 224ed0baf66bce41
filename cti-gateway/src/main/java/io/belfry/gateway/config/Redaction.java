package io.belfry.gateway.config;

import java.util.regex.Pattern;

/** Takes passwords and tokens out of texts that have URLs in them (A8). */
final class Redaction {

    private static final Pattern SECRET =
            Pattern.compile("((?:password|token)=)[^&\\s\"']+", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    static String redact(String text) {
        return text == null || text.indexOf('=') < 0
                ? text
                : SECRET.matcher(text).replaceAll("$1***");
    }
}
