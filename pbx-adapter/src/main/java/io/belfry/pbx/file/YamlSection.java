package io.belfry.pbx.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. {@code ${NAME}} in a value is replaced by that
 * environment variable. A key that nobody read is an error, see {@link #end()}.
 */
final class YamlSection {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, Integer> keyLines = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final UnaryOperator<String> environment;

    YamlSection(String file, String path, Node node, UnaryOperator<String> environment) {
        this.file = file;
        this.path = path;
        this.line = node.getStartMark().getLine() + 1;
        this.environment = environment;
        if (!(node instanceof MappingNode mapping)) {
            throw error(line, path + " must be a mapping of keys to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw error(keyLine, "a key of " + path + " is no plain text");
            }
            String key = scalar.getValue();
            if (values.put(key, tuple.getValueNode()) != null) {
                throw error(keyLine, "key " + at(key) + " comes twice");
            }
            keyLines.put(key, keyLine);
        }
    }

    /** Complains about the first key that was never asked for. */
    void end() {
        keyLines.keySet().stream()
                .filter(k -> !read.contains(k))
                .min((a, b) -> keyLines.get(a) - keyLines.get(b))
                .ifPresent(
                        k -> {
                            throw error(keyLines.get(k), "unknown key " + at(k));
                        });
    }

    /** Whether the key is there, be its value empty; it still counts as unread. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<YamlSection> section(String key) {
        return node(key).map(n -> new YamlSection(file, at(key), n, environment));
    }

    YamlSection requiredSection(String key) {
        return section(key).orElseThrow(() -> missing(key));
    }

    /** The mappings of a list; none when the key is absent. */
    List<YamlSection> list(String key) {
        List<YamlSection> items = new ArrayList<>();
        for (Node item : sequence(key).orElse(List.of())) {
            items.add(new YamlSection(file, at(key) + "[" + items.size() + "]", item, environment));
        }
        return items;
    }

    /** The plain values of a list; empty when the key is absent. */
    Optional<List<String>> texts(String key) {
        return sequence(key).map(nodes -> nodes.stream().map(n -> scalar(key, n)).toList());
    }

    Optional<List<Integer>> numbers(String key) {
        return texts(key).map(l -> l.stream().map(t -> integer(key, t)).toList());
    }

    Optional<String> text(String key) {
        return node(key).map(n -> scalar(key, n)).filter(t -> !t.isEmpty());
    }

    String required(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    Optional<Integer> number(String key) {
        return text(key).map(t -> integer(key, t));
    }

    int requiredNumber(String key) {
        return number(key).orElseThrow(() -> missing(key));
    }

    boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(
                        t ->
                                switch (t) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default -> throw wrong(key, "must be true or false, not " + t);
                                })
                .orElse(otherwise);
    }

    /** A value read by a function whose {@link IllegalArgumentException} says what is wrong. */
    <T> T parsed(String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw wrong(key, e.getMessage());
        }
    }

    /** A secret: in place, or in the file named by {@code <key>File}. */
    Optional<String> secret(String key) {
        Optional<String> inPlace = text(key);
        Optional<String> inFile = text(key + "File");
        if (inPlace.isPresent() && inFile.isPresent()) {
            throw wrong(key, "and " + key + "File exclude each other");
        }
        return inFile.map(f -> contents(key + "File", Path.of(f))).or(() -> inPlace);
    }

    PbxFileException wrong(String key, String what) {
        return error(keyLines.getOrDefault(key, line), at(key) + " " + what);
    }

    PbxFileException missing(String key) {
        return error(line, "key " + at(key) + " is missing");
    }

    private String contents(String key, Path secretFile) {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw wrong(key, "cannot be read: " + secretFile);
        }
    }

    private Optional<Node> node(String key) {
        read.add(key);
        return Optional.ofNullable(values.get(key)).filter(n -> !n.getTag().equals(Tag.NULL));
    }

    private Optional<List<Node>> sequence(String key) {
        return node(key)
                .map(
                        n -> {
                            if (n instanceof SequenceNode sequence) {
                                return sequence.getValue();
                            }
                            throw wrong(key, "must be a list");
                        });
    }

    private String scalar(String key, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(key, "must be a single value");
        }
        Matcher matcher = VARIABLE.matcher(scalar.getValue());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = environment.apply(matcher.group(1));
            if (value == null) {
                throw wrong(
                        key, "needs the environment variable " + matcher.group(1) + ", not set");
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }

    private int integer(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(key, "must be a whole number, not " + text);
        }
    }

    private String at(String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
    }

    private PbxFileException error(int atLine, String what) {
        return new PbxFileException(file + ", line " + atLine + ": " + what);
    }
}
