package io.belfry.pbx.link;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be shown of a frame: values of headers that hold secrets, of variables and settings
 * named like secrets, and digits that a caller typed (PINs) are masked.
 */
public final class Masking {

    /** Stands for what is not shown. */
    public static final String MASK = "***";

    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "secret|passw|passcode|\\bpwd|pin$|pin[_-]|token|credential|md5|private_?key|api_?key",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z_][\\w()./-]*)(\\s*=\\s*)(\"[^\"]*\"|[^,;&|\\s)]+)");
    private static final Pattern USER_INFO =
            Pattern.compile("(?<=://|sip:|sips:)([^\\s:@/]+):[^\\s@]+@");
    private static final Set<String> TYPED =
            Set.of("digit", "challenge", "response", "expectedresponse", "receivedchallenge");
    private static final Set<String> PIN_APPLICATIONS =
            Set.of("authenticate", "vmauthenticate", "disa", "read");

    private Masking() {}

    /** The lines of a frame as they may be shown. */
    public static List<String> lines(RawFrame frame) {
        String variable = "";
        String application = "";
        for (String line : frame.lines()) {
            switch (name(line)) {
                case "variable" -> variable = value(line);
                case "application" -> application = value(line);
                default -> {}
            }
        }
        boolean secretVariable = SECRET_NAME.matcher(variable).find();
        boolean pin = PIN_APPLICATIONS.contains(application.toLowerCase(Locale.ROOT));
        return frame.lines().stream().map(l -> line(l, secretVariable, pin)).toList();
    }

    private static String line(String line, boolean secretVariable, boolean pin) {
        String name = name(line);
        boolean secret =
                TYPED.contains(name)
                        || SECRET_NAME.matcher(name).find()
                        || secretVariable && name.equals("value")
                        || pin && (name.equals("appdata") || name.equals("applicationdata"));
        if (secret && !value(line).isEmpty()) {
            return line.substring(0, line.indexOf(':') + 1) + " " + MASK;
        }
        String shown = USER_INFO.matcher(line).replaceAll("$1:" + MASK + "@");
        return ASSIGNMENT
                .matcher(shown)
                .replaceAll(
                        m ->
                                SECRET_NAME.matcher(m.group(1)).find()
                                        ? java.util.regex.Matcher.quoteReplacement(
                                                m.group(1) + m.group(2) + MASK)
                                        : java.util.regex.Matcher.quoteReplacement(m.group()));
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(colon + 1).strip();
    }
}
