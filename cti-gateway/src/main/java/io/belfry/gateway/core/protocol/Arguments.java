package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a command, found in any casing: clients write {@code agentid} and {@code
 * agentId}, {@code agentphonenumber} and {@code agentphoneNumber} (A15). A null or an empty text
 * counts as absent.
 */
class Arguments {

    private static final int LONGEST_LIST = 1000;

    private final String command;
    private final Map<String, JsonNode> byLowerCase = new LinkedHashMap<>();

    Arguments(String command, JsonNode frame) {
        this.command = command;
        frame.properties()
                .forEach(
                        property ->
                                byLowerCase.putIfAbsent(
                                        property.getKey().toLowerCase(Locale.ROOT),
                                        property.getValue()));
    }

    /** A text; numbers are taken as their digits. */
    Optional<String> text(String name) throws BadFrame {
        JsonNode value = byLowerCase.get(name.toLowerCase(Locale.ROOT));
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw bad(name + " must be a text");
        }
        return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    String requiredText(String name) throws BadFrame {
        return text(name).orElseThrow(() -> bad(name + " is missing"));
    }

    /** A text within an object, {@code to.username}; the object may be that text itself. */
    String requiredTextIn(String name, String member) throws BadFrame {
        JsonNode value = byLowerCase.get(name.toLowerCase(Locale.ROOT));
        return value != null && value.isObject()
                ? new Arguments(command, value).requiredText(member)
                : requiredText(name);
    }

    /** An id; digits in quotes are accepted. */
    Optional<Integer> integer(String name) throws BadFrame {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw bad(name + " must be an integer, not " + text.get());
        }
    }

    int requiredInteger(String name) throws BadFrame {
        return integer(name).orElseThrow(() -> bad(name + " is missing"));
    }

    /** An object of texts; absent is empty. */
    Map<String, String> texts(String name) throws BadFrame {
        JsonNode value = byLowerCase.get(name.toLowerCase(Locale.ROOT));
        if (value == null || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw bad(name + " must be an object");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!entry.getValue().isValueNode()) {
                throw bad(name + "." + entry.getKey() + " is no text");
            }
            texts.put(entry.getKey(), entry.getValue().isNull() ? "" : entry.getValue().asText());
        }
        return texts;
    }

    /** An array of texts, or of numbers taken as their digits; at most {@value #LONGEST_LIST}. */
    Set<String> textSet(String name) throws BadFrame {
        JsonNode value = byLowerCase.get(name.toLowerCase(Locale.ROOT));
        if (value == null || !value.isArray()) {
            throw bad(name + " must be an array");
        }
        if (value.size() > LONGEST_LIST) {
            throw bad(name + " has more than " + LONGEST_LIST + " values");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode item : value) {
            if (!item.isValueNode()) {
                throw bad(name + " must be an array of texts");
            }
            texts.add(item.asText().strip());
        }
        return texts;
    }

    /** As {@link #texts}, with at least one. */
    Map<String, String> requiredTexts(String name) throws BadFrame {
        Map<String, String> texts = texts(name);
        if (texts.isEmpty()) {
            throw bad(name + " is missing");
        }
        return texts;
    }

    /** True or false, also in quotes. */
    boolean requiredFlag(String name) throws BadFrame {
        return switch (requiredText(name).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name + " must be true or false");
        };
    }

    /** One of some texts, as it is written there. */
    String choice(String name, String... allowed) throws BadFrame {
        String text = requiredText(name);
        if (!Set.of(allowed).contains(text)) {
            throw bad(name + " " + text + " is not supported");
        }
        return text;
    }

    /** A complaint about the arguments. */
    BadFrame bad(String reason) {
        return new BadFrame(command + ": " + reason);
    }

    /** One of the constants of an enum, in any casing. */
    <E extends Enum<E>> E oneOf(Class<E> type, String name) throws BadFrame {
        String text = requiredText(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw bad(name + " " + text + " is not supported");
    }
}
