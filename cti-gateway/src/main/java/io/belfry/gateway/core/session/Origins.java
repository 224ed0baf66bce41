package io.belfry.gateway.core.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The web pages that may open sockets (RFC 6454). */
public final class Origins {

    private final Optional<Set<String>> allowed;

    /**
     * @param allowed scheme, host and port if not the scheme's own; empty = all
     */
    public Origins(Optional<List<String>> allowed) {
        this.allowed =
                allowed.map(
                        list ->
                                list.stream()
                                        .map(Origins::plain)
                                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether a page may; a page of the gateway itself always may, and so may who is no browser.
     *
     * @param origin as the browser says it; null when there is none
     * @param host of the request; may be null
     */
    public boolean admits(String origin, String host) {
        if (origin == null || allowed.isEmpty()) {
            return true;
        }
        String page = plain(origin);
        boolean own = host != null && page.replaceFirst("^https?://", "").equals(plain(host));
        return own || allowed.get().contains(page);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }
}
